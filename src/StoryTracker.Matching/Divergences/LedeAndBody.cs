using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>The opening says of one thing what the body lets the speaker say of another.</summary>
static class LedeAndBody
{
    /// <summary>Predicate words that are said of many things in one speech.</summary>
    static readonly HashSet<string> Common =
    [
        "good", "bad", "great", "important", "right", "wrong", "new", "able", "sure", "clear", "true", "likely", "possible", "necessary", "different", "ready", "one", "part", "due", "time",
        "thing", "way", "people", "man", "woman", "problem", "president", "fact", "big", "real", "more", "better", "best", "much", "many", "hard", "easy", "responsible", "open", "available",
    ];

    public static IEnumerable<Divergence> Within(ArticleReading article)
    {
        var told = Told.In(article);
        foreach (var lede in told.Where(t => t.Sentence.Paragraph == 0 && t.Report is not null && !t.P.Verb.Quoted && Evaluates(t.P)))
            foreach (var body in told.Where(t => t.Sentence.Paragraph > 0 && t.Report is not null && t.P.Verb.Quoted && SamePredicate(lede.P, t.P)))
            {
                if (!Speakers.Same(lede.Report!, body.Report!) || lede.P.Negated != body.P.Negated) continue;
                if (!Compressed(lede.P.Subject!, body.P.Subject!)) continue;
                if (told.Any(o => o.Sentence.Paragraph > 0 && SamePredicate(lede.P, o.P) && Arguments.Same(lede.P.Subject, o.P.Subject))) continue;
                var (x, y) = (Said(lede), Said(body));
                string speaker = body.Report!.SpeakerName ?? "the speaker";
                yield return new(DivergenceKind.LedeAgainstBody, Severity.Medium,
                    $"The opening lets {speaker} call “{Slices.Shown(lede.P.Subject!.Words.Text)}” {lede.P.Verb.Text}; in the body what is “{body.P.Verb.Text}” is that "
                    + $"{Slices.Shown(body.P.Subject!.Words.Text)}.",
                    [x, y],
                    [$"Both report {speaker} and say “{lede.P.Verb.Text}”.", $"In the opening it is said of “{lede.P.Subject.Head}”, in the body of a clause whose verb is “{body.P.Subject.Head}”, in which "
                        + $"{string.Join(", ", lede.P.Subject.Content.Where(body.P.Subject.Content.Contains).Distinct().Select(w => $"“{w}”"))} is but a part."])
                    { Reports = [lede.Report!.Id, body.Report.Id] };
            }
    }

    static bool Evaluates(Predication p) => p is { Kind: PredicationKind.Copula, Conditional: false, Subject: { IsPronoun: false, IsClause: false } } && !Common.Contains(p.Lemma)
        || p is { Kind: PredicationKind.Action, Patient: not null, Conditional: false, Subject: { IsPronoun: false, IsClause: false } } && Arguments.Telling(p.Lemma);

    static bool SamePredicate(Predication a, Predication b) => b.Subject is not null && a.Kind == b.Kind && a.Lemma == b.Lemma && (a.Kind == PredicationKind.Copula || Arguments.Same(a.Patient, b.Patient));

    /// <summary>What the opening names is a part of what the body says it of, and not its head.</summary>
    static bool Compressed(Argument lede, Argument body) =>
        body.IsClause && body.Content.Contains(lede.Head) && body.Head != lede.Head && !body.Content.Take(2).Contains(lede.Head) && body.Content.Length > lede.Content.Length;

    static Evidence Said(Told t)
    {
        int start = Math.Min(t.P.Verb.Start, t.P.Subject!.Words.Start), end = Math.Max(t.P.Verb.End, t.P.Subject.Words.End);
        return Slices.Evidence(t.Article, start, end);
    }
}
