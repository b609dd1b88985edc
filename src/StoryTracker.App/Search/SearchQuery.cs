using System.Globalization;
using StoryTracker.Domain;

namespace StoryTracker.App.Search;

/// <summary>What somebody typed into the search box, taken apart. Operators: <c>speaker: outlet: said: kind: story:</c>, <c>"…"</c> for the very words, <c>-</c> before
/// what must not stand there.</summary>
/// <param name="Loose">Words that may stand anywhere, in any form; <c>or</c> between them means either.</param>
/// <param name="Phrases">Words that stand together, in this order and form.</param>
/// <param name="Excluded">Words or phrases that do not stand there.</param>
/// <param name="Speakers">Names; a line is of one of them.</param>
/// <param name="Outlets">Names of outlets; one of them printed it.</param>
/// <param name="Stories">Titles; it is on one of those stories.</param>
/// <param name="Kinds">direct, mixed or indirect.</param>
/// <param name="SaidFrom">First day on which it may have been said, null for any.</param>
/// <param name="SaidTo">Last day, null for any.</param>
public sealed record SearchQuery(
    string Loose, IReadOnlyList<string> Phrases, IReadOnlyList<string> Excluded, IReadOnlyList<string> Speakers, IReadOnlyList<string> Outlets,
    IReadOnlyList<string> Stories, IReadOnlyList<string> Kinds, DateOnly? SaidFrom, DateOnly? SaidTo)
{
    /// <summary>Longest search, in UTF-16 units.</summary>
    public const int Longest = 500;

    static readonly string[] KnownKinds = ["direct", "mixed", "indirect"], Operators = ["speaker", "outlet", "story", "kind", "said"];

    /// <summary>True when nothing was typed.</summary>
    public bool IsEmpty => !HasWords && Excluded.Count == 0 && !IsOfLines && Outlets.Count == 0 && Stories.Count == 0;

    /// <summary>True when there are words to look for, and not filters alone.</summary>
    public bool HasWords => Loose.Length > 0 || Phrases.Count > 0;

    /// <summary>True when it asks for what only lines have: a speaker, a day, a kind.</summary>
    public bool IsOfLines => Speakers.Count > 0 || Kinds.Count > 0 || SaidFrom is not null || SaidTo is not null;

    /// <summary>Takes apart what was typed.</summary>
    /// <exception cref="CommandRefusedException">It is too long, or an operator has a value that it cannot have; the sentence says which.</exception>
    public static SearchQuery Parse(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > Longest) throw new CommandRefusedException($"A search has {Longest} characters at most; for a longer passage, search for its rarest sentence.");
        List<string> loose = [], phrases = [], excluded = [], speakers = [], outlets = [], stories = [], kinds = [];
        (DateOnly? From, DateOnly? To) said = (null, null);
        foreach (var (name, value, quoted) in Tokens(text))
            switch (name)
            {
                case "speaker": speakers.Add(value); break;
                case "outlet": outlets.Add(value); break;
                case "story": stories.Add(value); break;
                case "kind": kinds.Add(Kind(value)); break;
                case "said": said = Days(value); break;
                case "-": excluded.Add(value); break;
                default: (quoted ? phrases : loose).Add(value); break;
            }
        return new(string.Join(' ', loose), phrases, excluded, speakers, outlets, stories, kinds, said.From, said.To);
    }

    static string Kind(string value) => KnownKinds.Contains(value.ToLowerInvariant()) ? value.ToLowerInvariant()
        : throw new CommandRefusedException($"kind: is direct, mixed or indirect, not “{value}”.");

    // name:value, name:"a value", "a phrase", -word, -"a phrase", word. Curly marks count as straight ones.
    static IEnumerable<(string Name, string Value, bool Quoted)> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at])) { at++; continue; }
            var name = "";
            if (text[at] == '-' && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || IsMark(text[at + 1]))) (name, at) = ("-", at + 1);
            else if (Operator(text, at) is { } found) (name, at) = (found, at + found.Length + 1);
            var quoted = at < text.Length && IsMark(text[at]);
            var start = quoted ? at + 1 : at;
            var end = start;
            while (end < text.Length && (quoted ? !IsMark(text[end]) : !char.IsWhiteSpace(text[end]) && !IsMark(text[end]))) end++;
            var value = text[start..end].Trim();
            at = quoted && end < text.Length ? end + 1 : Math.Max(end, at + 1);
            if (value.Length > 0) yield return (name, value, quoted);
            else if (name.Length > 1) throw new CommandRefusedException($"Say after {name}: what to look for, as in {Example(name)}.");
        }
    }

    static bool IsMark(char c) => c is '"' or '“' or '”' or '„';

    static string? Operator(string text, int at) => Operators.FirstOrDefault(o =>
        text.Length > at + o.Length && text[at + o.Length] == ':' && string.Compare(text, at, o, 0, o.Length, StringComparison.OrdinalIgnoreCase) == 0);

    static string Example(string name) => name switch
    {
        "said" => "said:2018-04..",
        "kind" => "kind:direct",
        "outlet" => "outlet:guardian",
        _ => $"{name}:\"Sadiq Khan\"",
    };

    static (DateOnly? From, DateOnly? To) Days(string value)
    {
        var parts = value.Split("..");
        if (parts.Length > 2) throw Unreadable(value);
        var (from, to) = (Span(parts[0], value), Span(parts[^1], value));
        if (from is null && to is null) throw Unreadable(value);
        if (from?.From > to?.To) throw new CommandRefusedException($"said:{value} ends before it begins.");
        return parts.Length == 1 ? (from!.Value.From, from.Value.To) : (from?.From, to?.To);
    }

    // A year, a month or a day, as its first and last day; null for nothing.
    static (DateOnly From, DateOnly To)? Span(string word, string value)
    {
        if (word.Length == 0) return null;
        if (word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999)
            return (new(year, 1, 1), new(year, 12, 31));
        if (DateOnly.TryParseExact(word, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return (month, month.AddMonths(1).AddDays(-1));
        return DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, day) : throw Unreadable(value);
    }

    static CommandRefusedException Unreadable(string value) =>
        new($"said:{value} cannot be read; write a year, a month or a day, or two of them with .. between: said:2018-04-14, said:2018-04.., said:2018..2019-06.");
}
