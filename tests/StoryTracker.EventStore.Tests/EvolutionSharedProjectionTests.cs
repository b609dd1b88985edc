using NpgsqlTypes;

namespace StoryTracker.EventStore.Tests;

/// <summary>A read model that both releases of an upgrade keep under one version: the older must not stop it for the newer.</summary>
public sealed class EvolutionSharedProjectionTests(TestCluster cluster) : IAsyncLifetime
{
    readonly TestStore db = new(cluster);
    EventStore later = null!;

    public async ValueTask InitializeAsync()
    {
        await db.InitializeAsync();
        later = new EventStore(db.Source, TestStore.NewTypes().Map<OrderCancelled>("order-cancelled"), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await later.DisposeAsync();
        await db.DisposeAsync();
    }

    ProjectionRunner Runner(EventStore store, Projection? projection = null) => new(
        db.Source, store, [projection ?? new SeenLines()], db.Wakeups, TimeProvider.System, backoff: TimeSpan.FromMilliseconds(1));

    [Fact]
    public async Task A_program_that_knows_the_event_goes_on_by_itself_where_an_older_one_stopped()
    {
        await later.AppendAsync(TestStore.Unit("order-1", 0, new LineAdded("tea"), new OrderCancelled("late"), new LineAdded("milk")));
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => Runner(db.Store).CatchUpAsync());
        // An older program that starts again changes nothing.
        Assert.Equal(1, (await Assert.ThrowsAsync<ProjectionStoppedException>(() => Runner(db.Store).CatchUpAsync())).Status.Position);
        await Runner(later).CatchUpAsync();
        Assert.Equal((long[])[1, 3], await db.ScalarAsync<long[]>(SeenLines.Positions));
    }

    [Fact]
    public async Task What_was_stopped_for_another_reason_stays_stopped_when_a_program_starts()
    {
        await db.AppendAsync("order-1", 0, new LineAdded("tea"), new LineAdded("poison"));
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => Runner(db.Store, new ItemCounts("counts")).CatchUpAsync());
        var failures = (await Runner(db.Store).StatusAsync()).Single(s => s.Name == "counts").Failures;
        await Assert.ThrowsAsync<ProjectionStoppedException>(() => Runner(later, new ItemCounts("counts")).CatchUpAsync());
        Assert.Equal(failures, (await Runner(db.Store).StatusAsync()).Single(s => s.Name == "counts").Failures);
    }

    [Fact]
    public async Task A_payload_of_a_future_schema_stops_a_projection_that_does_not_even_look_into_it()
    {
        var types = new EventTypes().Map<PricedLine>("line-added", schema: 2);
        await using var newer = new EventStore(db.Source, types, TimeProvider.System);
        await newer.AppendAsync(TestStore.Unit("order-1", 0, new PricedLine("tea", 1, 1)));
        var stopped = await Assert.ThrowsAsync<ProjectionStoppedException>(() => Runner(db.Store, new BlindCounts()).CatchUpAsync());
        Assert.Equal(0, stopped.Status.Position);
    }

    [Fact]
    public async Task A_failure_at_a_place_that_another_node_has_passed_stops_nothing()
    {
        await Runner(db.Store).CreateAsync();
        await db.AppendAsync("order-1", 0, new LineAdded("tea"), new LineAdded("milk"));
        await Runner(db.Store).CatchUpAsync();
        await using var fail = db.Source.CreateCommand(Statement.Text("projection_fail"));
        foreach (object value in new object[] { SeenLines.ProjectionName, 1, "late", true, 1L })
            fail.Parameters.Add(new Npgsql.NpgsqlParameter { Value = value });
        Assert.Equal(0, await fail.ExecuteNonQueryAsync());
        Assert.Equal("live", (await Runner(db.Store).StatusAsync()).Single().State);
    }

    [Fact]
    public async Task A_program_that_starts_while_another_projects_waits_for_it_and_holds_nothing_that_it_needs()
    {
        await Runner(db.Store, new IndexedLines()).CreateAsync();
        await using var stepping = await db.Source.OpenConnectionAsync();
        await using var step = await stepping.BeginTransactionAsync();
        await ExecuteAsync("select from storytracker.projections where name = 'indexed' for update");       // as a step begins
        var starting = Runner(db.Store, new IndexedLines()).CreateAsync();
        await TestStore.EventuallyAsync(() => db.ScalarAsync<bool>("select count(*) > 0 from pg_stat_activity " +
            "where datname = current_database() and wait_event_type = 'Lock'"), "the other program waits");
        await ExecuteAsync("insert into storytracker.indexed_v1 values (1)");                               // as it goes on: no deadlock
        await step.CommitAsync();
        await starting;

        async Task ExecuteAsync(string sql)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, stepping);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Has an index, which locks its table even if it is there already.</summary>
    sealed class IndexedLines : Projection
    {
        public override string Name => "indexed";
        public override int Version => 1;
        public override IReadOnlyList<string> EventTypes => ["line-added"];
        public override string CreateSql => """
            create table if not exists indexed_v1 (position bigint);
            create index if not exists indexed_v1_position on indexed_v1 (position);
            """;
        public override void Project(RecordedEvent e, ProjectionRows rows) { }
    }

    /// <summary>Counts lines without looking into them.</summary>
    sealed class BlindCounts : Projection
    {
        static readonly RowStatement Seen = new("insert into blind_v1 select unnest($1::bigint[])", NpgsqlDbType.Bigint);
        public override string Name => "blind";
        public override int Version => 1;
        public override IReadOnlyList<string> EventTypes => ["line-added"];
        public override string CreateSql => "create table if not exists blind_v1 (position bigint primary key)";
        public override void Project(RecordedEvent e, ProjectionRows rows) => rows.Add(Seen, e.Position);
    }
}
