using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>One outlet prints that a thing is so, the other that it is not; that a source said it, that the source denied it.</summary>
static class Polarities
{
    /// <summary>"don't feel that it is for them" is "feel that it is not for them" (neg-raising; Horn 1978).</summary>
    static readonly HashSet<string> Raising = ["feel", "think", "believe", "expect", "seem", "appear", "suppose", "want", "intend", "plan", "imagine"];

    public static IEnumerable<Divergence> Between(ArticlePair pair)
    {
        foreach (var a in pair.ToldA)
            foreach (var b in pair.ToldB)
            {
                if (!Comparable(pair, a, b)) continue;
                bool negated = Denied(a) != Denied(b), stance = StanceOf(a) != StanceOf(b);
                if (!SameClaim(a.P, b.P)) continue;
                if (a.P.Negated != b.P.Negated && Raised(a, b) is { } raised)
                {
                    yield return raised;
                    continue;
                }
                if (negated == stance) continue;
                if (pair.ToldB.Any(o => Denied(o) == Denied(a) && StanceOf(o) == StanceOf(a) && SameClaim(a.P, o.P))
                    || pair.ToldA.Any(o => Denied(o) == Denied(b) && StanceOf(o) == StanceOf(b) && SameClaim(b.P, o.P))) continue;
                yield return negated ? Negation(a, b) : OfStance(a, b);
            }
    }

    static bool Comparable(ArticlePair pair, Told a, Told b) => pair.Near && !a.P.Conditional && !b.P.Conditional && a.P.Lemma == b.P.Lemma && a.P.Kind == b.P.Kind
        && a.P.Modality == b.P.Modality && a.P.Modality != Modality.Open && (a.Report is null && b.Report is null || pair.OneOccasion(a.Report, b.Report));

    /// <summary>Whether it is denied, by a negation of its own or by one on the verb of thinking that governs it.</summary>
    static bool Denied(Told t) => t.P.Negated ^ t.Sentence.Predications.Any(g => g.Negated && Raising.Contains(g.Lemma) && g.Complement is { } c && c.Head == t.P.Lemma
        && t.P.Verb.Start >= c.Words.Start && t.P.Verb.End <= c.Words.End);

    /// <summary>The same subject, or the speaker in both: "she signed", "I signed".</summary>
    static bool SameSubject(Argument? a, Argument? b) => Arguments.Same(a, b) || a is { IsPronoun: true } && b is { IsPronoun: true } && (a.Head == b.Head && a.Head is not ("it" or "they" or "that")
        || a.Head is "i" or "he" or "she" && b.Head is "i" or "he" or "she");

    static Stance StanceOf(Told t) => t.Report?.Stance ?? Stance.Said;

    /// <summary>Subject and what it is done to, or what the predicate is said of, are the same in words.</summary>
    static bool SameClaim(Predication a, Predication b)
    {
        if (a.Lemma != b.Lemma || a.Kind != b.Kind) return false;
        if (a.Kind == PredicationKind.Existence) return Wide(a.Patient, b.Patient);
        if (a.Kind == PredicationKind.Copula) return Arguments.Same(a.Subject, b.Subject) && a.Obliques.Length == b.Obliques.Length
            && a.Obliques.Zip(b.Obliques).All(o => Arguments.Same(o.First, o.Second));
        if (Raising.Contains(a.Lemma) && a.Complement is { } x && b.Complement is { } y)
            return Arguments.Same(a.Subject, b.Subject) && Arguments.Shared(x.Content, y.Content) * 2 >= Math.Max(x.Content.Length, y.Content.Length);
        if (!Arguments.Telling(a.Lemma) || (a.Patient is null) != (b.Patient is null)) return false;
        if (!SameSubject(a.Subject, b.Subject)) return false;
        // "I am not running for president as a surrogate": without a patient too much of the clause is left out of account where nobody is named.
        return a.Patient is not null ? Arguments.Same(a.Patient, b.Patient) && Wide(a.Patient, b.Patient)
            : a.Subject is { IsPronoun: false } && a.Obliques.Any(o => b.Obliques.Any(p => p.Preposition == o.Preposition && Arguments.Same(o, p)));
    }

    static bool Wide(Argument? a, Argument? b) => a is not null && b is not null && Arguments.Shared(a.Content, b.Content) >= 2
        && Arguments.Shared(a.Content, b.Content) == Math.Min(a.Content.Distinct().Count(), b.Content.Distinct().Count())
        || a is { IsName: true } && Arguments.Same(a, b);

    /// <summary>A negation that stands on the verb of thinking in one and in its clause in the other is no difference.</summary>
    static Divergence? Raised(Told a, Told b)
    {
        if (!Raising.Contains(a.P.Lemma) || a.P.Complement is not { } x || b.P.Complement is not { } y) return null;
        var plain = a.P.Negated ? (b, y) : (a, x);
        bool inside = plain.Item1.Sentence.Predications.Any(p => p.Negated && p.Verb.Start >= plain.Item2.Words.Start && p.Verb.End <= plain.Item2.Words.End);
        if (!inside) return null;
        return new(DivergenceKind.Negation, Severity.Low,
            $"“{Slices.Shown(Said(a).Text)}” in {ArticlePair.Name(a.Article)} and “{Slices.Shown(Said(b).Text)}” in {ArticlePair.Name(b.Article)} deny the same thing; only the place of the "
            + "negation differs.", [Said(a), Said(b)], [Reasons.Shared(a, b), $"“Not” stands on “{a.P.Lemma}” in one and in its clause in the other."], Compatible: true)
            { Reports = Ids(a, b) };
    }

    static Evidence Said(Told t)
    {
        int start = Math.Min(t.P.Subject?.Words.Start ?? t.P.Verb.Start, t.P.Verb.Start);
        return Slices.Evidence(t.Article, Math.Max(start, t.P.Clause.Start), Math.Max(t.P.Complement?.Words.End ?? t.P.Verb.End, t.P.Verb.End));
    }

    static Divergence Negation(Told a, Told b)
    {
        var (x, y) = (a.Evidence(), b.Evidence());
        return new(DivergenceKind.Negation, Severity.High,
            $"{ArticlePair.Name(a.Article)} prints “{Slices.Shown(x.Text)}”, {ArticlePair.Name(b.Article)} “{Slices.Shown(y.Text)}”: one says it, the other denies it.",
            [x, y], [Reasons.Shared(a, b), $"“{a.P.Verb.Text}” is {(a.P.Negated ? "" : "not ")}negated in one, {(b.P.Negated ? "" : "not ")}in the other."]) { Reports = Ids(a, b) };
    }

    static Divergence OfStance(Told a, Told b)
    {
        var (x, y) = (a.Evidence(), b.Evidence());
        return new(DivergenceKind.Polarity, Severity.High,
            $"{ArticlePair.Name(a.Article)} prints that {a.Report!.SpeakerName} {Words(StanceOf(a))} “{Slices.Shown(x.Text)}”, {ArticlePair.Name(b.Article)} that {b.Report!.SpeakerName} "
            + $"{Words(StanceOf(b))} “{Slices.Shown(y.Text)}”.",
            [x, y], [Reasons.Shared(a, b), $"The reporting words are “{a.Report.Cue?.Text}” and “{b.Report.Cue?.Text}”."]) { Reports = Ids(a, b) };
    }

    static string Words(Stance s) => s switch { Stance.Said => "said", Stance.Denied => "denied", _ => "declined to say" };

    static System.Collections.Immutable.ImmutableArray<string> Ids(Told a, Told b) => [.. new[] { a.Report?.Id, b.Report?.Id }.OfType<string>()];
}
