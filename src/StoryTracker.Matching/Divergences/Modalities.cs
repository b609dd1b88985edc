using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>One outlet prints that a thing is so, the other that it should be; one that it will be, the other that it may be.</summary>
static class Modalities
{
    public static IEnumerable<Divergence> Between(ArticlePair pair)
    {
        foreach (var a in pair.ToldA)
            foreach (var b in pair.ToldB)
            {
                if (a.P.Conditional || b.P.Conditional || a.P.Negated != b.P.Negated || Opposed(a.P.Modality, b.P.Modality) is not { } severity
                    || !pair.OneOccasion(a.Report, b.Report) || !SameClaim(a.P, b.P)) continue;
                // Where one of them prints the other's version too, the outlets do not differ.
                if (pair.ToldB.Any(o => o.P.Modality == a.P.Modality && SameClaim(a.P, o.P))
                    || pair.ToldA.Any(o => o.P.Modality == b.P.Modality && SameClaim(b.P, o.P))) continue;
                yield return Of(a, b, severity);
            }
    }

    static Divergence Of(Told a, Told b, Severity severity)
    {
        var (x, y) = (a.Evidence(), b.Evidence());
        return new(DivergenceKind.Modality, severity,
            $"{ArticlePair.Name(a.Article)} prints “{Slices.Shown(x.Text)}”, {ArticlePair.Name(b.Article)} “{Slices.Shown(y.Text)}”: one says that it {Words(a.P)}, the other that it "
                + $"{Words(b.P)}.",
            [x, y], [Reasons.Shared(a, b), $"“{Verb(a)}” against “{Verb(b)}”."]) { Reports = [a.Report!.Id, b.Report!.Id] };
    }

    static string Verb(Told t) => Slices.Shown(t.P.Verb.Text);

    static string Words(Predication p) => p.Modality switch
    {
        Modality.Asserted => "is so",
        Modality.Necessary => "should be so",
        Modality.Future => "will be so",
        _ => "may be so",
    };

    static Severity? Opposed(Modality a, Modality b) => (a, b) switch
    {
        (Modality.Asserted, Modality.Necessary) or (Modality.Necessary, Modality.Asserted) => Severity.Medium,
        (Modality.Future, Modality.Possible) or (Modality.Possible, Modality.Future) => Severity.Medium,
        _ => null,
    };

    /// <summary>To have something and that there is something are one claim when the thing is the same in two words or more.</summary>
    static bool SameClaim(Predication a, Predication b)
    {
        if (IsHolding(a) && IsHolding(b)) return a.Patient is { IsPronoun: false } x && b.Patient is { IsPronoun: false } y
            && Arguments.Shared(x.Content, y.Content) is >= 2 and var shared && shared == Math.Min(x.Content.Distinct().Count(), y.Content.Distinct().Count());
        if (a.Lemma != b.Lemma || a.Kind != b.Kind || !Arguments.Telling(a.Lemma)) return false;
        return a.Kind == PredicationKind.Copula ? Arguments.Same(a.Subject, b.Subject)
            : Arguments.Same(a.Patient, b.Patient) && Alike(a.Subject, b.Subject);
    }

    static bool Alike(Argument? a, Argument? b) => a is null || b is null || a.IsPronoun || b.IsPronoun || Arguments.Same(a, b);

    static bool IsHolding(Predication p) => p.Kind == PredicationKind.Existence || p is { Kind: PredicationKind.Action, Lemma: "have" };
}

/// <summary>Reasons that several kinds of findings have in common.</summary>
static class Reasons
{
    /// <summary>Why two predications are held to be of one remark.</summary>
    public static string Shared(Told a, Told b)
    {
        var words = a.Sentence.Content.Select(w => w.Lemma).Intersect(b.Sentence.Content.Select(w => w.Lemma)).Take(6);
        string speaker = a.Report?.SpeakerName is { } name ? $"Both report {name}; " : "Both tell it in the reporter's own words; ";
        return $"{speaker}the words in common are {string.Join(", ", words.Select(w => $"“{w}”"))}.";
    }
}
