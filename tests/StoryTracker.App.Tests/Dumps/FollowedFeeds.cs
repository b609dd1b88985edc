using StoryTracker.App.Tests.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.Fetching;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What the record of a release holds of feeds: one that is followed, fails, is well again, is paused, moves and is given up.</summary>
static class FollowedFeeds
{
    const string Address = "https://ebb.example/feed", Moved = "https://ebb.example/news.xml", Mole = "https://ebb.example/mole",
        MoleAmp = "https://ebb.example/amp/mole", Missing = "https://ebb.example/missing", Editor = "an editor";

    /// <summary>Puts it on record; the newsroom's door is the scripted web.</summary>
    public static async Task PutAsync(TestNewsroom test, ScriptedWeb web)
    {
        var feeds = test.Newsroom.Feeds;
        var document = Printed.Rss("The Ebb", Printed.Item(MoleAmp, "a", "Mole to be raised"), Printed.Item(Missing, "b", "Nothing to see"));
        web.Feed(Address, document).Feed(Moved, document).Status(Missing, 410)
            .Page(Mole, Printed.Page("Mole to be raised", "The mole will be raised by a yard"))
            .Page(MoleAmp, Printed.Page("Mole to be raised", "The mole will be raised by a yard", $"<link rel=\"canonical\" href=\"{Mole}\">"));
        var id = (await feeds.AddAsync(Address, Editor, default)).FeedId;
        await SettleAsync(test);

        web.Refuse(Address, FetchRefusal.PrivateAddress, "ebb.example points to a private or special address (10.0.0.5), and only public ones are fetched.");
        await PollAsync(test, id);
        web.Feed(Address, document, "\"2\"");
        await PollAsync(test, id);

        await feeds.PauseAsync(id, "The paper is on strike.", Editor, default);
        await feeds.ResumeAsync(id, Editor, default);
        await test.Newsroom.Decisions.CommitAsync(new(Editor), null, async ct => MoveFeedHandler.Handle(
            new(id, new(Moved), Editor), await test.Newsroom.Decisions.LoadAsync<Feed>(Streams.Feed(id), ct), TimeProvider.System.GetUtcNow()), default);
        await SettleAsync(test);
        await feeds.RetireAsync(id, "The paper has folded.", Editor, default);
        await SettleAsync(test);
    }

    static async Task PollAsync(TestNewsroom test, Guid feed)
    {
        await test.Newsroom.Feeds.PollNowAsync(feed, Editor, default);
        await SettleAsync(test);
    }

    static async Task SettleAsync(TestNewsroom test)
    {
        await test.Newsroom.CreateJobRunner().DrainAsync(TimeSpan.FromSeconds(1));
        await test.Newsroom.Projections.CatchUpAsync();
    }
}
