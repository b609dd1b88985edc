using System.Globalization;
using System.Text;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>Takes the mark-up out of an annotated text and keeps what it says, with offsets into the plain text.</summary>
/// <param name="id">Name of the article, for messages.</param>
/// <param name="source">The marked text.</param>
/// <param name="firstLine">Number of its first line in the file, for messages.</param>
/// <param name="names">Full names by their keys.</param>
sealed class MarkedText(string id, string source, int firstLine, IReadOnlyDictionary<string, string> names)
{
    sealed record Open(char Kind, string Label, int Start, int Line);

    readonly StringBuilder text = new();
    readonly Stack<Open> open = new();
    readonly SortedDictionary<int, QuotationDraft> drafts = [];
    readonly List<GoldDate> dates = [];
    int line = firstLine;

    /// <summary>The text without mark-up.</summary>
    public string Text => text.ToString();

    /// <summary>What is said, by number.</summary>
    public IEnumerable<QuotationDraft> Quotations => drafts.Values;

    /// <summary>Expressions of time in order.</summary>
    public IReadOnlyList<GoldDate> Dates => [.. dates.OrderBy(d => d.Span.Start)];

    /// <summary>Keys of names that somebody speaks under.</summary>
    public HashSet<string> UsedNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the text.</summary>
    /// <exception cref="FormatException">The mark-up is broken.</exception>
    public void Read()
    {
        for (int i = 0; i < source.Length; i++)
            switch (source[i])
            {
                case '{' or '[' or '<': i = Begin(i, ':'); break;
                case '^' when open.TryPeek(out var top) && top.Kind == '^': End('^'); break;
                case '^': i = Begin(i, '|'); break;
                case '}': End('{'); break;
                case ']': End('['); break;
                case '>': End('<'); break;
                case var c:
                    if (c == '\n') line++;
                    text.Append(c);
                    break;
            }
        if (open.TryPeek(out var left)) throw Broken($"'{left.Kind}{left.Label}' is never closed", left.Line);
        foreach (var (number, draft) in drafts)
            if (draft.Content.Count == 0) throw Broken($"quotation {number} has no content", line);
    }

    int Begin(int at, char separator)
    {
        int end = source.IndexOf(separator, at);
        string label = end < 0 ? "" : source[(at + 1)..end];
        if (label.Length is 0 or > 40 || label.Contains('\n', StringComparison.Ordinal)) throw Broken($"'{source[at]}' opens a mark without a label", line);
        open.Push(new(source[at], label, text.Length, line));
        return end;
    }

    void End(char kind)
    {
        if (!open.TryPop(out var mark) || mark.Kind != kind) throw Broken($"a mark '{kind}' is closed that is not open", line);
        var span = new Span(mark.Start, text.Length);
        if (span.IsEmpty) throw Broken($"'{kind}{mark.Label}' holds nothing", line);
        if (kind == '^') dates.Add(Date(mark.Label, span));
        else if (kind == '[') Content(mark, span);
        else
            foreach (string number in mark.Label.Split(','))
                (kind == '{' ? Draft(number).Source : Draft(number).Cue).Add(span);
    }

    void Content(Open mark, Span span)
    {
        string[] words = mark.Label.Split(' ');
        var draft = Draft(words[0]);
        draft.Content.Add(span);
        foreach (string word in words.Skip(1))
            if (word == "-") draft.Nameless = true;
            else if (Enum.TryParse<QuotationType>(word, ignoreCase: true, out var type)) draft.Type = type;
            else if (Enum.TryParse<Polarity>(word, ignoreCase: true, out var polarity)) draft.Polarity = polarity;
            else if (names.TryGetValue(word, out string? name))
            {
                draft.Speaker = name;
                UsedNames.Add(word);
            }
            else throw Broken($"'{word}' is no name of the header, no type and no polarity", mark.Line);
    }

    QuotationDraft Draft(string number)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int k)) throw Broken($"'{number}' is no number of a quotation", line);
        if (!drafts.TryGetValue(k, out var draft)) drafts[k] = draft = new(k);
        return draft;
    }

    /// <summary>Lengths begin with P, "SET" goes before what recurs, a time of a day has a T.</summary>
    static GoldDate Date(string label, Span span)
    {
        bool isSet = label.StartsWith("SET ", StringComparison.Ordinal);
        string value = isSet ? label[4..] : label;
        string type = isSet ? "SET" : value[0] == 'P' && value.Length > 1 && (char.IsDigit(value[1]) || value[1] is 'T' or 'X') ? "DURATION"
            : value.Contains('T', StringComparison.Ordinal) && char.IsDigit(value[0]) ? "TIME" : "DATE";
        return new(span, type, value);
    }

    FormatException Broken(string what, int at) => new($"{id}, line {at}: {what}.");
}
