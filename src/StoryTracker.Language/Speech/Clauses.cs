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
    /// <summary>"Smith said".</summary>
    Left,

    /// <summary>"said Smith".</summary>
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

    /// <summary>Whether the clause stands beside the earlier ones, so that it cannot lie inside the content of one of them.</summary>
    public static bool IsBoundary(Sentence s, Clause c)
    {
        if (c.ClauseStart == 0) return false;
        var before = s[c.ClauseStart - 1];
        if (c.Side == SubjectSide.Right) return true;
        if (c.Cue.Verb.Mental) return false;
        if (c.Side == SubjectSide.Elided)
            return before.IsComma || before.IsQuotation || before.IsDash || before.Lower is "but" || before.Lower is "and"
                && !c.Cue.Verb.NounLike;
        if (c.Cue.Participle) return before.Lower is "with";
        return before.Text is ";" or ":" || before.IsQuotation || before.Lower is "but" or "and"
            || before.Lower is "while" or "though" or "although" && c.ClauseStart > 1
            && (s[c.ClauseStart - 2].IsComma || s[c.ClauseStart - 2].IsQuotation)
            || before.IsComma && Adverbial.ComplementIsEmpty(s, c.After);
    }

    static Clause? Finite(Sentence s, Cue cue, List<Clause> before)
    {
        // “…,” said Smith / …, said Smith: the verb right behind quoted words or a comma, and a name behind the verb.
        var left = SubjectFinder.Left(s, cue.First);
        if (left is null && cue.Verb.Takes(Frames.Quoted) && cue.First == cue.Head && AfterQuotationOrComma(s, cue.First)
            && SubjectFinder.Right(s, cue.Last + 1) is { } right && (s[cue.First - 1].IsQuotation || EndsTag(s, right.Last + 1)))
            return new Clause(cue, right, SubjectSide.Right, cue.First, right.Last + 1);
        // Said Tom Hall: “…”
        if (left is null && cue is { First: 0, Head: 0 } && cue.Verb.Takes(Frames.Quoted) && SubjectFinder.Right(s, cue.Last + 1) is { } first
            && first.Last + 1 < s.Count && s[first.Last + 1].Text is ":" or ",")
            return new Clause(cue, first, SubjectSide.Right, 0, first.Last + 1);
        if (left is { } subject && !IsDummy(s, subject))
        {
            // "…, as Smith noted, …": the conjunction belongs to the tag.
            bool tag = subject.First > 0 && s.LowerAt(subject.First - 1) == "as" && Adverbial.ComplementIsEmpty(s, cue.Last + 1);
            return new Clause(cue, subject, SubjectSide.Left, tag ? subject.First - 1 : subject.First, cue.Last + 1);
        }

        if (cue.First > 0 && s.LowerAt(cue.First - 1) is "and" or "but" or "or" or "then" || cue.First > 0 && s[cue.First - 1].IsComma)
            return Shared(s, cue, before, cue.First);
        return null;
    }

    static Clause? Participle(Sentence s, Cue cue, List<Clause> before)
    {
        if (cue.First == 0) return null;
        var previous = s[cue.First - 1];
        if (previous.IsComma || previous.IsQuotation || previous.IsDash
            || previous.Lower is "and" or "but" or "by" or "in" or "before" or "while" or "without")
            return previous.Lower is "without" ? null : Shared(s, cue, before, cue.First);
        if (SubjectFinder.Left(s, cue.First) is not { } left || IsDummy(s, left)) return null;
        // "Smith issued a statement condemning …": the words are those of whoever issues it.
        if (left.First > 0 && Documents.Contains(s.LowerAt(left.CoreLast)) && s[left.First - 1].IsWord
            && SubjectFinder.Main(s, left.First) is { } issuer)
            return new Clause(cue, issuer, SubjectSide.Elided, cue.First, cue.Last + 1);
        // "…, with even his allies saying": the clause begins at its subject, behind "with".
        int start = left.First;
        if (start > 1 && ClosedClass.IsAdverb(s[start - 1]) && s.LowerAt(start - 2) == "with") start--;
        return new Clause(cue, left, SubjectSide.Left, start, cue.Last + 1);
    }

    static Clause? Passive(Sentence s, Cue cue)
    {
        // It was revealed that …; he was told by the mayor that …
        bool impersonal = cue.First > 0 && s.LowerAt(cue.First - 1) == "it" && cue.Verb.Takes(Frames.Clause);
        return impersonal ? new Clause(cue, null, SubjectSide.None, cue.First - 1, cue.Last + 1) : null;
    }

    static Clause? Shared(Sentence s, Cue cue, List<Clause> before, int start)
    {
        NounPhrase? subject = null;
        for (int k = before.Count - 1; k >= 0 && subject is null; k--)
            if (k == 0 || IsBoundary(s, before[k])) subject = before[k].Subject;
        // A clause that does not open the sentence may itself lie inside another; the sentence's own subject is then the better guess.
        if (before.Count == 1 && before[0].ClauseStart > 0 && !IsBoundary(s, before[0]) && cue.Participle
            && SubjectFinder.Main(s, start) is { } main) subject = main;
        // "When asked whom she backed, Smith smiled and said": the main clause begins behind the earlier one.
        if (before.Count == 1 && subject is { } early && !cue.Participle && SubjectFinder.Main(s, start) is { } behind
            && behind.First > before[0].Cue.Last) subject = behind;
        subject ??= SubjectFinder.Main(s, start);
        return subject is null && !cue.Participle ? null : new Clause(cue, subject, SubjectSide.Elided, start, cue.Last + 1);
    }

    static bool AfterQuotationOrComma(Sentence s, int first) =>
        first > 0 && (s[first - 1].IsQuotation || s[first - 1].IsComma && first > 1);

    static bool EndsTag(Sentence s, int i) =>
        i >= s.Count || !s[i].IsWord || Adverbial.Skip(s, i) > i || s.LowerAt(i) is "who" or "and" or "as" or "when" or "while" or "after";

    static bool IsDummy(Sentence s, NounPhrase np) => np.First == np.Last
        && s.LowerAt(np.First) is "there" or "what" or "which" or "whatever";
}
