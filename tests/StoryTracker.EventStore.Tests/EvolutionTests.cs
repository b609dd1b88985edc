using System.Collections.Immutable;

namespace StoryTracker.EventStore.Tests;

/// <summary>A line as a later release writes it: schema 2 of <c>line-added</c>.</summary>
public sealed record PricedLine(string Item, int Count, decimal? Price);

/// <summary>An event that only a later release knows.</summary>
public sealed record OrderCancelled(string Why);

/// <summary>An order as the first release folds it.</summary>
public sealed record FirstOrder(string Customer, ImmutableList<string> Items)
{
    public static FirstOrder Create(OrderPlaced e) => new(e.Customer, []);
    public FirstOrder Apply(LineAdded e) => this with { Items = Items.Add($"{e.Count} {e.Item}") };
}

/// <summary>The same as a later release folds it.</summary>
public sealed record LaterOrder(string Customer, ImmutableList<string> Items, string? Cancelled = null)
{
    public static LaterOrder Create(OrderPlaced e) => new(e.Customer, []);
    public LaterOrder Apply(PricedLine e) =>
        this with { Items = Items.Add(e.Price is { } price ? $"{e.Count} {e.Item} at {price:0}" : $"{e.Count} {e.Item} at no price") };
    public LaterOrder Apply(OrderCancelled e) => this with { Cancelled = e.Why };
}

/// <summary>What an older program does with what a newer one wrote, and what happens once it learns it.</summary>
public sealed class EvolutionTests(TestCluster cluster) : IAsyncLifetime
{
    readonly TestStore db = new(cluster);
    EventStore later = null!;

    static EventTypes LaterTypes() => new EventTypes()
        .Map<OrderPlaced>("order-placed").Map<PricedLine>("line-added", schema: 2).Map<OrderShipped>("order-shipped")
        .Map<OrderCancelled>("order-cancelled")
        .Upcast<LineAdded, PricedLine>("line-added", 1, old => new PricedLine(old.Item, old.Count, null));

    public async ValueTask InitializeAsync()
    {
        await db.InitializeAsync();
        later = new EventStore(db.Source, LaterTypes(), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await later.DisposeAsync();
        await db.DisposeAsync();
    }

    ProjectionRunner Runner(EventStore store, Projection projection) =>
        new(db.Source, store, [projection], db.Wakeups, TimeProvider.System, backoff: TimeSpan.FromMilliseconds(1));

    static object Future(string type) => type == "line-added" ? new PricedLine("coffee", 2, 3) : new OrderCancelled("too late");

    [Fact]
    public async Task What_an_older_release_wrote_is_upcast_and_what_it_folded_is_folded_the_same()
    {
        await db.AppendAsync("order-1", 0, new OrderPlaced("ann"), new LineAdded("tea", 3));
        await later.AppendAsync(TestStore.Unit("order-1", 2, new PricedLine("coffee", 2, 3)));
        var order = await later.LoadAsync<LaterOrder>("order-1");
        Assert.Equal((3, "3 tea at no price, 2 coffee at 3"), (order.Version, string.Join(", ", order.State!.Items)));
        Assert.Equal([1, 1, 2], (await later.ReadLogAsync(0, 10)).Select(e => e.Schema));
        // Reading upcasts; what is on record stays as it was written.
        var written = await db.ScalarAsync<string>("select data::text from storytracker.events where position = 2");
        Assert.Equal("""{"item": "tea", "count": 3}""", written);
    }

    [Theory]
    [InlineData("line-added", 2)]
    [InlineData("order-cancelled", 1)]
    public async Task A_future_event_stops_every_fold_of_its_stream_and_no_other_and_nothing_before_it(string type, int schema)
    {
        await db.AppendAsync("order-1", 0, new OrderPlaced("ann"), new LineAdded("tea", 3));
        await db.AppendAsync("order-2", 0, new OrderPlaced("bob"));
        Assert.Equal(2, (await db.Store.LoadAsync<FirstOrder>("order-1")).Version);                     // in the cache from here on
        await later.AppendAsync(TestStore.Unit("order-1", 2, Future(type), new PricedLine("milk", 1, 1)));

        for (var again = 0; again < 2; again++)
        {
            var e = await UnknownAsync(() => db.Store.LoadAsync<FirstOrder>("order-1"));
            Assert.Equal((type, schema), (e.Type, e.Schema));
        }
        // In the log it stands at its place, and only its payload cannot be read.
        var log = await db.Store.ReadLogAsync(0, 10);
        Assert.Equal((5, type, schema), (log.Count, log[3].Type, log[3].Schema));
        Assert.Throws<UnknownEventTypeException>(() => log[3].Data);
        Assert.IsType<OrderPlaced>(log[2].Data);
        var before = await db.Store.LoadAsync<FirstOrder>("order-1", upToPosition: 3);
        Assert.Equal((2, "3 tea"), (before.Version, Assert.Single(before.State!.Items)));
        Assert.Equal(1, (await db.Store.LoadAsync<FirstOrder>("order-2")).Version);
        // An older program cannot decide on what it cannot read: its version is stale.
        Assert.Equal(AppendOutcome.Conflict, (await db.AppendAsync("order-1", 2, new LineAdded("sugar"))).Outcome);
    }

    [Theory]
    [InlineData("line-added", 2)]
    [InlineData("order-cancelled", 1)]
    public async Task A_future_event_stops_a_projection_visibly_and_once_it_is_learnt_the_projection_goes_on_and_nothing_is_lost(
        string type, int schema)
    {
        for (var n = 0; n < 40; n++) await db.AppendAsync("order-1", -1, new LineAdded("tea"), new OrderPlaced("ann"));
        var old = Runner(db.Store, new SeenLines());
        await old.CatchUpAsync();
        await db.AppendAsync("order-1", -1, new LineAdded("tea"));
        await later.AppendAsync(TestStore.Unit("order-2", 0, Future(type)));
        await later.AppendAsync(TestStore.Unit("order-2", 1, new PricedLine("milk", 1, 1), new PricedLine("rice", 1, 1)));
        await db.AppendAsync("order-3", 0, new LineAdded("tea"));

        var stopped = (await Assert.ThrowsAsync<ProjectionStoppedException>(() => old.CatchUpAsync())).Status;
        Assert.Equal((81L, "stopped"), (stopped.Position, stopped.State));
        Assert.Contains($"'{type}'", stopped.Error!, StringComparison.Ordinal);
        if (schema > 1) Assert.Contains($"{schema}", stopped.Error!, StringComparison.Ordinal);
        Assert.Contains(await new StoreCheck(db.Source).RunAsync(), f => f is { Invariant: "projections", Ok: false });
        Assert.Equal(await LinesAsync(upTo: 81), await db.ScalarAsync<long[]>(SeenLines.Positions));

        // A retry by the program that does not know it stops at the same place; the one that does goes on from there.
        Assert.True(await old.RetryAsync(SeenLines.ProjectionName));
        Assert.Equal(81, (await Assert.ThrowsAsync<ProjectionStoppedException>(() => old.CatchUpAsync())).Status.Position);
        var learnt = Runner(later, new SeenLines());
        await learnt.RetryAsync(SeenLines.ProjectionName);
        await learnt.CatchUpAsync();
        Assert.Equal(await LinesAsync(upTo: long.MaxValue), await db.ScalarAsync<long[]>(SeenLines.Positions));
        Assert.Contains(await new StoreCheck(db.Source).RunAsync(), f => f is { Invariant: "projections", Ok: true });
    }

    // A fold may say first what it was folding.
    static async Task<UnknownEventTypeException> UnknownAsync(Func<Task> read)
    {
        var e = await Assert.ThrowsAnyAsync<Exception>(read);
        return Assert.IsType<UnknownEventTypeException>(e is FoldException { InnerException: { } inner } ? inner : e);
    }

    Task<long[]> LinesAsync(long upTo) => db.ScalarAsync<long[]>(
        $"select array_agg(position order by position) from storytracker.events where type = 'line-added' and position <= {upTo}");
}
