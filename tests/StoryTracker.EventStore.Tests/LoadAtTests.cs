namespace StoryTracker.EventStore.Tests;

/// <summary>What is kept in memory never differs from what is on record: at any position, on any node, after any erasure.</summary>
public sealed class LoadAtTests(TestStore db) : IClassFixture<TestStore>
{
    [Fact]
    public async Task Whatever_is_appended_and_asked_for_in_turn_a_kept_state_is_the_one_on_record()
    {
        var dice = new Random(7);
        await using var other = new EventStore(db.Source, db.Types, TimeProvider.System);
        var streams = Enumerable.Range(0, 4).Select(_ => db.NewStream()).ToList();
        var versions = new int[streams.Count];
        var reads = 0;
        for (var turn = 0; turn < 300; turn++)
        {
            var which = dice.Next(streams.Count);
            if (dice.Next(3) == 0)
            {
                await other.AppendAsync(TestStore.Unit(streams[which], versions[which], versions[which] == 0 ? new OrderPlaced("ann") : new LineAdded($"{turn}")));
                versions[which]++;
                continue;
            }
            var head = await db.Store.NowAsync();
            var position = dice.Next(2) == 0 ? head : dice.NextInt64(Math.Max(0, head - 30), head + 3);
            var kept = await db.Store.LoadAtAsync<Order>(streams[which], position);
            var read = await db.Store.LoadAsync<Order>(streams[which], position);
            Assert.Equal((read.Version, read.Position), (kept.Version, kept.Position));
            Assert.Equal(read.State?.Items ?? [], kept.State?.Items ?? []);
            if (dice.Next(5) == 0) Assert.Equal(versions[which], (await db.Store.LoadAsync<Order>(streams[which])).Version);
            reads++;
        }
        Assert.InRange(reads, 150, 250);
    }

    [Fact]
    public async Task A_state_is_not_read_again_while_its_stream_does_not_change()
    {
        var (stream, busy) = (db.NewStream(), db.NewStream());
        await db.AppendAsync(stream, 0, new OrderPlaced("ann"), new LineAdded("tea"));
        await db.AppendAsync(busy, 0, new OrderPlaced("bob"));
        var first = await db.Store.LoadAtAsync<Order>(stream, await db.Store.NowAsync());
        await db.AppendAsync(busy, 1, new LineAdded("milk"));
        Assert.Same(first, await db.Store.LoadAtAsync<Order>(stream, await db.Store.NowAsync()));
        await db.AppendAsync(stream, 2, new LineAdded("jam"));
        var then = first.Position;
        Assert.Equal(["tea", "jam"], (await db.Store.LoadAtAsync<Order>(stream, await db.Store.NowAsync())).State!.Items);
        // What was is kept beside what is.
        var past = await db.Store.LoadAtAsync<Order>(stream, then);
        Assert.Equal(["tea"], past.State!.Items);
        Assert.Same(past, await db.Store.LoadAtAsync<Order>(stream, then));
    }

    [Fact]
    public async Task What_is_erased_is_in_no_kept_state_from_the_next_question_on()
    {
        var stream = db.NewStream();
        await db.AppendAsync(stream, 0, new OrderPlaced("ann"));
        var line = (await db.AppendAsync(stream, 1, new LineAdded("tea"))).Position!.Value;
        await db.AppendAsync(stream, 2, new LineAdded("jam"));
        Assert.Equal(["tea", "jam"], (await db.Store.LoadAtAsync<Order>(stream, await db.Store.NowAsync())).State!.Items);
        Assert.Equal(["tea"], (await db.Store.LoadAtAsync<Order>(stream, line)).State!.Items);
        Assert.Equal(1, await db.Store.EraseAsync([line], new { reason = "a request" }));
        Assert.Equal(["jam"], (await db.Store.LoadAtAsync<Order>(stream, await db.Store.NowAsync())).State!.Items);
        Assert.Empty((await db.Store.LoadAtAsync<Order>(stream, line)).State!.Items);
    }

    [Fact]
    public void Past_states_are_bounded_in_weight_and_the_least_used_goes_first()
    {
        var past = new PastStates(100);
        for (var position = 1; position <= 50; position++)
        {
            past.Put("a", new Folded<string>($"{position}", position, position), 40, 0, position);
            Assert.InRange(past.Weight, 40, 100);
        }
        Assert.Equal("50", past.Get<string>("a", 60)!.Value.Folded.State);
        Assert.Equal("49", past.Get<string>("a", 49)!.Value.Folded.State);
        Assert.Null(past.Get<string>("a", 48));
        past.ForgetAfter(3);
        Assert.Null(past.Get<string>("a", 60));
        past.Put("a", new Folded<string>("old", 1, 1), 10, 2, 1);
        Assert.Null(past.Get<string>("a", 60));
    }

    [Fact]
    public async Task The_watch_knows_only_what_it_has_read()
    {
        var watch = new LogWatch(db.Source);
        var stream = db.NewStream();
        Assert.False(watch.IsUnchanged(stream, 0, 1));
        var (head, _) = await watch.CatchUpAsync(TestContext.Current.CancellationToken);
        // What came before it began may have changed anything.
        Assert.False(watch.IsUnchanged(stream, head - 1, head));
        var added = (await db.AppendAsync(stream, 0, new OrderPlaced("ann"))).Position!.Value;
        Assert.False(watch.IsUnchanged("another", head, added));
        await watch.CatchUpAsync(TestContext.Current.CancellationToken);
        Assert.True(watch.IsUnchanged("another", head, added));
        Assert.False(watch.IsUnchanged(stream, head, added));
        Assert.True(watch.IsUnchanged(stream, added, added));
    }
}
