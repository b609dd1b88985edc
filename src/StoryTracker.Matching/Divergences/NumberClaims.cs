using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>Different numbers for the same thing: by two outlets, or by one in its headline, its opening and its body.</summary>
static class NumberClaims
{
    const int LeastShared = 4;
    const double LeastShare = 0.5;
    const int MostTimes = 4;

    /// <summary>A number with the clause it stands in.</summary>
    sealed record Counted(ArticleReading Article, ReadSentence Sentence, ReportedNumber Number, Predication P, string Thing, string Role, HashSet<string> Context, HashSet<string> Names, bool Headline);

    public static IEnumerable<Divergence> Between(ArticlePair pair)
    {
        if (!pair.Near) yield break;
        List<Counted> a = [.. In(pair.A)], b = [.. In(pair.B)];
        foreach (var x in a)
            foreach (var y in b)
            {
                if (!SameThing(x, y) || !Conflict(x.Number, y.Number)) continue;
                if (b.Any(o => SameThing(x, o) && !Conflict(x.Number, o.Number)) || a.Any(o => SameThing(o, y) && !Conflict(o.Number, y.Number))) continue;
                yield return Of(DivergenceKind.Number, x, y, $"{ArticlePair.Name(pair.A)} prints “{Shown(x)}”, {ArticlePair.Name(pair.B)} “{Shown(y)}” for the same thing.");
            }
    }

    public static IEnumerable<Divergence> Within(ArticleReading article)
    {
        List<Counted> all = [.. In(article)];
        foreach (var opening in all.Where(c => c.Headline || c.Sentence.Paragraph == 0))
            foreach (var later in all.Where(c => !c.Headline && (opening.Headline || c.Sentence.Paragraph > 0)))
            {
                if (!SameThing(opening, later) || !Conflict(opening.Number, later.Number)) continue;
                if (all.Any(o => !o.Headline && o.Sentence.Paragraph > 0 && SameThing(opening, o) && !Conflict(opening.Number, o.Number))) continue;
                yield return Of(DivergenceKind.LedeAgainstBody, opening, later,
                    $"The {(opening.Headline ? "headline" : "opening")} prints “{Shown(opening)}”, the body “{Shown(later)}” for the same thing.");
            }
    }

    static Divergence Of(DivergenceKind kind, Counted x, Counted y, string sentence) => new(kind, Severity.Medium, sentence, [Evidence(x), Evidence(y)],
        [$"Both count “{x.Thing}” with “{x.P.Lemma}”; in common are also {string.Join(", ", x.Context.Intersect(y.Context).Order(StringComparer.Ordinal).Take(6).Select(w => $"“{w}”"))}.",
            $"{Bound(x.Number)} and {Bound(y.Number)} exclude one another."]);

    static string Bound(ReportedNumber n) => n.Bound is "exactly" ? $"“{n.Printed.Text}”" : $"“{n.Printed.Text}” ({n.Bound})";

    static string Shown(Counted c) => Slices.Shown(Evidence(c).Text);

    static Evidence Evidence(Counted c)
    {
        int start = c.Number.Printed.Start, end = c.Number.Printed.End;
        if (c.Number.Counted is { Length: > 0 } what && (c.Headline ? c.Article.Title! : c.Article.Text).IndexOf(what, end, StringComparison.Ordinal) is var at and >= 0 && at - end < 12)
            end = at + what.Length;
        return c.Headline ? new(c.Article.ArticleId, start, end, c.Article.Title![start..end]) { Headline = true } : Slices.Evidence(c.Article, start, end);
    }

    static IEnumerable<Counted> In(ArticleReading article) =>
        [.. In(article, article.Numbers, article.Sentences, false), .. In(article, article.HeadlineNumbers, article.Headline, true)];

    static IEnumerable<Counted> In(ArticleReading article, IEnumerable<ReportedNumber> numbers, IReadOnlyList<ReadSentence> sentences, bool headline)
    {
        foreach (var n in numbers)
        {
            if (n.Kind is not ("count" or "money" or "percent") || n.To is not null || n.Kind == "count" && n.Counted is null) continue;
            var s = sentences.LastOrDefault(s => s.Words.Start <= n.Printed.Start && n.Printed.End <= s.Words.End);
            if (s is null) continue;
            foreach (var p in s.Predications.Where(p => p.Kind == PredicationKind.Action && Arguments.Telling(p.Lemma) && p is { Negated: false, Conditional: false }))
                foreach (var (role, arg) in ((string, Argument?)[])[("subject", p.Subject), ("patient", p.Patient)])
                {
                    if (arg is null || arg.IsClause || !Holds(arg, n) || n.Kind == "count" && !char.IsLetter(arg.Head[0])) continue;
                    var context = s.Content.Where(w => !char.IsDigit(w.Lemma[0])).Select(w => w.Lemma).ToHashSet(StringComparer.Ordinal);
                    yield return new(article, s, n, p, n.Kind == "count" ? arg.Head : n.Unit ?? "", role, context,
                        s.Content.Where(w => w.IsName).Select(w => w.Lemma).ToHashSet(StringComparer.Ordinal), headline);
                }
        }
    }

    /// <summary>The number is the first thing in the phrase: "12 people", "at least 12 people", not "residents of 12 villages".</summary>
    static bool Holds(Argument a, ReportedNumber n) => n.Printed.Start >= a.Words.Start && n.Printed.End <= a.Words.End && n.Printed.Start - a.Words.Start <= 14;

    static bool SameThing(Counted x, Counted y)
    {
        if (x.Number.Kind != y.Number.Kind || x.Number.Unit != y.Number.Unit || x.Thing != y.Thing || x.Role != y.Role || x.P.Lemma != y.P.Lemma || x.P.Modality != y.P.Modality)
            return false;
        // Who did it must be told alike: two players score in one match.
        if (x.Role == "patient" && !(x.P.Subject is null && y.P.Subject is null) && !Arguments.Same(x.P.Subject, y.P.Subject)) return false;
        if (x.Number.Value == 0 || y.Number.Value == 0 || Math.Max(x.Number.Value, y.Number.Value) > MostTimes * Math.Min(x.Number.Value, y.Number.Value)) return false;
        int shared = x.Context.Count(y.Context.Contains);
        return shared >= LeastShared && shared >= LeastShare * Math.Min(x.Context.Count, y.Context.Count)
            && (x.Names.Count == 0 && y.Names.Count == 0 || x.Names.Overlaps(y.Names)) && Years(x).SetEquals(Years(y));
    }

    /// <summary>The years that a sentence names: a figure of another year is another figure.</summary>
    static HashSet<string> Years(Counted c) => [.. Wording.Of(c.Sentence.Words).Select(w => w.Key).Where(k => k.Length == 4 && k[0] is '1' or '2' && k.All(char.IsAsciiDigit))];

    /// <summary>Whether no number fits both prints; rounding to the printed precision is none.</summary>
    static bool Conflict(ReportedNumber a, ReportedNumber b)
    {
        if (a.Value == b.Value) return false;
        var (low, high) = a.Value < b.Value ? (a, b) : (b, a);
        if (low.Bound is "more than" or "at least" || high.Bound is "less than" or "at most" or "nearly") return false;
        decimal slack = low.Bound is "about" or "nearly" || high.Bound is "about" ? 0.15m : IsRound(low.Value) || IsRound(high.Value) ? 0.05m : 0m;
        return high.Value - low.Value > high.Value * slack;
    }

    /// <summary>Two zeros at its end, or one and a scale: a number that may stand for its neighbours.</summary>
    static bool IsRound(decimal value) => value >= 100 && value % 100 == 0 || value >= 1_000_000;
}
