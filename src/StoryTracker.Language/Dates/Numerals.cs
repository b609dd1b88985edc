using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>A number of units of time.</summary>
/// <param name="Count">How many; null for "several", "a few" and for a range such as "two or three".</param>
/// <param name="End">One past its last token.</param>
readonly record struct Numeral(double? Count, int End);

/// <summary>Numbers before units of time: "12", "twenty-four", "a couple of", "2 1/2", "one and a half", "several", "two to
/// three".</summary>
static class Numerals
{
    static readonly Dictionary<string, int> Small = Words();

    static readonly HashSet<string> Between = ["more", "additional", "full", "whole", "straight", "consecutive", "successive", "long",
        "trading", "working", "business", "calendar", "further", "other", "solid", "extra"];

    /// <summary>The number that begins at a token, or null; words such as "more" and "consecutive" behind it belong to it.</summary>
    public static Numeral? At(DateText t, int i)
    {
        if (Vague(t, i) is { } vague) return vague with { End = Skipped(t, vague.End) };
        if (Exact(t, i) is not { } first) return null;
        // "two or three weeks", "12 to 18 months" say no number; "24 to 36" must both be numbers of the same unit.
        if (t.Lower(first.End) is "to" or "or" or "and" or "–" or "-"
            && Exact(t, first.End + 1) is { } second && second.Count > first.Count
            && TimeUnit.Of(t.Lower(second.End)) is not null && (t.Lower(first.End) != "and" || t.Lower(i - 1) == "between"))
            return new Numeral(null, Skipped(t, second.End));
        return first with { End = Skipped(t, first.End) };
    }

    static int Skipped(DateText t, int end) => Between.Contains(t.Lower(end)) ? end + 1 : end;

    static Numeral? Vague(DateText t, int i)
    {
        switch (t.Lower(i))
        {
            case "several" or "many" or "few" or "some" or "numerous" or "countless": return new Numeral(null, i + 1);
            case "dozens" or "hundreds" or "scores" or "thousands" when t.Lower(i + 1) == "of": return new Numeral(null, i + 2);
            case "a" or "the" when t.Lower(i + 1) is "few": return new Numeral(null, i + 2);
            case "a" when t.Lower(i + 1) is "number" or "handful" && t.Lower(i + 2) == "of": return new Numeral(null, i + 3);
            default: return null;
        }
    }

    static Numeral? Exact(DateText t, int i)
    {
        string w = t.Lower(i);
        switch (w)
        {
            case "a" when t.Lower(i + 1) == "couple": return new Numeral(2, t.Lower(i + 2) == "of" ? i + 3 : i + 2);
            case "couple": return new Numeral(2, t.Lower(i + 1) == "of" ? i + 2 : i + 1);
            case "a" when t.Lower(i + 1) == "dozen": return new Numeral(12, i + 2);
            case "half" when t.Lower(i + 1) is "a" or "an": return new Numeral(0.5, i + 2);
            case "another": return Exact(t, i + 1) is { } more ? more : new Numeral(1, i + 1);
            case "a" or "an" when t.Lower(i + 1) is not ("hundred" or "thousand"): return new Numeral(1, i + 1);
        }
        if ((Digits(w) is { } written ? (written, i + 1) : Cardinal(t, i) is { } words ? (words.Value, words.End) : ((double, int)?)null)
            is not var (digits, end)) return null;
        if (t.Lower(end) is "1/2" or "½") return new Numeral(digits + 0.5, end + 1);
        return t.Lower(end) == "and" && t.Lower(end + 1) == "a" && t.Lower(end + 2) == "half"
            ? new Numeral(digits + 0.5, end + 3) : new Numeral(digits, end);
    }

    static double? Digits(string w) =>
        w.Length is > 0 and < 7 && char.IsAsciiDigit(w[0]) && double.TryParse(
            w, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double n) ? n : null;

    /// <summary>A whole number in words: "twenty six", "a hundred and fifty", "two thousand".</summary>
    public static (int Value, int End)? Cardinal(DateText t, int i)
    {
        int value = 0, k = i;
        string w = t.Lower(k);
        if (w is "a" && t.Lower(k + 1) is "hundred" or "thousand") (value, k) = (1, k + 1);
        else if (Word(w) is { } first) (value, k) = (first, k + 1);
        else return null;
        if (value is >= 20 and < 100 && value % 10 == 0 && Word(t.Lower(k)) is > 0 and < 10 and var unit) (value, k) = (value + unit, k
            + 1);
        foreach (var (name, factor) in new[] { ("hundred", 100), ("thousand", 1000) })
        {
            if (t.Lower(k) != name || value >= 100 && factor == 100) continue;
            (value, k) = (value * factor, k + 1);
            int rest = t.Lower(k) == "and" ? k + 1 : k;
            if (Word(t.Lower(rest)) is { } low && low < factor)
            {
                (value, k) = (value + low, rest + 1);
                if (low is >= 20 and < 100 && low % 10 == 0 && Word(t.Lower(k)) is > 0 and < 10 and var last) (value, k) = (value + last,
                    k + 1);
            }
        }
        return (value, k);
    }

    /// <summary>A number of one word, hyphenated tens included, or null.</summary>
    public static int? Word(string lower)
    {
        if (Small.TryGetValue(lower, out int value)) return value;
        int hyphen = lower.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && lower.Length < 14 && Small.TryGetValue(lower[..hyphen], out int tens) && tens >= 20
            && Small.TryGetValue(lower[(hyphen + 1)..], out int unit) && unit is > 0 and < 10 ? tens + unit : null;
    }

    static Dictionary<string, int> Words()
    {
        string[] low = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < low.Length; i++) words[low[i]] = i;
        for (int i = 0; i < tens.Length; i++) words[tens[i]] = 10 * (i + 2);
        return words;
    }
}
