using System.Collections.Immutable;
using System.Globalization;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Copies;

/// <summary>
/// Counts the independent witnesses of a statement. Reports are one witness when they stand in one article, are printed by one outlet, are credited to one
/// agency, or when the statement stands in a passage that both articles print alike; and so is what is tied to one by any chain of these. A report whose
/// source is not named is none.
/// </summary>
/// <remarks>
/// Copying is told passage by passage: an outlet's own interview is a witness beside the agency copy in the same article. Print does not tell everything:
/// two reporters who rewrote one press release in their own words count as two.
/// </remarks>
public static class Witnesses
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "witnesses@1";

    // Of a report that stands across the edge of a copied passage, the larger part decides.
    const double LargerPart = 0.5;

    /// <inheritdoc cref="Of(IReadOnlyList{PrintedReport}, IReadOnlyList{PrintedArticle})"/>
    public static WitnessCount Of(IReadOnlyList<Report> reports, IReadOnlyList<PrintedArticle> articles) =>
        Of([.. reports.Select(PrintedReport.Of)], articles);

    /// <summary>Groups the reports of one statement by witness.</summary>
    /// <param name="reports">The reports of one utterance; ids are unique. Their order orders the answer and changes no group.</param>
    /// <param name="articles">
    /// The articles they stand in, and others through which they may hang together: the agency's own text, where two papers cut it so that they share nothing.
    /// </param>
    /// <exception cref="ArgumentException">A report stands in an article that is not given, or outside its text.</exception>
    public static WitnessCount Of(IReadOnlyList<PrintedReport> reports, IReadOnlyList<PrintedArticle> articles)
    {
        var byId = articles.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var report in reports) Check(report, byId);
        var named = reports.Where(r => r.Named).ToImmutableArray();
        var ties = Ties(named, byId, articles);
        return new(Matcher, [.. Groups(named, ties)],
            [.. reports.Where(r => !r.Named).Select(r => new NoWitness(r.Id, "Its source is not named, so nobody vouches for it."))]);
    }

    static void Check(PrintedReport report, Dictionary<string, PrintedArticle> articles)
    {
        if (!articles.TryGetValue(report.ArticleId, out var article))
            throw new ArgumentException($"Report {report.Id} stands in article {report.ArticleId}, which was not given.", nameof(report));
        if (report.Words.Any(w => w.Start < 0 || w.End < w.Start || w.End > article.Text.Text.Length))
            throw new ArgumentException($"The words of report {report.Id} stand outside the text of article {report.ArticleId}.", nameof(report));
    }

    // What ties two reports, the plainest reason first; each pair that is tied already is not looked at again.
    static List<(int A, int B, string Reason)> Ties(
        ImmutableArray<PrintedReport> reports, Dictionary<string, PrintedArticle> articles, IReadOnlyList<PrintedArticle> all)
    {
        var parent = Enumerable.Range(0, reports.Length).ToArray();
        List<(int, int, string)> ties = [];
        foreach (var tie in (Func<PrintedReport, PrintedReport, string?>[])[(a, b) => Plain(articles, a, b), (a, b) => Copied(articles, a, b)])
            for (var a = 0; a < reports.Length; a++)
                for (var b = a + 1; b < reports.Length; b++)
                    if (Root(parent, a) != Root(parent, b) && tie(reports[a], reports[b]) is { } reason) Tie(a, b, reason);
        foreach (var third in all.OrderBy(a => a.Id, StringComparer.Ordinal))
        {
            if (Enumerable.Range(0, reports.Length).Select(i => Root(parent, i)).Distinct().Count() < 2) break;
            var projected = reports.Select(r => r.ArticleId == third.Id ? default : Projected(articles[r.ArticleId], r, third)).ToImmutableArray();
            for (var a = 0; a < reports.Length; a++)
                for (var b = a + 1; b < reports.Length; b++)
                    if (Root(parent, a) != Root(parent, b) && Meet(projected[a], projected[b]))
                        Tie(a, b, $"{Name(articles[reports[a].ArticleId])} and {Name(articles[reports[b].ArticleId])} both print the passage as {Name(third)} has it.");
        }
        return ties;

        void Tie(int a, int b, string reason)
        {
            ties.Add((a, b, reason));
            var (x, y) = (Root(parent, a), Root(parent, b));
            parent[Math.Max(x, y)] = Math.Min(x, y);
        }
    }

    static string? Plain(Dictionary<string, PrintedArticle> articles, PrintedReport a, PrintedReport b)
    {
        var (x, y) = (articles[a.ArticleId], articles[b.ArticleId]);
        if (x.Id == y.Id) return $"{Name(x)} prints it more than once.";
        if (x.Outlet is not null && string.Equals(x.Outlet, y.Outlet, StringComparison.OrdinalIgnoreCase))
            return $"{x.Outlet} printed both: one newsroom is one witness.";
        return x.Agency is not null && string.Equals(x.Agency, y.Agency, StringComparison.OrdinalIgnoreCase)
            ? $"{Name(x)} and {Name(y)} both credit {x.Agency}." : null;
    }

    static string? Copied(Dictionary<string, PrintedArticle> articles, PrintedReport a, PrintedReport b)
    {
        var (x, y) = (articles[a.ArticleId], articles[b.ArticleId]);
        foreach (var stretch in CopiedStretches.Between(x.Text, y.Text))
            if (Holds(stretch.In, a) && Holds(stretch.InOther, b))
                return string.Create(CultureInfo.InvariantCulture,
                    $"{Name(x)} and {Name(y)} print a passage of {stretch.Words} words alike, {stretch.Narrated} of them the reporter's own, and it holds this statement.");
        return null;
    }

    static bool Holds(TextSpan passage, PrintedReport report) =>
        report.Words.Sum(w => w.Length) is > 0 and var length && report.Words.Sum(w => passage.Shared(w)) >= LargerPart * length;

    // Where a report's words would stand in a third article that prints its passage, too.
    static TextSpan? Projected(PrintedArticle article, PrintedReport report, PrintedArticle third)
    {
        foreach (var stretch in CopiedStretches.Between(article.Text, third.Text))
        {
            if (!Holds(stretch.In, report)) continue;
            var (start, end) = (report.Words.Min(w => w.Start), report.Words.Max(w => w.End));
            // Edits shift the words by little; the passage's length tells by how much.
            var scale = (double)stretch.InOther.Length / stretch.In.Length;
            int Place(int at) => stretch.InOther.Start + (int)(Math.Clamp(at - stretch.In.Start, 0, stretch.In.Length) * scale);
            return new(Place(start), Place(end));
        }
        return null;
    }

    static bool Meet(TextSpan? a, TextSpan? b) => a is { } x && b is { } y && x.Shared(y) >= LargerPart * Math.Min(x.Length, y.Length) && x.Shared(y) > 0;

    static IEnumerable<Witness> Groups(ImmutableArray<PrintedReport> reports, List<(int A, int B, string Reason)> ties)
    {
        var parent = Enumerable.Range(0, reports.Length).ToArray();
        foreach (var (a, b, _) in ties)
        {
            var (x, y) = (Root(parent, a), Root(parent, b));
            parent[Math.Max(x, y)] = Math.Min(x, y);
        }
        return Enumerable.Range(0, reports.Length).GroupBy(i => Root(parent, i)).OrderBy(g => g.Key).Select(g => new Witness(
            [.. g.Select(i => reports[i].Id)], [.. ties.Where(t => Root(parent, t.A) == g.Key).Select(t => t.Reason).Distinct(StringComparer.Ordinal)]));
    }

    static int Root(int[] parent, int of)
    {
        while (parent[of] != of) of = parent[of] = parent[parent[of]];
        return of;
    }

    static string Name(PrintedArticle article) => article.Outlet ?? $"article {article.Id}";
}
