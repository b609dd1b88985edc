namespace StoryTracker.EventStore.Tests;

public sealed record Order(string Customer, IReadOnlyList<string> Items, DateOnly? Shipped = null)
{
    public static Order Create(OrderPlaced e) => new(e.Customer, []);
    public Order Apply(LineAdded e) => e.Item == "throw" ? throw new InvalidOperationException("no such item")
        : this with { Items = [.. Items, e.Item] };
    public Order Apply(OrderShipped e) => this with { Shipped = e.On };
}

public sealed class MutableOrder
{
    public int Lines { get; private set; }
    public static MutableOrder Create(OrderPlaced _) => new();
    public void Apply(LineAdded e) => Lines += e.Count;
}

public sealed class NothingToFold { }

public sealed class FoldTests(TestStore db) : IClassFixture<TestStore>
{
    [Fact]
    public async Task A_stream_folds_by_Create_and_Apply_and_the_cache_sees_what_others_append()
    {
        var stream = db.NewStream();
        Assert.Equal(new Folded<Order>(null, 0, 0), await db.Store.LoadAsync<Order>(stream));
        await db.AppendAsync(stream, 0, new OrderPlaced("ann"), new LineAdded("tea"));
        Assert.Equal(["tea"], (await db.Store.LoadAsync<Order>(stream)).State!.Items);
        await using var other = new EventStore(db.Source, db.Types, TimeProvider.System);
        var last = await other.AppendAsync(TestStore.Unit(stream, 2, new LineAdded("milk"), new OrderShipped(new DateOnly(2020, 1, 2))));
        var folded = await db.Store.LoadAsync<Order>(stream);
        Assert.Equal(["tea", "milk"], folded.State!.Items);
        Assert.Equal(new DateOnly(2020, 1, 2), folded.State.Shipped);
        Assert.Equal((4, last.Position!.Value), (folded.Version, folded.Position));
        Assert.Same(folded, await db.Store.LoadAsync<Order>(stream));
    }

    [Fact]
    public async Task A_fold_up_to_a_position_is_the_state_as_it_was_then()
    {
        var stream = db.NewStream();
        var positions = new List<long> { (await db.AppendAsync(stream, 0, new OrderPlaced("ann"))).Position!.Value };
        for (var n = 0; n < 5; n++) positions.Add((await db.AppendAsync(stream, n + 1, new LineAdded($"{n}"))).Position!.Value);
        for (var n = 0; n < positions.Count; n++)
        {
            var then = await db.Store.LoadAsync<Order>(stream, positions[n]);
            Assert.Equal(Enumerable.Range(0, n).Select(i => $"{i}"), then.State!.Items);
            Assert.Equal(n + 1, then.Version);
        }
        Assert.Null((await db.Store.LoadAsync<Order>(stream, positions[0] - 1)).State);
    }

    [Fact]
    public async Task A_state_that_changes_in_place_is_folded_anew_every_time()
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("ann"), new LineAdded("tea", 2));
        var first = (await db.Store.LoadAsync<MutableOrder>(stream)).State!;
        await db.AppendAsync(stream, 2, new LineAdded("milk", 3));
        Assert.Equal(5, (await db.Store.LoadAsync<MutableOrder>(stream)).State!.Lines);
        Assert.Equal(2, first.Lines);
    }

    [Fact]
    public async Task A_fold_that_throws_names_the_event()
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("ann"), new LineAdded("throw"));
        var e = await Assert.ThrowsAsync<FoldException>(() => db.Store.LoadAsync<Order>(stream));
        Assert.Contains($"({stream}, version 2)", e.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(e.InnerException);
    }

    [Fact]
    public async Task A_class_without_Create_is_refused_in_one_sentence()
    {
        await db.AppendAsync("order-nothing", -1, new OrderPlaced("a"));
        var e = await Assert.ThrowsAnyAsync<Exception>(() => db.Store.LoadAsync<NothingToFold>("order-nothing"));
        Assert.Contains("Create", (e.InnerException ?? e).Message, StringComparison.Ordinal);
    }
}
