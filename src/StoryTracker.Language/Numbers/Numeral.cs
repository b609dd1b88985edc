using System.Globalization;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>A number in digits or words, without unit and bound.</summary>
/// <param name="Value">What it says.</param>
/// <param name="End">The token behind it.</param>
/// <param name="Suffix">Lower-case letters or % glued to the digits that are not part of the number: "mph" of "90mph"; "" for none.</param>
/// <param name="Mantissa">The digits without the scale: 1.2 of "1.2 million".</param>
/// <param name="Digits">Whether it is printed in digits.</param>
readonly record struct Numeral(decimal Value, int End, string Suffix, decimal Mantissa, bool Digits)
{
    /// <summary>Whether a word or letter for thousands, millions … belongs to it.</summary>
    public bool IsScaled => Value != Mantissa;

    const int LongestWords = 12;

    /// <summary>Beyond it no scale is read, so that no product overflows.</summary>
    const decimal LargestMantissa = 1_000_000_000_000m;

    /// <summary>The number that begins at a token, or null where none does or its spelling is doubtful.</summary>
    public static Numeral? Read(IReadOnlyList<Token> tokens, int i) =>
        i >= tokens.Count ? null : char.IsAsciiDigit(tokens[i].Text.Length > 0 ? tokens[i].Text[0] : ' ') ? InDigits(tokens, i) : InWords(tokens, i);

    /// <summary>Digits with thousands in groups of three: "5,000", "1.5"; null for "007", "1,5" and anything else.</summary>
    public static decimal? Parse(ReadOnlySpan<char> digits)
    {
        if (digits.Length is 0 or > 18 || !char.IsAsciiDigit(digits[0]) || !char.IsAsciiDigit(digits[^1])) return null;
        int point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        if (whole.Length > 1 && whole[0] == '0' || point >= 0 && digits[(point + 1)..].ContainsAnyExceptInRange('0', '9')) return null;
        int comma = whole.IndexOf(',');
        if (comma is 0 or > 3) return null;
        for (int k = 0; k < whole.Length; k++)
            if (comma >= 0 && k >= comma && (k - comma) % 4 == 0 ? whole[k] != ',' : !char.IsAsciiDigit(whole[k])) return null;
        if (comma > 0 && (whole.Length - comma) % 4 != 0) return null;
        return decimal.TryParse(digits, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            ? value : null;
    }

    static Numeral? InDigits(IReadOnlyList<Token> tokens, int i)
    {
        string text = tokens[i].Lower;
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ',' or '.')) end++;
        if (Parse(text.AsSpan(0, end)) is not { } value) return null;
        string suffix = text[end..];
        if (suffix is "st" or "nd" or "rd" or "th" || suffix.Length > 0 && suffix[0] is not '%' && !char.IsLetter(suffix[0])) return null;
        if (NumberWords.Scale(suffix) is { } glued && value <= LargestMantissa) return new Numeral(value * glued, i + 1, "", value, true);
        if (suffix.Length > 0) return new Numeral(value, i + 1, suffix, value, true);
        return Scaled(tokens, value, i + 1, digits: true);
    }

    static Numeral? Scaled(IReadOnlyList<Token> tokens, decimal value, int end, bool digits)
    {
        if (value > LargestMantissa) return new Numeral(value, end, "", value, digits);
        decimal scaled = value;
        int k = end;
        if (k < tokens.Count && tokens[k].Lower is "hundred") { scaled *= 100; k++; }
        if (k < tokens.Count && tokens[k].Lower is "dozen") { scaled *= 12; k++; }
        if (k < tokens.Count && NumberWords.Scale(tokens[k].Lower) is { } scale) { scaled *= scale; k++; }
        return AndAHalf(tokens, k) ? null : new Numeral(scaled, k, "", value, digits);
    }

    static bool AndAHalf(IReadOnlyList<Token> tokens, int k) =>
        k + 2 < tokens.Count && tokens[k].Is("and") && tokens[k + 1].Is("a") && tokens[k + 2].Is("half");

    static Numeral? InWords(IReadOnlyList<Token> tokens, int i)
    {
        string first = tokens[i].Lower;
        int start = i;
        decimal total = 0, current = 0, smallest = decimal.MaxValue;
        if (first is "half" && i + 2 < tokens.Count && tokens[i + 1].Is("a"))
            return tokens[i + 2].Is("dozen") ? new Numeral(6, i + 3, "", 0.5m, false)
                : NumberWords.Scale(tokens[i + 2].Lower) is { } half ? new Numeral(half / 2, i + 3, "", 0.5m, false) : null;
        if (first is "a" or "an")
        {
            if (i + 1 >= tokens.Count || tokens[i + 1].Lower is not ("hundred" or "dozen") && NumberWords.Scale(tokens[i + 1].Lower) is null) return null;
            current = 1;
            i++;
        }
        for (; i < tokens.Count && i - start < LongestWords; i++)
        {
            string w = tokens[i].Lower;
            if (NumberWords.UpTo99(w) is { } n)
            {
                // "nineteen eighty-four": two numbers side by side are a year or a code.
                if (current % 100 != 0 && !(n < 10 && NumberWords.IsTen(tokens[i - 1].Lower))) return null;
                current += n;
            }
            else if (w is "hundred" && current is > 0 and < 100) current *= 100;
            else if (w is "dozen" && current is > 0 and < 100) { total += current * 12; current = 0; i++; break; }
            else if (NumberWords.Scale(w) is { } scale && current > 0 && scale < smallest)
            {
                total += current * scale;
                current = 0;
                smallest = scale;
            }
            else if (w is "and" && i > start && (current >= 100 && current % 100 == 0 || current == 0 && total > 0) && i + 1 < tokens.Count
                && NumberWords.UpTo99(tokens[i + 1].Lower) is not null) continue;
            else break;
        }
        if (i == start || total + current == 0 && first is not "zero") return null;
        if (AndAHalf(tokens, i))
        {
            // "two and a half million"; of "a million and a half" it cannot be said which half is meant.
            if (total > 0 || current >= 100) return null;
            decimal withHalf = current + 0.5m;
            return i + 3 < tokens.Count && NumberWords.Scale(tokens[i + 3].Lower) is { } s
                ? new Numeral(withHalf * s, i + 4, "", withHalf, false) : new Numeral(withHalf, i + 3, "", withHalf, false);
        }
        decimal value = total + current;
        bool bareScale = value >= 1000 && value == Math.Truncate(value / smallest) * smallest && value / smallest < 1000 && total > 0;
        return new Numeral(value, i, "", bareScale ? value / smallest : value, false);
    }
}
