using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Chronicle;
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
        await OverTimeAsync(desk, id, [.. story.Claims.Keys.Order().Take(2)]);
        await WithdrawnAsync(newsroom, Of(TieKind.SideBySide));
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

    // A claim answers another, an editor says, and takes it back; and is no other position.
    static async Task OverTimeAsync(IUtterancesDesk desk, Guid id, IReadOnlyList<Guid> claims)
    {
        Done(await desk.DecideAsync(new DecideChronicleLink(id, ChronicleKind.Rebuttal, claims[0], claims[1], true, "She answered it.", Editor), default));
        Done(await desk.DecideAsync(new UndoChronicleDecision(id, ChronicleDecision.IdOf(ChronicleKind.Rebuttal, claims[0], claims[1]), Editor), default));
        Done(await desk.DecideAsync(new DecideChronicleLink(id, ChronicleKind.PositionChange, claims[0], claims[1], false, "Two piers.", Editor), default));
    }

    // What a machine found of one speaker's words, when the names were two again.
    static async Task WithdrawnAsync(Newsroom newsroom, Tie tie) => await newsroom.Decisions.CommitAsync(new($"matcher:{tie.Matcher}"), null, async ct =>
    {
        Dictionary<Guid, Versioned<Story>> stories = [];
        foreach (var stream in await newsroom.Store.StreamsAsync(Streams.StoryPrefix, ct: ct)) stories[Streams.IdOf(stream)] = await newsroom.Decisions.LoadAsync<Story>(stream, ct);
        var article = await newsroom.Decisions.LoadAsync<Article>(Streams.Article(tie.A.ArticleId), ct);
        return MatchStatementsHandler.Handle(new(tie.A.ArticleId, article.State!.LatestExtraction!.Revision), article,
            new(tie.Matcher!, [], [], 1, 1) { OfTwoSpeakers = [tie.Id], At = TimeProvider.System.GetUtcNow() }, stories);
    }, default);

    static void Done(long? position) => Assert.NotNull(position);
}
