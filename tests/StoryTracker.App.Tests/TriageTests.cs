using StoryTracker.App.Projections;
using StoryTracker.App.Triage;
using StoryTracker.Domain;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests;

/// <summary>The triage over the founding articles and one that fits no story.</summary>
public sealed class TriageTests(TestServer server) : IAsyncLifetime
{
    const string Otters = "Ottoline Fernsby, the warden of the Millbridge reserve, spoke on Monday.\n\n“The otters are back,” Ms Fernsby said. “We counted nine of them.”";

    TestNewsroom test = null!;

    Newsroom Newsroom => test.Newsroom;

    public async ValueTask InitializeAsync()
    {
        test = await TestNewsroom.OpenAsync(server);
        await Ingestion.Seeds.IngestAsync(Newsroom, SeedsFixture.Folder, default);
        test.Write("otters.txt", Otters);
        await test.IngestAsync();
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    Task<TriageView> ViewAsync(string? kind = null, string? after = null, int limit = 50) =>
        Newsroom.Triage.TriageAsync(kind, null, after, limit, TestContext.Current.CancellationToken);

    async Task<TriageDone> DecideAsync(TriageItem item, string answer, string reason = "", string other = "")
    {
        var done = await Newsroom.Triage.DecideAsync(new(item.Key, answer, reason, other, item.Seen, "Ana", null), default);
        await Newsroom.Projections.CatchUpAsync();
        return done;
    }

    [Fact]
    public async Task The_queue_is_in_order_of_value_and_pages_follow_one_another()
    {
        var all = (await ViewAsync()).Queue;
        Assert.NotEmpty(all);
        Assert.Equal(all.OrderByDescending(i => i.Value).Select(i => i.Value), all.Select(i => i.Value));
        Assert.All(all, i => Assert.False(string.IsNullOrWhiteSpace(i.Question)));
        Assert.All(all, i => Assert.NotEmpty(i.Reasons));
        List<string> paged = [];
        for (string? after = null; ;)
        {
            var page = await ViewAsync(null, after, 2);
            paged.AddRange(page.Queue.Select(i => i.Key));
            if ((after = page.Next) is null) break;
        }
        Assert.Equal(all.Select(i => i.Key), paged);
    }

    [Fact]
    public async Task An_emerging_story_is_confirmed_and_asked_again_when_that_is_undone()
    {
        var item = Assert.Single((await ViewAsync("story")).Queue);
        var done = await DecideAsync(item, "accept");
        Assert.Empty((await ViewAsync("story")).Queue);
        await Newsroom.UndoDesk.UndoAsync(done.Position!.Value, "Ana", null, default);
        await Newsroom.Projections.CatchUpAsync();
        Assert.Equal(item.Key, Assert.Single((await ViewAsync("story")).Queue).Key);
    }

    [Fact]
    public async Task What_is_put_off_leaves_the_queue_until_that_is_undone()
    {
        var item = (await ViewAsync()).Item!;
        await Assert.ThrowsAsync<CommandRefusedException>(() => DecideAsync(item, "aside"));
        foreach (var answer in new[] { "aside", "snooze" })
        {
            var mark = (await DecideAsync(item, answer, "Not today.")).Mark!.Value;
            Assert.DoesNotContain((await ViewAsync()).Queue, i => i.Key == item.Key);
            Assert.Equal(item.Key, await Newsroom.Triage.UnmarkAsync(mark, "Ana", default));
            Assert.Contains((await ViewAsync()).Queue, i => i.Key == item.Key);
            await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.Triage.UnmarkAsync(mark, "Ana", default));
        }
        await DecideAsync(item, "assign", other: "Ben");
        Assert.Equal("Ben", (await ViewAsync()).Queue.Single(i => i.Key == item.Key).AssignedTo);
    }

    [Fact]
    public async Task What_was_decided_meanwhile_is_refused_in_a_sentence()
    {
        var item = Assert.Single((await ViewAsync("story")).Queue);
        await DecideAsync(item, "accept");
        await Assert.ThrowsAsync<CommandRefusedException>(() => DecideAsync(item, "accept"));
    }

    [Fact]
    public async Task A_rebuild_asks_the_same()
    {
        await DecideAsync(Assert.Single((await ViewAsync("story")).Queue), "accept");
        var before = (await ViewAsync()).Queue.Select(i => i.Key).ToList();
        await Newsroom.Projections.RebuildAsync(TriageIndex.ProjectionName, ct: TestContext.Current.CancellationToken);
        Assert.Equal(before, (await ViewAsync()).Queue.Select(i => i.Key));
    }
}
