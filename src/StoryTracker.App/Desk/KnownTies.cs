using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.Desk;

/// <summary>What several stories have on record about lines: claims, their articles, and what ties them by now, as machines found and editors decided.</summary>
sealed class KnownTies
{
    readonly Dictionary<Guid, Tie> ties = [];
    readonly HashSet<Guid> overtaken = [];
    readonly Dictionary<Guid, (StoryClaim Claim, ArticleIngested Article)> claims = [];

    /// <summary>Takes in what a story has.</summary>
    public void Add(Story story)
    {
        foreach (var tie in story.Ties.Values)
        {
            ties.TryAdd(tie.Id, tie);
            if (story.IsOvertaken(tie)) overtaken.Add(tie.Id);
        }
        foreach (var claim in story.Claims.Values)
            if (claim.Dismissal is null && story.Articles.TryGetValue(claim.Machine.ArticleId, out var article)) claims.TryAdd(claim.Id, (claim, article));
    }

    /// <summary>Claims at the other end of a tie that no story told of yet.</summary>
    public IReadOnlyList<Guid> Missing => [.. Standing().SelectMany(t => t.Wordings).Select(w => w.ClaimId).Where(c => !claims.ContainsKey(c)).Distinct().Order()];

    /// <summary>How claims belong together: one remark told twice, or one line on two occasions.</summary>
    public IReadOnlyList<LineLink> Links => [.. Standing().Select(t => new LineLink(t.A.ClaimId.ToString(), t.B.ClaimId.ToString(), t.Joins, t.Reasons))];

    /// <summary>Who says so: matchers and editors, each once.</summary>
    /// <param name="of">Ids of claims that it is about.</param>
    public string Deciders(IReadOnlyCollection<string> of) => string.Join(", ", Standing().Where(t => t.Wordings.All(w => of.Contains(w.ClaimId.ToString())))
        .Select(t => t.By ?? t.Matcher).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    /// <summary>The claims that ties lead to from some of them, as reports.</summary>
    public IReadOnlyList<Matching.Reports.Report> ReportsAround(IEnumerable<Guid> from)
    {
        HashSet<Guid> reached = [.. from];
        var standing = Standing().ToList();
        for (var more = true; more;)
        {
            more = false;
            foreach (var t in standing)
                if (reached.Contains(t.A.ClaimId) != reached.Contains(t.B.ClaimId)) more |= reached.Add(t.A.ClaimId) | reached.Add(t.B.ClaimId);
        }
        return [.. reached.Order().Where(claims.ContainsKey).Select(Report)];
    }

    Matching.Reports.Report Report(Guid id) => Corroboration.ReportsOf.Claim(id, claims[id].Claim.Effective, claims[id].Article.Outlet, claims[id].Article.Published);

    IEnumerable<Tie> Standing()
    {
        var counted = ties.Values.Where(t => !overtaken.Contains(t.Id)).OrderBy(t => t.Id).ToList();
        var sets = UtteranceSets.Of(counted);
        return counted.Where(t => (t.Joins || t.Kind == TieKind.Linked) && sets.Stands(t));
    }
}
