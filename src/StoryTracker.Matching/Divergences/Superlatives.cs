using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>The most of its kind in two outlets: by number and by share, which can both be right; or two that cannot both have it.</summary>
static class Superlatives
{
    static readonly HashSet<string> Numbers = ["number", "amount", "total", "population", "count", "quantity"];
    static readonly HashSet<string> Shares = ["proportion", "share", "percentage", "rate", "ratio", "density", "concentration"];

    public static IEnumerable<Divergence> Between(ArticlePair pair)
    {
        foreach (var (s, a) in pair.A.Sentences.SelectMany(s => s.Superlatives.Select(x => (s, x))))
            foreach (var (t, b) in pair.B.Sentences.SelectMany(s => s.Superlatives.Select(x => (s, x))))
            {
                if (!Arguments.Same(a.Of, b.Of)) continue;
                var names = Subjects(pair.A, s, a).Intersect(Subjects(pair.B, t, b)).ToList();
                if (ByNumberAndShare(a, b) && a.Least == b.Least && names.Count > 0) yield return Compatible(pair, s, t, a, b, names[0]);
                else if (a.Measure == b.Measure && a.Least != b.Least && SameHolder(a, b)) yield return Opposed(pair, a, b);
                else if (a.Measure == b.Measure && a.Least == b.Least && OtherHolder(a, b)) yield return TwoHolders(pair, a, b);
            }
    }

    static bool ByNumberAndShare(Superlative a, Superlative b) => Numbers.Contains(a.Measure) && Shares.Contains(b.Measure) || Shares.Contains(a.Measure) && Numbers.Contains(b.Measure);

    static IEnumerable<string> Subjects(ArticleReading article, ReadSentence sentence, Superlative s) =>
        (s.Holder is { IsName: true } holder ? holder.Content.AsEnumerable() : s.Names)
            .Where(n => !(s.Of?.Content.Contains(n) ?? false) && sentence.Words.Start >= 0 && article.Text.Length > 0);

    static bool SameHolder(Superlative a, Superlative b) => a.Holder is { IsName: true } x && b.Holder is { IsName: true } y && x.Head == y.Head;

    static bool OtherHolder(Superlative a, Superlative b) => a.Holder is { IsName: true } x && b.Holder is { IsName: true } y && Arguments.Apart(x, y) && a.Of!.Content.Length > 1;

    static Divergence Compatible(ArticlePair pair, ReadSentence s, ReadSentence t, Superlative a, Superlative b, string name)
    {
        string shown = Printed(s, name);
        return new(DivergenceKind.Superlative, Severity.Low,
            $"{ArticlePair.Name(pair.A)} prints “{Slices.Shown(a.Words.Text)}”, {ArticlePair.Name(pair.B)} “{Slices.Shown(b.Words.Text)}” of {shown}: a {a.Measure} and a {b.Measure} are different "
            + "measures, both can be right.", [Slices.Evidence(pair.A, a.Words), Slices.Evidence(pair.B, b.Words)],
            [$"Both speak of “{a.Of!.Words.Text}” and of {shown}.", $"One measures by {a.Measure}, the other by {b.Measure}."], Compatible: true);
    }

    /// <summary>The name as the sentence prints it.</summary>
    static string Printed(ReadSentence s, string name)
    {
        int at = s.Words.Text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? name : s.Words.Text.Substring(at, name.Length);
    }

    static Divergence Opposed(ArticlePair pair, Superlative a, Superlative b) => new(DivergenceKind.Superlative, Severity.High,
        $"{ArticlePair.Name(pair.A)} prints “{Slices.Shown(a.Words.Text)}” of {a.Holder!.Words.Text}, {ArticlePair.Name(pair.B)} “{Slices.Shown(b.Words.Text)}”.",
        [Slices.Evidence(pair.A, a.Words), Slices.Evidence(pair.B, b.Words)], [$"Both measure {a.Measure} of “{a.Of!.Words.Text}”.", $"“{a.Degree}” against “{b.Degree}”."]);

    static Divergence TwoHolders(ArticlePair pair, Superlative a, Superlative b) => new(DivergenceKind.Superlative, Severity.Medium,
        $"“{Slices.Shown(a.Words.Text)}” is {a.Holder!.Words.Text}’s in {ArticlePair.Name(pair.A)} and {b.Holder!.Words.Text}’s in {ArticlePair.Name(pair.B)}.",
        [Slices.Evidence(pair.A, a.Words), Slices.Evidence(pair.B, b.Words)], [$"Both measure {a.Measure} of “{a.Of!.Words.Text}”.", "Two cannot both have the most, unless among different ones."]);
}
