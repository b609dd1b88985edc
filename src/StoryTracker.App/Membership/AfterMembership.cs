using StoryTracker.App.FollowUps;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Membership;

/// <summary>
/// What follows from a decision about what is on which story, or about how a claim reads: the statements that came, went or read otherwise are compared
/// again, and every story on which something came or went opens what it has to come back to. In the same commit, so that nothing is forgotten.
/// </summary>
static class AfterMembership
{
    /// <summary>The outcome with its messages; the same outcome where nothing came, went or reads otherwise.</summary>
    /// <param name="outcome">What is decided.</param>
    /// <param name="decisions">Loads articles.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Outcome> ExtendAsync(Outcome outcome, Decisions decisions, CancellationToken ct)
    {
        var stories = outcome.Appends.Where(a => a.Stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal) && a.Events.Any(Moves))
            .Select(a => Streams.IdOf(a.Stream)).ToList();
        var articles = Articles(outcome).Distinct().Order().ToList();
        if (stories.Count == 0 && articles.Count == 0) return outcome;
        List<object> messages = [.. outcome.Messages];
        foreach (var id in articles)
            if ((await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State is { RemovedAt: null, LatestExtraction: { } extraction })
                messages.Add(new MatchStatements(id, extraction.Revision));
        messages.AddRange(stories.Select(s => new OpenFollowUps(s)));
        return outcome with { Messages = messages };
    }

    static bool Moves(object e) => e is ArticleBelongs or ArticleDoesNotBelong or BelongingUndone or ClaimMoved or ClaimMoveUndone or StoryAbsorbed
        or MergeUndone or ArticlesSplitOff or SplitUndone or ClaimRecorded or DateAnnounced;

    static IEnumerable<Guid> Articles(Outcome outcome) => outcome.Appends.SelectMany(a => a.Events).SelectMany(e => e switch
    {
        ArticleBelongs d => [d.ArticleId],
        ArticleDoesNotBelong d => [d.ArticleId],
        BelongingUndone d => [d.ArticleId],
        ClaimMoved d => [d.ArticleId],
        ClaimMoveUndone d => [d.ArticleId],
        ArticleReassigned d => [d.ArticleId],
        ReassignmentUndone d => [d.ArticleId],
        StoryAbsorbed d => d.ArticleIds,
        ArticlesSplitOff d => d.ArticleIds,
        SplitUndone d => d.ArticleIds,
        ClaimRecorded d => [d.Claim.ArticleId],
        ClaimCorrected d => [d.ArticleId],
        ClaimDecisionUndone d => [d.ArticleId],
        _ => (IEnumerable<Guid>)[],
    });
}
