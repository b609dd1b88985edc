using System.Collections.Concurrent;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Copies;

namespace StoryTracker.App.Desk;

/// <summary>
/// Independent witnesses of utterances. A count follows from wordings and texts, which do not change, so it is worked out once for each set of wordings.
/// </summary>
sealed class WitnessCounts
{
    const int MostKept = 10_000;
    readonly ConcurrentDictionary<string, WitnessCount> kept = [];

    /// <summary>Counts the witnesses of wordings.</summary>
    /// <param name="wordings">The wordings; those of articles that are not given are left out.</param>
    /// <param name="articles">Their articles, and those that they are copies of.</param>
    /// <param name="isNamed">Whether the source of a claim is named.</param>
    public WitnessCount Of(IReadOnlyList<Wording> wordings, IReadOnlyDictionary<Guid, Article> articles, Func<Guid, bool> isNamed)
    {
        List<(Wording Words, RevisionRecorded Revision)> printed = [.. wordings
            .Where(w => articles.TryGetValue(w.ArticleId, out var a) && a.RemovedAt is null && w.Revision <= a.Revisions.Count)
            .Select(w => (w, articles[w.ArticleId].Revision(w.Revision)))];
        var others = articles.Values.Where(a => a is { RemovedAt: null, Current: not null } && printed.TrueForAll(p => p.Words.ArticleId != a.Id)
            && printed.Exists(p => articles[p.Words.ArticleId].CopyOf.Exists(c => c.OriginalArticleId == a.Id))).OrderBy(a => a.Id).ToList();
        var key = string.Join(' ', printed.Select(p => $"{Id(p.Words)}{(isNamed(p.Words.ClaimId) ? "" : "?")}").Concat(others.Select(o => $"{o.Id}@{o.Current!.Revision}")));
        if (kept.TryGetValue(key, out var known)) return known;
        if (kept.Count > MostKept) kept.Clear();
        return kept[key] = Witnesses.Of(
            [.. printed.Select(p => new PrintedReport(Id(p.Words), Text(p.Words), [.. p.Words.Words.Select(w => new TextSpan(w.Start, w.End))], isNamed(p.Words.ClaimId)))],
            [.. printed.DistinctBy(p => Text(p.Words)).Select(p => Printed(Text(p.Words), p.Revision)), .. others.Select(o => Printed(o.Id.ToString(), o.Current!))]);
    }

    /// <summary>Names a wording in the answer.</summary>
    public static string Id(Wording w) => FormattableString.Invariant($"{w.ClaimId}@{w.Revision}[{w.Start},{w.Words[^1].End})");

    /// <summary>Why several reports are fewer witnesses.</summary>
    public static IReadOnlyList<string> Reasons(WitnessCount count) =>
        [.. count.Witnesses.SelectMany(w => w.Reasons).Concat(count.None.Select(n => n.Reason)).Distinct()];

    static string Text(Wording w) => FormattableString.Invariant($"{w.ArticleId}@{w.Revision}");

    static PrintedArticle Printed(string id, RevisionRecorded revision) =>
        new(id, revision.Outlet, PrintedText.Of(revision.Text), AgencyCredit.In(revision.Text, revision.Byline));
}
