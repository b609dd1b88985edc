using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>Reads ages in years: "aged 47", "a 47-year-old", "Jane Doe, 47,", "under-16s", "47 years old".</summary>
static class Ages
{
    /// <summary>More than anybody has lived.</summary>
    const decimal Oldest = 125;

    /// <summary>The age whose first token is given, with its limit.</summary>
    public static (decimal Value, decimal? To, Bound Bound, int First, int End)? Read(IReadOnlyList<Token> tokens, int i)
    {
        string w = tokens[i].Lower;
        int hyphen = w.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 0)
        {
            string head = w[..hyphen], tail = w[(hyphen + 1)..];
            if (tail is "year-old" or "year-olds" && Value(head) is { } years) return (years, null, Bound.Exactly, i, i + 1);
            if (head is "under" or "over" && tail.EndsWith('s') && Value(tail[..^1]) is { } group)
                return (group, null, head == "under" ? Bound.LessThan : Bound.MoreThan, i, i + 1);
            return null;
        }
        if (w is "aged" or "ages" or "age" && Numeral.Read(tokens, i + 1) is { Suffix: "", Value: <= Oldest } aged)
        {
            if (aged.End < tokens.Count && (tokens[aged.End].Lower is "to" or "and" || tokens[aged.End].IsDash)
                && Numeral.Read(tokens, aged.End + 1) is { Suffix: "", Value: <= Oldest } upper && upper.Value > aged.Value)
                return (aged.Value, upper.Value, Bound.Exactly, i, upper.End);
            var below = Limits.Below(tokens, aged.End);
            return (aged.Value, null, below?.Bound ?? Bound.Exactly, i, below?.End ?? aged.End);
        }
        if (Numeral.Read(tokens, i) is not { Suffix: "", Value: >= 1 and <= Oldest } number) return null;
        if (number.End + 1 < tokens.Count && tokens[number.End].Lower is "years" && tokens[number.End + 1].Lower is "old" or "of")
        {
            if (tokens[number.End + 1].Is("of") && !(number.End + 2 < tokens.Count && tokens[number.End + 2].Is("age"))) return null;
            var (bound, first) = Limits.Above(tokens, i);
            return (number.Value, null, bound, first, number.End + (tokens[number.End + 1].Is("of") ? 3 : 2));
        }
        // "Jane Doe, 47, …": a name, a number between commas.
        return number.Digits && number.End == i + 1 && number.Value >= 5 && i > 1 && tokens[i - 1].IsComma && tokens[i - 2].IsCapital
            && number.End < tokens.Count && (tokens[number.End].IsComma || tokens[number.End].Text is ".") && number.Value % 1 == 0
            && (tokens[number.End].IsComma && (number.End + 1 >= tokens.Count || tokens[number.End + 1].Kind != TokenKind.Number))
            ? (number.Value, null, Bound.Exactly, i, number.End) : null;
    }

    static decimal? Value(string word) => Numeral.Parse(word) is { } digits and >= 1 and <= Oldest ? digits : NumberWords.UpTo99(word);
}
