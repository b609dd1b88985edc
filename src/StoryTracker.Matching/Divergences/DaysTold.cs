using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>One remark that two outlets date otherwise, or set in different places.</summary>
static class DaysTold
{
    /// <summary>So many of the same words, inside quotation marks in both, are one remark; fewer may be a line that the speaker repeats.</summary>
    const int LeastRun = 14;

    public static IEnumerable<Divergence> Between(ArticlePair pair)
    {
        if (!pair.Near) yield break;
        foreach (var a in pair.ReportsA)
            foreach (var b in pair.ReportsB)
            {
                if (!Speakers.Same(a, b) || Wording.LongestRun(a, b, LeastRun) is not { } run) continue;
                var (day, other) = (Day(a), Day(b));
                if (day is { } x && other is { } y && x != y) yield return Of(pair, a, b, run, DivergenceKind.Day, Severity.Medium, Printed(x), Printed(y));
                else if (a.Occasion.Place is { } p && b.Occasion.Place is { } q && day == other && day is not null && !SharesWord(p, q))
                    yield return Of(pair, a, b, run, DivergenceKind.Place, Severity.Low, p, q);
            }
    }

    static Divergence Of(ArticlePair pair, Report a, Report b, (Stretch A, Stretch B, int Words) run, DivergenceKind kind, Severity severity, string one, string two) => new(kind, severity,
        $"{a.SpeakerName ?? "The speaker"} said “{Slices.Shown(run.A.Text)}” {(kind == DivergenceKind.Day ? "on" : "in")} {one} in {ArticlePair.Name(pair.A)}, "
        + $"{(kind == DivergenceKind.Day ? "on" : "in")} {two} in {ArticlePair.Name(pair.B)}.",
        [Slices.Evidence(pair.A, run.A), Slices.Evidence(pair.B, run.B)],
        [$"{run.Words} words are the same, inside quotation marks in both: too many for a line said twice.", $"What they tell of the occasion differs: {one}, {two}."]) { Reports = [a.Id, b.Id] };

    static DateOnly? Day(Report r) => r.Occasion.Said is { Earliest: { } day } said && said.Latest == day ? day : null;

    static string Printed(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    static bool SharesWord(string a, string b) => a.Split(' ', ',').Where(w => w.Length > 2).Intersect(b.Split(' ', ','), StringComparer.OrdinalIgnoreCase).Any();
}
