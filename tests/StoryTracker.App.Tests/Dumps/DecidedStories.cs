using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What editors decide about stories and what belongs to them.</summary>
static class DecidedStories
{
    const string Editor = "an editor";

    /// <summary>Every decision once, and every undo.</summary>
    public static async Task PutAsync(TestNewsroom test)
    {
        var edit = test.Newsroom.Editing;
        var list = (await test.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 200, default)).Items;
        Guid Titled(string title) => Guid.Parse(list.Single(s => s.Title == title).Id);
        var (labour, barnet, hezbollah) = (Titled("Labour antisemitism"), Titled("Barnet elections"), Titled("Hezbollah proscription"));
        var held = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(labour))).State!;
        var article = held.Articles.Values.First(a => a.Primary).ArticleId;

        Done(await edit.DecideAsync(new DecideBelonging(article, hezbollah, false, "It says nothing of the ban.", Editor), null, default));
        Done(await edit.DecideAsync(new DecideBelonging(article, barnet, true, "It is about the vote.", Editor), null, default));
        Done(await edit.UndoAsync(new UndoBelonging(article, barnet, Editor), null, default));
        var claim = held.ClaimsOf(article).First(c => c.Dismissal is null).Id;
        Done(await edit.MoveAsync(new MoveClaim(claim, labour, barnet, "It is about the council.", Editor), null, default));
        Done(await edit.MoveBackAsync(new MoveClaimBack(claim, labour, barnet, Editor), null, default));

        var own = DerivedId.StoryStartedBy(new("0197c0de-0000-7000-8000-000000000001"));
        Done(await edit.StartAsync(new StartStory(own, "The security of schools", "What guards Jewish schools.", ["security"], article, Editor), null, default));
        Done(await edit.DescribeAsync(new DescribeStory(own, "School security", "What guards schools.", ["school"], Editor), null, default));
        Done(await edit.UndoAsync(new UndoDescription(own, Editor), null, default));
        Done(await edit.PlaceAsync(new PlaceUnder(own, labour, "It is a part of it.", Editor), null, default));
        Done(await edit.FreeAsync(new FreeStory(own, Editor), null, default));

        Done(await edit.MergeAsync(new MergeStories(own, barnet, "They are one.", Editor), null, default));
        Done(await edit.UndoAsync(new UndoMerge(own, barnet, Editor), null, default));
        var apart = DerivedId.StoryStartedBy(new("0197c0de-0000-7000-8000-000000000002"));
        Done(await edit.SplitAsync(new SplitStory(labour, apart, [article], "Hyde Park", "What was said there.", ["Hyde Park"], "A day of its own.", Editor), null, default));
        Done(await edit.UndoAsync(new UndoSplit(labour, apart, Editor), null, default));
        var suggestion = DerivedId.Suggestion(labour, "merge with Barnet");
        Done(await edit.SuggestAsync(new ChangeSuggested(suggestion, SuggestionKind.Merge, labour, barnet, [article], 0.5, ["Both speak of Labour."], "suggestions@1",
            TimeProvider.System.GetUtcNow()), default));
        Done(await edit.SettleAsync(new SettleSuggestion(labour, suggestion, false, "Two matters.", Editor), null, default));
        var declined = (await test.Newsroom.Store.LoadAsync<Story>(Streams.Story(labour))).State!.Suggestions[suggestion].Settled!.At;
        Done(await edit.ReopenDeclinedAsync(new ReopenDeclined(labour, suggestion, declined, Editor), null, default));
        await test.SettleAsync();
    }

    static void Done(long? position) => Assert.NotNull(position);
}
