using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>What editors decide about remarks, lines and divergences that were found, and what a newer matcher proposes.</summary>
static class DecidedStatements
{
    const string Editor = "an editor";

    /// <summary>Every decision once, and every undo.</summary>
    public static async Task PutAsync(TestNewsroom test)
    {
        var (newsroom, desk) = (test.Newsroom, test.Newsroom.UtterancesDesk);
        var id = Guid.Parse((await newsroom.Desk.StoriesAsync(AsOf.Now, null, 200, default)).Items.Single(s => s.Title == "Labour antisemitism").Id);
        var story = (await newsroom.Store.LoadAsync<Story>(Streams.Story(id))).State!;
        Tie Of(TieKind kind, int skip = 0) => story.Ties.Values.Where(t => t.Kind == kind).OrderBy(t => t.Id).Skip(skip).First();

        var told = (await newsroom.Desk.StoryAsync(id, AsOf.Now, default))!.Timeline.First(e => e.Utterances.Count > 0);
        Done(await desk.DecideAsync(new PartReports(id, Guid.Parse(told.Utterances[0].Id), Guid.Parse(told.Id), told.Utterances[0].Words[0].Start, "She said it twice.", Editor), default));
        var parted = (await newsroom.Store.LoadAsync<Story>(Streams.Story(id))).State!.Ties.Values.First(t => t.Kind == TieKind.Parted);
        Done(await desk.DecideAsync(new TakeBackTies(id, [parted.Id], Editor), default));
        Done(await desk.DecideAsync(new UnlinkLines(id, Of(TieKind.Linked).Id, "Another line.", Editor), default));
        Done(await desk.DecideAsync(new AnswerParaphrase(id, Of(TieKind.Suggested).Id, true, "I was there.", Editor), default));
        Done(await desk.DecideAsync(new AnswerParaphrase(id, Of(TieKind.Suggested, 1).Id, false, "Two remarks.", Editor), default));
        var divergence = story.Divergences.Keys.Order().First();
        Done(await desk.DecideAsync(new DismissDivergence(id, divergence, "Tense alone.", Editor), default));
        Done(await desk.DecideAsync(new RestoreDivergence(id, divergence, Editor), default));
        await ProposedAsync(newsroom, id, story);
        await test.SettleAsync();
    }

    // A matcher that finds less than what is on record proposes to part it; the editor declines.
    static async Task ProposedAsync(Newsroom newsroom, Guid id, Story story)
    {
        var article = story.Ties.Values.Where(t => t.Kind == TieKind.Joined).OrderBy(t => t.Id).Last().A.ArticleId;
        await newsroom.Decisions.CommitAsync(new("matcher:utterances@2"), null, async ct =>
        {
            Dictionary<Guid, Versioned<Story>> stories = [];
            foreach (var stream in await newsroom.Store.StreamsAsync(Streams.StoryPrefix, ct: ct))
                stories[Streams.IdOf(stream)] = await newsroom.Decisions.LoadAsync<Story>(stream, ct);
            return ProposeMatchesHandler.Handle(new(article), new("utterances@2", [], [], 1, 1), stories, TimeProvider.System.GetUtcNow());
        }, default);
        var proposed = (await newsroom.Store.LoadAsync<Story>(Streams.Story(id))).State!.Proposals.Values.OrderBy(p => p.Id).First();
        Done(await newsroom.UtterancesDesk.DecideAsync(new AnswerProposal(id, proposed.Id, false, "It was one conversation.", Editor), default));
    }

    static void Done(long? position) => Assert.NotNull(position);
}
