using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>Finds the words behind a number that say what is counted: "homes", "police staff", "extra nurses".</summary>
static class Counted
{
    /// <summary>Adjectives may stand between the number and the noun, but not many.</summary>
    const int Longest = 4;

    static readonly HashSet<string> Irregular = ["people", "men", "women", "children", "staff", "police", "officers", "personnel", "teeth",
        "feet", "mice", "sheep", "cattle", "fish", "deer", "swans", "media", "data", "clergy", "troops", "aircraft", "spacecraft", "lives",
        "wives", "knives", "crew", "youth"];

    static readonly HashSet<string> NoPlural = ["was", "is", "has", "does", "this", "its", "less", "yes", "says", "perhaps", "always",
        "sometimes", "besides", "afterwards", "towards", "news", "plus", "thus", "times", "times", "percents", "others", "'s", "us", "as",
        "years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries", "loss"];

    /// <summary>First and last token of what is counted, "of the" skipped; null where the words do not say it.</summary>
    public static (int First, int Last)? Read(IReadOnlyList<Token> tokens, int k)
    {
        if (k < tokens.Count && tokens[k].Is("of")) k++;
        while (k < tokens.Count && (tokens[k].Lower is "the" or "these" or "those" or "all" || ClosedClass.PossessivePronouns.Contains(tokens[k].Lower)))
            k++;
        for (int i = k; i < tokens.Count && i - k < Longest; i++)
        {
            var t = tokens[i];
            if (!t.IsWord || t.IsPossessive || ClosedClass.Prepositions.Contains(t.Lower) || ClosedClass.Auxiliaries.Contains(t.Lower)
                || ClosedClass.Subordinators.Contains(t.Lower) || ClosedClass.Coordinators.Contains(t.Lower)
                || ClosedClass.SubjectPronouns.Contains(t.Lower) || ClosedClass.Determiners.Contains(t.Lower) && t.Lower is not "more"
                || i > k && ParagraphBreak(tokens, i)) return null;
            if (!IsPlural(t)) continue;
            int last = i;
            while (last + 1 < tokens.Count && last - k < Longest && Irregular.Contains(tokens[last].Lower) && tokens[last + 1].IsWord
                && IsPlural(tokens[last + 1]) && !ParagraphBreak(tokens, last + 1)) last++;
            return (k, last);
        }
        return null;
    }

    static bool IsPlural(Token t) => Irregular.Contains(t.Lower) || t.Lower.Length > 3 && t.Lower.EndsWith('s')
        && !t.Lower.EndsWith("ss", StringComparison.Ordinal) && !t.Lower.EndsWith("us", StringComparison.Ordinal)
        && !t.Lower.EndsWith("is", StringComparison.Ordinal) && !t.Lower.EndsWith("ous", StringComparison.Ordinal) && !NoPlural.Contains(t.Lower);

    static bool ParagraphBreak(IReadOnlyList<Token> tokens, int k) => tokens[k].Span.Start - tokens[k - 1].Span.End > 2;
}
