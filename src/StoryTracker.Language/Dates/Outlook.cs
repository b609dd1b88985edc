using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Which way the clause of a date looks: by its tense, its modal verbs, and words that plan or promise.</summary>
/// <remarks>The nearest sign to the left in the sentence decides; a date that opens its sentence is decided by the first sign to its
/// right.</remarks>
static class Outlook
{
    /// <summary>A sign further away than this many tokens is not looked for.</summary>
    const int Reach = 24;

    static readonly HashSet<string> Modals = Set("will 'll won't shall could may might should must would can wouldn't shouldn't");

    /// <summary>Words that say that something is still to come, whatever the tense.</summary>
    static readonly HashSet<string> Coming = WordList.Load("coming-words");

    /// <summary>Words whose infinitive names something that is still to come: wishing, promising, ordering, deciding.</summary>
    static readonly HashSet<string> Prospective = WordList.Load("prospective-words");

    static readonly HashSet<string> PastForms = WordList.Load("irregular-past-forms");

    static readonly HashSet<string> NotPast =
        Set("need speed indeed hundred feed seed bleed breed exceed proceed succeed weed bed red shed wed naked sacred unprecedented");

    /// <summary>Which way an expression looks.</summary>
    public static Direction Of(DateText t, int first, int end)
    {
        var (start, stop) = t.Sentence(first);
        // "until 9 a.m. Tuesday": the words before the time of day count.
        if (t.Found.Count > 0 && t.Found[^1] is { Form: DateForm.Clock } clock && clock.End == first) first = clock.First;
        if (t.Lower(first - 1) == "since") return Direction.Back;
        // "Tuesday's vote will": the verb behind it; otherwise what a day is said to have had is over.
        if (t.Lower(end) is "'s" && first > start) return Following(t, end, Math.Min(stop, end + 5)) == Direction.Ahead
            ? Direction.Ahead : Direction.Back;
        if (t.Lower(first - 1) is "as" && t.Lower(first - 2) is "early" or "soon" or "late" && t.Lower(first - 3) is "as")
            return Nearest(t, first - 4, start) == Direction.Back && t.Lower(first - 2) is not "soon" ? Direction.Back : Direction.Ahead;
        // "put off until Monday" looks ahead of what was put off; "Until Monday, nobody knew" does not.
        if (t.Lower(first - 1) is "until" or "till" && first - 1 > start) return Direction.Ahead;
        var before = Nearest(t, first - 1, Math.Max(start, first - Reach));
        if (before != Direction.Unknown) return before;
        return Following(t, end, Math.Min(stop, end + Reach));
    }

    static Direction Following(DateText t, int from, int stop)
    {
        for (int i = from; i < stop; i++)
            if (Sign(t, i) is var sign and not Direction.Unknown) return sign;
        return Direction.Unknown;
    }

    public static bool IsAhead(DateText t, int first, int end) => Of(t, first, end) == Direction.Ahead;

    /// <summary>Whether a token is a verb in the past tense by its form.</summary>
    public static bool IsPast(DateText t, int i) => IsPastForm(t, i);

    /// <summary>Whether "had" stands before a token in its sentence.</summary>
    public static bool IsPastPerfect(DateText t, int i)
    {
        int start = Math.Max(t.Sentence(i).First, i - Reach);
        for (int k = i - 1; k >= start; k--)
            if (t.Lower(k) is "had" or "'d") return IsPastForm(t, k + 1) || IsPastForm(t, k + 2);
        return false;
    }

    static Direction Nearest(DateText t, int from, int start)
    {
        for (int i = from; i >= start; i--)
            if (Sign(t, i) is var sign and not Direction.Unknown) return sign;
        return Direction.Unknown;
    }

    /// <summary>What one word says; worked out once for every word.</summary>
    static Direction Sign(DateText t, int i) => t.Signs[i] ??= Read(t, i, t.Sentence(i).First);

    static Direction Read(DateText t, int i, int start)
    {
        string w = t.Lower(i);
        if (w == "may" && t.IsCapital(i)) return Direction.Unknown;
        if (w is "couldn't" || IsInability(t, i, start)) return Direction.Back;
        if (Modals.Contains(w)) return t.Lower(i + 1) == "have" || t.Lower(i + 2) == "have" ? Direction.Back : Direction.Ahead;
        if (w == "set" && t.Lower(i + 1) == "for") return Direction.Ahead;
        if (w is "plan" or "plans" && IsAttribute(t, i)) return Direction.Unknown;
        if (Coming.Contains(w)) return t.Lower(i - 1) == "been" && t.Lower(i - 2) == "had" ? Direction.Back : Direction.Ahead;
        if (w is "have" or "has" or "'ve" or "haven't" or "hasn't" && t.Lower(i + 1) != "to")
            return Modals.Contains(t.Lower(i - 1)) || t.Lower(i - 1) == "to" ? Direction.Unknown : Direction.Back;
        if (w == "to" && IsVerbLike(t, i + 1) && Prospective.Contains(t.Lower(i - 1))) return Direction.Ahead;
        if (IsPastForm(t, i) && !IsAttribute(t, i)) return Group(t, i, start);
        return IsProgressive(t, i) ? Direction.Ahead : Direction.Unknown;
    }

    /// <summary>"could not be reached", "neither could be found": an ability that was not there is told as past.</summary>
    static bool IsInability(DateText t, int i, int start)
    {
        if (t.Lower(i) != "could") return false;
        if (t.Lower(i + 1) is "not" or "n't") return true;
        for (int k = i - 1; k >= start && i - k < 10; k--)
            if (t.Lower(k) is "neither" or "nobody" or "none") return true;
        return false;
    }

    /// <summary>"is meeting", "they're leaving", "she's coming": the present progressive with a date is a plan.</summary>
    static bool IsProgressive(DateText t, int i) => t.Lower(i).Length > 4 && t.Lower(i).EndsWith("ing", StringComparison.Ordinal)
        && (t.Lower(i - 1) is "is" or "are" or "am" or "'re" or "'m"
            || t.Lower(i - 1) == "'s" && t.Lower(i - 2) is "he" or "she" or "it" or "who" or "there");

    /// <summary>A past form stands for itself, or it is the participle of "will be held", "is held", "to be held", "has held".</summary>
    static Direction Group(DateText t, int i, int start)
    {
        bool passive = false;
        for (int k = i - 1; k >= start && i - k < 5; k--)
        {
            string w = t.Lower(k);
            if (w is "be") passive = true;
            else if (Modals.Contains(w)) return t.Lower(k + 1) == "have" || IsInability(t, k, start) ? Direction.Back : Direction.Ahead;
            else if (w == "to" && passive) return Direction.Ahead;
            else if (w is "is" or "are" or "being" && !passive && k == i - 1) return Direction.Unknown;
            else if (w is not ("been" or "being" or "not" or "also" or "n't") && !w.EndsWith("ly", StringComparison.Ordinal)) break;
        }
        return Direction.Back;
    }

    /// <summary>"a still unspecified date", "the proposed law": a participle before its noun.</summary>
    static bool IsAttribute(DateText t, int i)
    {
        int k = i - 1;
        if (t.Lower(k) is "still" or "newly" or "not" || t.Lower(k).EndsWith("ly", StringComparison.Ordinal)) k--;
        return t.Lower(k) is "the" or "a" or "an" or "its" or "his" or "her" or "their" or "our" or "this" or "these" or "'s";
    }

    static bool IsPastForm(DateText t, int i)
    {
        string w = t.Lower(i);
        if (i >= t.Count || !t[i].IsWord || t.IsCapital(i) && !t.OpensSentence(i)) return false;
        return PastForms.Contains(w) || w.Length > 3 && w.EndsWith("ed", StringComparison.Ordinal) && !NotPast.Contains(w);
    }

    static bool IsVerbLike(DateText t, int i) =>
        i < t.Count && t[i].IsWord && !t.IsCapital(i) && !ClosedClass.Determiners.Contains(t.Lower(i))
        && !ClosedClass.ObjectPronouns.Contains(t.Lower(i));

    static HashSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
