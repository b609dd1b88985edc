using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>A database of its own for one test: the test's view of it, and the nodes that it starts on it.</summary>
sealed class FaultStore : IAsyncDisposable
{
    /// <summary>Whether STORYTRACKER_LONG=1 asks for the long versions.</summary>
    public static bool Long { get; } = Environment.GetEnvironmentVariable("STORYTRACKER_LONG") == "1";

    readonly FaultCluster cluster;
    readonly List<NodeProcess> nodes = [];

    FaultStore(FaultCluster cluster, string database)
    {
        (this.cluster, Database) = (cluster, database);
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { ApplicationName = "the test" }.ConnectionString);
        cluster.Follow(Source);
        Store = new EventStore.EventStore(Source, FaultEvents.Types(), TimeProvider.System);
        Jobs = new JobQueue(Source, Store.Types);
    }

    public static async Task<FaultStore> CreateAsync(FaultCluster cluster) => new(cluster, await cluster.CreateDatabaseAsync());

    public string Database { get; }
    public NpgsqlDataSource Source { get; }
    public EventStore.EventStore Store { get; }
    public JobQueue Jobs { get; }
    public LogAudit Audit { get; } = new();
    public AckLedger Ledger { get; } = new();

    /// <summary>Settings of a node on this database.</summary>
    public NodeSettings Node(string name, params string[] roles) => new() { Database = Database, Name = name, Roles = roles };

    /// <summary>Starts a node; what it sends and what is acknowledged goes to the ledger.</summary>
    public NodeProcess Start(NodeSettings settings, Action<Line>? listener = null)
    {
        var node = NodeProcess.Start(settings, line => { Ledger.Hear(line); listener?.Invoke(line); });
        nodes.Add(node);
        return node;
    }

    /// <summary>Starts a node and waits until it is ready.</summary>
    public async Task<NodeProcess> StartReadyAsync(NodeSettings settings, Action<Line>? listener = null)
    {
        var node = Start(settings, listener);
        await node.ReadyAsync();
        return node;
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql) => (T)(await AskAsync(sql))!;

    /// <summary>The first column of the first row; null if there is no row or it is null.</summary>
    public async Task<T?> ScalarOrNullAsync<T>(string sql) where T : struct => await AskAsync(sql) is T value ? value : null;

    public Task ExecuteAsync(string sql) => AskAsync(sql);

    /// <summary>Asks until there is an answer: what a test asks is not what it tests.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The texts are those of the tests.")]
    async Task<object?> AskAsync(string sql)
    {
        object? answer = null;
        await Eventually.DespiteOutagesAsync(async () =>
        {
            await using var command = Source.CreateCommand(sql);
            answer = await command.ExecuteScalarAsync();
            return true;
        }, "the database answers the test");
        return answer;
    }

    /// <summary>Waits until so many more units are acknowledged, whatever becomes of the server meanwhile.</summary>
    public async Task MoreAckedAsync(int units, string what, int seconds = 60)
    {
        var target = Ledger.Units + units;
        await Eventually.TrueAsync(() => Ledger.Units >= target, $"{units} more units are acknowledged {what}", seconds);
    }

    /// <summary>Ends every appending node, sends again what was left open, and holds the whole log against every answer.</summary>
    public async Task SettleAsync()
    {
        foreach (var node in nodes) await node.KillAsync();
        await BackendsGoneAsync();
        await Ledger.ResendAsync(Store, Audit);
        Ledger.Check(Audit);
        // Once more from the beginning: what was read before must still be there.
        var again = new LogAudit();
        await again.CatchUpAsync(Store);
        Ledger.CheckAll(again);
        var findings = await new StoreCheck(Source).RunAsync();
        Assert.All(findings.Where(f => f.Invariant != "projections"), f => Assert.True(f.Ok, f.Sentence));
    }

    /// <summary>Waits until the server has noticed that the nodes are gone: a call of a killed client runs to its end.</summary>
    public Task BackendsGoneAsync() => Eventually.DespiteOutagesAsync(async () => await ScalarAsync<long>(
        "select count(*) from pg_stat_activity where datname = current_database() and application_name <> 'the test'") == 0,
        "the server has noticed that the nodes are gone");

    /// <summary>Waits until no job is left, and insists that each of the named ones had its effect once.</summary>
    public async Task EachEffectOnceAsync(IEnumerable<string> names, int seconds = 60)
    {
        await Eventually.DespiteOutagesAsync(async () => await ScalarAsync<long>("select count(*) from storytracker.jobs") == 0,
            "every job is done", seconds);
        Assert.Equal(0, await ScalarAsync<long>("select count(*) from storytracker.dead_jobs"));
        await Audit.CatchUpAsync(Store);
        // The audit insists on "once".
        Assert.Equal(names.Order(StringComparer.Ordinal), Audit.Effects.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>How far a projection is.</summary>
    public async Task<ProjectionStatus> StatusAsync(string projection)
    {
        await using var nobody = new Wakeups(Source, TimeProvider.System);
        return (await new ProjectionRunner(Source, Store, [], nobody, TimeProvider.System).StatusAsync()).Single(s => s.Name == projection);
    }

    /// <summary>Waits until the projection has every event that it handles, and no other, at the head as it is now.</summary>
    public async Task ProjectedAsync(string projection = "plain")
    {
        var head = await Store.HeadAsync();
        await Eventually.DespiteOutagesAsync(async () => (await StatusAsync(projection)).Position >= head,
            $"the projection reaches {head}");
        Assert.Equal(0, await ScalarAsync<long>($"""
            select count(*) from (select position, stream from storytracker.events where position <= {head} and type <> 'poisonous') e
            full join (select * from storytracker.{projection}_v1 where position <= {head}) p using (position)
            where e.stream is distinct from p.stream
            """));
    }

    /// <summary>Settles, then lets an undisturbed node finish what is left: every job has its effect once, every event is projected
    /// once.</summary>
    public async Task FinishAsync(IEnumerable<string>? jobs = null)
    {
        await SettleAsync();
        var node = await StartReadyAsync(Node("finish", "work", "project"));
        await EachEffectOnceAsync([.. Audit.Units.Where(u => u.Value.Job).Select(u => u.Key.ToString()), .. jobs ?? []]);
        await ProjectedAsync();
        Assert.Equal(0, await node.TerminateAsync());
    }

    /// <summary>Requests jobs that have one effect each, and gives their names.</summary>
    public async Task<string[]> EnqueueAsync(string prefix, int count, string kind = "effect")
    {
        string[] names = [.. Enumerable.Range(1, count).Select(n => $"{prefix}-{n:D5}")];
        foreach (var chunk in names.Chunk(1000)) await Jobs.EnqueueAsync([.. chunk.Select(n => new EffectArgs(n).ToRequest(kind))]);
        return names;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        await Store.DisposeAsync();
        cluster.Forget(Source);
        await Source.DisposeAsync();
        await cluster.DropDatabaseAsync(Database);
    }
}
