using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>Reads parts of a whole: "one in five", "9 out of 10", "12 of the 27 schools", "a third of", "two-thirds", "half the".</summary>
static class Ratios
{
    /// <summary>A part of a whole between two tokens.</summary>
    /// <param name="Part">The part, 1 or more.</param>
    /// <param name="Whole">The whole, above the part.</param>
    /// <param name="End">The token behind it.</param>
    public readonly record struct Ratio(decimal Part, decimal Whole, int End);

    static readonly HashSet<string> Owners = ["the", "its", "their", "his", "her", "our", "my", "your", "all", "those", "these", "of"];

    /// <summary>The ratio that begins at a token, or null.</summary>
    /// <param name="tokens">The text's tokens.</param>
    /// <param name="i">The first one.</param>
    /// <param name="isTime">Whether a token belongs to an expression of time.</param>
    public static Ratio? Read(IReadOnlyList<Token> tokens, int i, Func<int, bool> isTime) =>
        Fraction(tokens, i) ?? PartOf(tokens, i, isTime);

    static Ratio? PartOf(IReadOnlyList<Token> tokens, int i, Func<int, bool> isTime)
    {
        if (Numeral.Read(tokens, i) is not { Suffix: "" } part || part.Value < 1 || part.Value != decimal.Truncate(part.Value)) return null;
        int k = part.End;
        // "one patient in five"
        if (part.Value == 1 && At(tokens, k + 1) is "in" && k < tokens.Count && tokens[k] is { IsWord: true, IsCapital: false }) k++;
        bool inWhole = At(tokens, k) is "in";
        if (inWhole) k += At(tokens, k + 1) is "every" ? 2 : 1;
        else if (At(tokens, k) is "out" && At(tokens, k + 1) is "of") k += At(tokens, k + 2) is "every" or "the" ? 3 : 2;
        else if (At(tokens, k) is "of" && (At(tokens, k + 1) is "the" or "these" or "those" || ClosedClass.PossessivePronouns.Contains(At(tokens, k + 1)))) k += 2;
        else return null;
        if (k >= tokens.Count || isTime(k) || Numeral.Read(tokens, k) is not { Suffix: "" } whole || whole.Value <= part.Value
            || whole.Value != decimal.Truncate(whole.Value) || At(tokens, whole.End) is "per" or "percent" or "%") return null;
        // "two in 1998" names a year.
        return inWhole && whole is { Digits: true, Value: >= 1500 and <= 2100 } && !tokens[k].Text.Contains(',', StringComparison.Ordinal)
            ? null : new Ratio(part.Value, whole.Value, whole.End);
    }

    static Ratio? Fraction(IReadOnlyList<Token> tokens, int i)
    {
        string w = At(tokens, i), next = At(tokens, i + 1);
        if (w is "half")
            return (Owners.Contains(next) || At(tokens, i - 1) is "by") && !IsUnitNoun(tokens, i + 1) ? new Ratio(1, 2, i + 1) : null;
        int hyphen = w.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 0) return Of(w[..hyphen], w[(hyphen + 1)..], tokens, i + 1, sure: true);
        return Of(w, next, tokens, i + 2, sure: w is not ("a" or "an" or "one"));
    }

    /// <summary>"a third man", "the second quarter": only "of", a comparison or the end of the phrase shows that a part is meant.</summary>
    static Ratio? Of(string count, string part, IReadOnlyList<Token> tokens, int end, bool sure)
    {
        if (NumberWords.Part(part) is not { } whole) return null;
        int? n = count is "a" or "an" ? 1 : NumberWords.UpTo99(count);
        if (n is not { } value || value < 1 || value >= whole || value > 1 != part.EndsWith('s')) return null;
        if (IsUnitNoun(tokens, end)) return null;
        string next = At(tokens, end);
        bool shown = next is "of" or "more" or "less" or "fewer" or "higher" or "lower" or "larger" or "smaller" or "the"
            || At(tokens, end - 3) is "by" or "to" or "than" || sure;
        return shown ? new Ratio(value, whole, end) : null;
    }

    /// <summary>"half of an hour", "a quarter of a million": the whole is one thing of its kind, and the part a measure of it.</summary>
    static bool IsUnitNoun(IReadOnlyList<Token> tokens, int k) => At(tokens, k) is "of" && At(tokens, k + 1) is "a" or "an";

    static string At(IReadOnlyList<Token> tokens, int k) => k >= 0 && k < tokens.Count ? tokens[k].Lower : "";
}
