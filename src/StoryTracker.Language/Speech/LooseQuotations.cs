using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Quoted words with a speaker in their own sentence but without a verb of the lexicon.</summary>
/// <remarks>“…,” Smith thundered.   Smith: “…”   Smith took to the stage: “…”. Only words that stand as a sentence of their own
/// count.</remarks>
static class LooseQuotations
{
    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(Sentence s, bool[] used)
    {
        for (int q = 0; q < s.Count; q++)
        {
            if (!s[q].IsQuotation || used[q] || s[q].Stretch is not { Words: >= 3, EndsClause: true, Capital: true } stretch) continue;
            if (q > 0 && s[q - 1].Text is ":" or "," && Before(s, q) is { } before) yield return (Make(s, q, stretch, before.Source,
                before.Cue), q, q + 1);
            else if (q == 0 && After(s, q) is { } after) yield return (Make(s, q, stretch, after.Source, after.Cue), q, q + 1);
        }
    }

    static (NounPhrase Source, Span Cue)? Before(Sentence s, int q)
    {
        if (SubjectFinder.Main(s, q - 1) is { } main) return (main, s.Between(q - 1, q - 1));
        // "Smith: “…”": nothing but a name before the colon.
        return s[q - 1].Text == ":" && q > 1 && s[0].IsCapital && SubjectFinder.Left(s, q - 1) is { First: 0 } name
            ? (name, s.Between(q - 1, q - 1)) : null;
    }

    /// <summary>A name or pronoun and then a word in the past, closed by a comma or the sentence's end.</summary>
    static (NounPhrase Source, Span Cue)? After(Sentence s, int q)
    {
        int i = q + 1;
        if (i < s.Count && s[i].IsComma) i++;
        for (int k = i + 1; k < s.Count && k - i < 8; k++)
        {
            string w = s.LowerAt(k);
            if (!s[k].IsWord || s[k].IsCapital || !(w.EndsWith("ed", StringComparison.Ordinal) || w.EndsWith('s'))
                || ClosedClass.Determiners.Contains(s.LowerAt(k - 1))) continue;
            return SubjectFinder.Left(s, k) is { } source && source.First == i ? (source, s.Between(k, k)) : null;
        }
        return null;
    }

    static Attribution Make(Sentence s, int q, MarkedStretch stretch, NounPhrase source, Span cue) => new()
    {
        Sentence = s,
        SourceSentence = s,
        Content = [stretch.Inner],
        Quoted = [stretch],
        Source = source,
        Cue = cue,
        Pattern = Pattern.Loose,
        Confidence = 0.6,
    };
}
