using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

/// <summary>Counts items; "poison" cannot be projected, "bad-sql" fails in the database.</summary>
public sealed class ItemCounts(string name, int version = 1) : Projection
{
    public bool Cured { get; set; }
    public string Table => $"{name.Replace('-', '_')}_v{version}";
    public override string Name => name;
    public override int Version => version;
    public override IReadOnlyList<string> EventTypes => ["line-added"];
    public override string CreateSql => $"""
        create table if not exists {Table} (item text primary key, count bigint not null);
        create table if not exists {Table}_seen (position bigint primary key);
        """;

    public override void Project(RecordedEvent e, NpgsqlBatch batch)
    {
        var line = (LineAdded)e.Data;
        if (line.Item == "poison" && !Cured) throw new InvalidOperationException("poison cannot be counted");
        batch.BatchCommands.Add(Command($"insert into {Table}_seen values ($1)", e.Position));
        batch.BatchCommands.Add(line.Item == "bad-sql" && !Cured ? Command("select 1 / ($1 - $1)", 1L)
            : Command($"insert into {Table} values ($1, $2) on conflict (item) do update set count = {Table}.count + excluded.count",
                line.Item, (long)line.Count));
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are those above.")]
    static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}

public sealed class ProjectionTests(TestCluster cluster) : IAsyncLifetime
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    readonly TestStore db = new(cluster);

    public ValueTask InitializeAsync() => db.InitializeAsync();
    public ValueTask DisposeAsync() => db.DisposeAsync();

    ProjectionRunner Runner(params Projection[] projections) =>
        new(db.Source, db.Store, projections, db.Wakeups, TimeProvider.System, backoff: TimeSpan.FromMilliseconds(1));

    async Task FillAsync(int events)
    {
        for (var n = 0; n < events; n += 100)
            await db.AppendAsync("fill", -1, [new OrderPlaced("other type"), .. Enumerable.Range(n, 99).Select(i
                => new LineAdded($"item-{i % 7}"))]);
    }

    Task<long> CountAsync(ItemCounts p) => db.ScalarAsync<long>($"select coalesce(sum(count), 0)::bigint from {p.Table}");
    static async Task<ProjectionStatus> StatusAsync(ProjectionRunner runner, ItemCounts p) => (await runner.StatusAsync()).Single(s
        => s.Name == p.Name && s.Version == p.Version);

    [Fact]
    public async Task Catching_up_projects_every_event_once_and_moves_over_the_others()
    {
        var counts = new ItemCounts("counts");
        await FillAsync(1200);
        var runner = Runner(counts);
        await runner.CatchUpAsync();
        await runner.CatchUpAsync();
        Assert.Equal(1200 - 12, await CountAsync(counts));
        var status = await StatusAsync(runner, counts);
        Assert.Equal((1200L, "live", 0), (status.Position, status.State, status.Failures));
    }

    [Fact]
    public async Task Several_runners_share_a_projection_and_every_event_is_projected_once()
    {
        var counts = new ItemCounts("shared");
        using var stop = new CancellationTokenSource();
        await using var wakeups = new Wakeups(db.Source, TimeProvider.System);
        var runners = Enumerable.Range(0, 3).Select(_ => new ProjectionRunner(db.Source, db.Store, [new ItemCounts("shared")], wakeups,
            TimeProvider.System)).ToArray();
        var running = runners.Select(r => r.RunAsync(stop.Token)).ToArray();
        await FillAsync(1000);
        await runners[0].ReachedAsync("shared", 1000, Long);
        // The rows' primary key on the position would have refused a second projection of any event.
        Assert.Equal(990, await CountAsync(counts));
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task An_append_is_readable_in_the_projection_when_its_position_is_reached()
    {
        var counts = new ItemCounts("own-writes");
        using var stop = new CancellationTokenSource();
        var runner = Runner(counts);
        var projected = 0L;
        runner.Projected += (_, position) => Interlocked.Exchange(ref projected, position);
        var running = runner.RunAsync(stop.Token);
        for (var n = 1; n <= 20; n++)
        {
            var position = (await db.AppendAsync("s", -1, new LineAdded("tea"))).Position!.Value;
            await runner.ReachedAsync("own-writes", position, Long);
            Assert.Equal(n, await CountAsync(counts));
        }
        Assert.Equal(20, Interlocked.Read(ref projected));
        await Assert.ThrowsAsync<TimeoutException>(() => runner.ReachedAsync("own-writes", 1000, TimeSpan.FromMilliseconds(30)));
        await stop.CancelAsync();
        await running;
    }

    [Theory]
    [InlineData("poison")]
    [InlineData("bad-sql")]
    public async Task An_event_that_cannot_be_applied_stops_its_projection_visibly_and_alone_and_a_retry_goes_on(string item)
    {
        var (counts, other) = (new ItemCounts("stops"), new ItemCounts("goes-on") { Cured = true });
        await FillAsync(300);
        var bad = (await db.AppendAsync("s", -1, new LineAdded(item))).Position!.Value;
        await FillAsync(300);
        var runner = Runner(other, counts);
        var e = await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.CatchUpAsync());
        Assert.Equal((bad - 1, "stopped"), (e.Status.Position, e.Status.State));  // everything before it is applied, nothing after it
        Assert.Contains(item == "poison" ? $"position {bad}" : "division by zero", e.Message, StringComparison.Ordinal);
        Assert.Equal(297, await CountAsync(counts));
        Assert.Equal(595, await CountAsync(other));
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.ReachedAsync("stops", bad, Long));
        Assert.Contains(await new StoreCheck(db.Source).RunAsync(), f => f is { Invariant: "projections", Ok: false });
        counts.Cured = true;
        Assert.True(await runner.RetryAsync("stops"));
        await runner.CatchUpAsync();
        Assert.Equal(595, await CountAsync(counts));
    }

    [Fact]
    public async Task An_event_type_that_this_program_does_not_know_stops_the_projection()
    {
        var future = new EventTypes().Map<TaskArgs>("from-the-future");
        await using var newer = new EventStore(db.Source, future, TimeProvider.System);
        await db.AppendAsync("s", -1, new LineAdded("tea"));
        await newer.AppendAsync(TestStore.Unit("t", 0, new TaskArgs(1)));
        var e = await Assert.ThrowsAsync<ProjectionStoppedException>(() => Runner(new ItemCounts("old-program")).CatchUpAsync());
        Assert.Contains("from-the-future", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, e.Status.Position);
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_rows_and_a_new_version_builds_beside_the_old_one()
    {
        var (v1, v2) = (new ItemCounts("versions"), new ItemCounts("versions", 2));
        await FillAsync(700);
        var runner = Runner(v1);
        await runner.CatchUpAsync();
        var before = await db.ScalarAsync<string>($"select string_agg(item || count, ',' order by item) from {v1.Table}");
        await db.ExecuteAsync($"update {v1.Table} set count = 0");
        await runner.RebuildAsync("versions");
        Assert.Equal(0, (await StatusAsync(runner, v1)).Position);
        await runner.CatchUpAsync();
        Assert.Equal(before, await db.ScalarAsync<string>($"select string_agg(item || count, ',' order by item) from {v1.Table}"));
        var newer = Runner(v2);
        await newer.CreateAsync();
        Assert.Equal("building", (await StatusAsync(newer, v2)).State);
        await newer.CatchUpAsync();
        Assert.Equal(("live", "live"), ((await StatusAsync(newer, v1)).State, (await StatusAsync(newer, v2)).State));
        Assert.Equal(before, await db.ScalarAsync<string>($"select string_agg(item || count, ',' order by item) from {v2.Table}"));
    }

    [Fact]
    public async Task Rows_and_checkpoint_move_together_however_often_the_step_is_killed()
    {
        var counts = new ItemCounts("killed");
        var runner = Runner(counts);
        await runner.CreateAsync();
        await FillAsync(2000);
        using var stop = new CancellationTokenSource();
        var killer = Task.Run(async () =>
        {
            await using var killing = await db.Source.OpenConnectionAsync();
            while (!stop.IsCancellationRequested)
            {
                await using var kill = new NpgsqlCommand("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() " +
                    "and pid <> pg_backend_pid() and state = 'active' and (query like '%killed_v1%' or query like '%storytracker.projections%')", killing);
                await kill.ExecuteNonQueryAsync();
                await using var consistent = new NpgsqlCommand("select (select count(*) from killed_v1_seen) = (select count(*) from storytracker.events e, " +
                    "storytracker.projections p where p.name = 'killed' and e.position <= p.position and e.type = 'line-added')", killing);
                Assert.True((bool)(await consistent.ExecuteScalarAsync())!);
                await Task.Yield();
                if (await db.ScalarOrDefaultAsync("select position from storytracker.projections where name = 'killed'") is 2000L) return;
            }
        });
        using var running = new CancellationTokenSource();
        var following = runner.RunAsync(running.Token);
        await Task.WhenAny(killer, Task.Delay(TimeSpan.FromSeconds(3)));     // a storm of at most three seconds, then calm
        await stop.CancelAsync();
        await killer;
        await TestStore.EventuallyAsync(async () => (await StatusAsync(runner, counts)).Position == 2000,
            "the projection reaches the head");
        Assert.Equal(2000 - 20, await CountAsync(counts));
        await running.CancelAsync();
        await following;
    }
}
