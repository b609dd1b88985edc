using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Quoted words with a speaker in their own sentence but without a verb of the lexicon.</summary>
/// <remarks>“…,” Smith thundered.   “…,” scoffed Smith.   Smith: “…”   Smith took to the stage: “…”. Only words that stand as a sentence of
/// their own count.</remarks>
static class LooseQuotations
{
    /// <summary>Tokens between quoted words and the verb of their tag: a name with a long apposition fits.</summary>
    const int Reach = 30;

    static readonly HashSet<string> FiniteVerbs = WordList.Load("irregular-pasts");

    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(Sentence s, bool[] used)
    {
        for (int q = 0; q < s.Count; q++)
        {
            if (!s[q].IsQuotation || used[q] || s[q].Stretch is not { Words: >= 3, EndsClause: true, Capital: true } stretch) continue;
            // Words that end in a comma are tagged behind, whatever stands before them.
            bool marked = q > 0 && stretch.LastMark != ',' && (s[q - 1].Text is ":" or "," || s[q - 1].IsDash);
            if (marked && Headings.Find(s, q - 1) is { } heading)
                yield return (Make(s, stretch, heading.Source, heading.Cue, Pattern.Heading), q, q + 1);
            else if (marked && Before(s, q) is { } before)
                yield return (Make(s, stretch, before.Source, before.Cue, Pattern.Loose), q, q + 1);
            else if (After(s, q) is { } after && (q == 0 || !s[q - 1].IsWord))
                yield return (Make(s, stretch, after.Source, after.Cue, Pattern.Loose), q, q + 1);
        }
    }

    static (NounPhrase Source, Span Cue)? Before(Sentence s, int q)
    {
        if (s[q - 1].IsDash) return null;
        if (SubjectFinder.Main(s, q - 1) is { } main) return (main, s.Between(q - 1, q - 1));
        // "Smith: “…”": nothing but a name before the colon.
        return s[q - 1].Text == ":" && q > 1 && s[0].IsCapital && SubjectFinder.Left(s, q - 1) is { First: 0 } name
            ? (name, s.Between(q - 1, q - 1)) : null;
    }

    /// <summary>A name or pronoun and a word in the past, or the other way round, closed by a comma or the sentence's end.</summary>
    static (NounPhrase Source, Span Cue)? After(Sentence s, int q)
    {
        int i = q + 1;
        if (i < s.Count && (s[i].IsComma || s[i].IsDash)) i++;
        // “…” — Smith.
        if (i > q + 1 && s[i - 1].IsDash && i < s.Count && s[i].IsCapital && SubjectFinder.Right(s, i) is { } signed
            && (signed.Last + 1 >= s.Count || s[signed.Last + 1].Text is "." or "("))
            return (signed, s[i - 1].Span);
        if (i + 1 < s.Count && IsFinite(s, i) && SubjectFinder.Right(s, i + 1) is { } right && Names(s, right)
            && (right.Last + 1 >= s.Count || !s[right.Last + 1].IsWord || Adverbial.Skip(s, right.Last + 1) > right.Last + 1
                || s.LowerAt(right.Last + 1) is "who" or "as" or "that"))
            return (right, s.Between(i, i));
        for (int k = i + 1; k < s.Count && k - i < Reach && !s[k].IsQuotation; k++)
            if (IsFinite(s, k) && SubjectFinder.Left(s, k) is { } source && source.First == i) return (source, s.Between(k, k));
        return null;
    }

    static bool IsFinite(Sentence s, int k) =>
        s[k].IsWord && !s[k].IsCapital && !ClosedClass.Determiners.Contains(s.LowerAt(k - 1))
        && (s.LowerAt(k).EndsWith("ed", StringComparison.Ordinal) || s.LowerAt(k).EndsWith('s') || FiniteVerbs.Contains(s.LowerAt(k)))
        && !ClosedClass.Auxiliaries.Contains(s.LowerAt(k)) && !ClosedClass.Prepositions.Contains(s.LowerAt(k))
        && !ClosedClass.Determiners.Contains(s.LowerAt(k)) && !ClosedClass.PossessivePronouns.Contains(s.LowerAt(k));

    /// <summary>Whether the phrase names or describes somebody, as the subject of an inverted tag does.</summary>
    static bool Names(Sentence s, NounPhrase np) =>
        s[np.First].IsCapital || ClosedClass.SubjectPronouns.Contains(s.LowerAt(np.First)) || s.LowerAt(np.First) is "the" or "a" or "an" or "one"
        || ClosedClass.PossessivePronouns.Contains(s.LowerAt(np.First));

    static Attribution Make(Sentence s, MarkedStretch stretch, NounPhrase source, Span cue, Pattern pattern) => new()
    {
        Sentence = s,
        SourceSentence = s,
        Content = [stretch.Inner],
        Quoted = [stretch],
        Source = source,
        Cue = cue,
        Pattern = pattern,
    };
}
