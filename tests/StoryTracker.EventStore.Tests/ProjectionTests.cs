using Npgsql;

namespace StoryTracker.EventStore.Tests;

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
                await using var consistent = new NpgsqlCommand("select (select count(*) from storytracker.killed_v1_seen) = (select count(*) from storytracker.events e, " +
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

    [Fact]
    public async Task While_a_projection_is_rebuilt_its_old_rows_are_read_and_new_events_reach_both()
    {
        var counts = new ItemCounts("rebuilt");
        await FillAsync(3000);
        var runner = Runner(counts);
        await runner.CatchUpAsync();
        using var stop = new CancellationTokenSource();
        var running = runner.RunAsync(stop.Token);
        var seen = new List<long>();
        var rebuild = Runner(new ItemCounts("rebuilt")).RebuildAsync("rebuilt", new Told(async status =>
        {
            Assert.Equal("rebuilt~rebuild", status.Name);
            seen.Add(await CountAsync(counts));                                   // never empty, never fewer
            await db.AppendAsync("meanwhile", -1, new LineAdded("tea"));
        }));
        await rebuild;
        await runner.ReachedAsync("rebuilt", await db.Store.HeadAsync(), Long);
        Assert.NotEmpty(seen);
        Assert.All(seen, count => Assert.True(count >= 2970));
        Assert.Equal(await db.ScalarAsync<long>("select count(*) from storytracker.events where type = 'line-added'"), await CountAsync(counts));
        Assert.DoesNotContain(await runner.StatusAsync(), s => s.Name != "rebuilt");
        Assert.Equal(0, await db.ScalarAsync<long>("select count(*) from pg_namespace where nspname like 'storytracker_rebuild%'"));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_projection_is_rebuilt_again_at_once_and_not_twice_at_the_same_time()
    {
        var counts = new ItemCounts("again");
        await FillAsync(3000);
        var runner = Runner(counts);
        await runner.CatchUpAsync();
        Exception? refused = null;
        await runner.RebuildAsync("again", new Told(async _ =>
            refused ??= await Record.ExceptionAsync(() => Runner(new ItemCounts("again")).RebuildAsync("again"))));
        Assert.Contains("is being rebuilt by another program", Assert.IsType<InvalidOperationException>(refused).Message, StringComparison.Ordinal);
        for (var n = 0; n < 4; n++)
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CountAsync(counts)));      // shuffles the pool's connections
            await runner.RebuildAsync("again");
        }
        Assert.Equal(2970, await CountAsync(counts));
    }

    [Fact]
    public async Task A_rebuild_that_meets_an_event_it_cannot_apply_leaves_the_rows_in_use_alone()
    {
        var counts = new ItemCounts("half-built") { Cured = true };
        await FillAsync(300);
        await db.AppendAsync("s", -1, new LineAdded("poison"));
        var runner = Runner(counts);
        await runner.CatchUpAsync();
        counts.Cured = false;
        var e = await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.RebuildAsync("half-built"));
        Assert.Equal(300, e.Status.Position);
        Assert.Equal(298, await CountAsync(counts));
        Assert.Equal("live", Assert.Single(await runner.StatusAsync()).State);
    }

    [Fact]
    public async Task A_skip_leaves_out_one_event_says_so_for_good_and_a_rebuild_keeps_to_it()
    {
        var counts = new ItemCounts("skips");
        await FillAsync(100);
        await db.AppendAsync("s", -1, new LineAdded("poison"), new LineAdded("tea"));
        var runner = Runner(counts);
        Assert.Null(await runner.SkipAsync("skips", "ann"));                      // nothing to skip yet
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => runner.CatchUpAsync());
        Assert.Equal(101, await runner.SkipAsync("skips", "ann"));
        await runner.CatchUpAsync();
        Assert.Equal(100, await CountAsync(counts));
        Assert.Equal((102L, 1L), ((await StatusAsync(runner, counts)).Position, (await StatusAsync(runner, counts)).Skipped));
        Assert.Equal("ann: line-added at position 101 (s, version 1): poison cannot be counted.",
            await db.ScalarAsync<string>("select skipped_by || ': ' || error from storytracker.projection_skips"));
        await runner.RebuildAsync("skips");
        Assert.Equal(100, await CountAsync(counts));
    }

    [Fact]
    public async Task Side_effects_happen_once_over_runners_versions_and_rebuilds_and_never_for_what_was_before()
    {
        await db.AppendAsync("s", -1, new LineAdded("reorder", 1));               // before the projection's first start
        var (v1, v2) = (new ItemCounts("effects", 1, requestsJobs: true), new ItemCounts("effects", 2, requestsJobs: true));
        var runner = Runner(v1);
        await runner.CatchUpAsync();
        await db.AppendAsync("s", -1, new LineAdded("reorder", 2), new LineAdded("reorder", 3));
        await Task.WhenAll(runner.CatchUpAsync(), Runner(new ItemCounts("effects", 1, requestsJobs: true)).CatchUpAsync());
        await runner.RebuildAsync("effects");
        var newer = Runner(v2);
        await newer.CatchUpAsync();                                               // builds from the beginning
        await db.AppendAsync("s", -1, new LineAdded("reorder", 4));
        await Task.WhenAll(runner.CatchUpAsync(), newer.CatchUpAsync());          // both versions project it
        Assert.Equal([2, 3, 4], (await db.Jobs.ClaimAsync("w", 10, Long)).Select(j => j.ArgsAs<TaskArgs>(db.Types).Number).Order());
        Assert.Equal((4L, 4L), (await CountAsync(v1) - 6, await CountAsync(v2) - 6));
    }

    [Fact]
    public async Task Pruning_drops_versions_that_nobody_uses_any_more_and_nothing_else()
    {
        var (old, current) = (new ItemCounts("pruned"), new ItemCounts("pruned", 2));
        await FillAsync(100);
        await Runner(old).CatchUpAsync();
        var runner = Runner(current);
        await runner.CatchUpAsync();
        Assert.Empty(await runner.PruneAsync());                                  // the old one was in use a moment ago
        Assert.Equal(99, await CountAsync(old));
        Assert.Equal(["pruned v1"], await runner.PruneAsync(TimeSpan.Zero));
        Assert.Equal("pruned v2", Assert.Single(await runner.StatusAsync()) is { } left ? $"{left.Name} v{left.Version}" : "");
        Assert.True(await db.ScalarAsync<bool>("select to_regclass('storytracker.pruned_v1') is null"));
        Assert.Equal(99, await CountAsync(current));
    }

    /// <summary>Reports in the reporter's own time, unlike <see cref="Progress{T}"/>.</summary>
    sealed class Told(Func<ProjectionStatus, Task> told) : IProgress<ProjectionStatus>
    {
        public void Report(ProjectionStatus value) => Task.Run(() => told(value)).GetAwaiter().GetResult();
    }
}
