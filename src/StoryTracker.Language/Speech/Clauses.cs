using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>A cue with its subject.</summary>
/// <param name="Cue">The verb.</param>
/// <param name="Subject">Its subject; null where nobody is named.</param>
/// <param name="Side">Where the subject stands.</param>
/// <param name="ClauseStart">First token of the cue's own clause: subject or verb group, whichever is first.</param>
/// <param name="After">First token behind the verb and any subject to its right.</param>
sealed record Clause(Cue Cue, NounPhrase? Subject, SubjectSide Side, int ClauseStart, int After);

/// <summary>Where the subject of a cue stands.</summary>
enum SubjectSide
{
    /// <summary>"Khan said".</summary>
    Left,

    /// <summary>"said Khan".</summary>
    Right,

    /// <summary>", adding" and "and added": the subject of the clause before.</summary>
    Elided,

    /// <summary>"it was revealed".</summary>
    None,
}

/// <summary>Gives each cue of a sentence its subject.</summary>
static class Clauses
{
    public static List<Clause> Find(Sentence s, IReadOnlyList<Cue> cues)
    {
        var clauses = new List<Clause>();
        foreach (var cue in cues)
        {
            var clause = cue.Passive ? Passive(s, cue) : cue.Participle ? Participle(s, cue, clauses) : Finite(s, cue, clauses);
            if (clause is not null) clauses.Add(clause);
        }
        return clauses;
    }

    static Clause? Finite(Sentence s, Cue cue, List<Clause> before)
    {
        // “…,” said Khan / …, said Khan: the verb right behind quoted words or a comma, and a name behind the verb.
        if (cue.Verb.Takes(Frames.Quoted) && cue.First == cue.Head && AfterQuotationOrComma(s, cue.First) && SubjectFinder.Right(s, cue.Last + 1) is { } right
            && EndsTag(s, right.Last + 1))
            return new Clause(cue, right, SubjectSide.Right, cue.First, right.Last + 1);
        if (SubjectFinder.Left(s, cue.First) is { } left && !IsDummy(s, left))
            return new Clause(cue, left, SubjectSide.Left, left.First, cue.Last + 1);
        if (cue.First > 0 && s.LowerAt(cue.First - 1) is "and" or "but" or "or" or "then" || cue.First > 0 && s[cue.First - 1].IsComma)
            return Shared(s, cue, before, cue.First);
        return null;
    }

    static Clause? Participle(Sentence s, Cue cue, List<Clause> before)
    {
        if (cue.First == 0) return null;
        var previous = s[cue.First - 1];
        if (previous.IsComma || previous.IsQuotation || previous.IsDash || previous.Lower is "and" or "but" or "by" or "in" or "before" or "while" or "without")
            return previous.Lower is "without" ? null : Shared(s, cue, before, cue.First);
        return SubjectFinder.Left(s, cue.First) is { } left && !IsDummy(s, left) ? new Clause(cue, left, SubjectSide.Left, left.First, cue.Last + 1) : null;
    }

    static Clause? Passive(Sentence s, Cue cue)
    {
        // It was revealed that …; he was told by the mayor that …
        bool impersonal = cue.First > 0 && s.LowerAt(cue.First - 1) == "it" && cue.Verb.Takes(Frames.Clause);
        return impersonal ? new Clause(cue, null, SubjectSide.None, cue.First - 1, cue.Last + 1) : null;
    }

    static Clause? Shared(Sentence s, Cue cue, List<Clause> before, int start)
    {
        var subject = before.Count > 0 && before[^1].Subject is { } shared ? shared : SubjectFinder.Main(s, start);
        return subject is { } found ? new Clause(cue, found, SubjectSide.Elided, start, cue.Last + 1) : null;
    }

    static bool AfterQuotationOrComma(Sentence s, int first) =>
        first > 0 && (s[first - 1].IsQuotation || s[first - 1].IsComma && first > 1);

    static bool EndsTag(Sentence s, int i) =>
        i >= s.Count || !s[i].IsWord || Adverbial.Skip(s, i) > i || s.LowerAt(i) is "who" or "and" or "as" or "when" or "while" or "after";

    static bool IsDummy(Sentence s, NounPhrase np) => np.First == np.Last && s.LowerAt(np.First) is "there" or "what" or "which" or "whatever";
}
