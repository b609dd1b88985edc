using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>The attributes of the tag that is being read, as places in it, and how those that may stay are written.</summary>
sealed class MarkupAttributes(int most)
{
    const int MostNameCharacters = 40;

    static readonly FrozenDictionary<string,
        MarkupAttribute>.AlternateLookup<ReadOnlySpan<char>> Known = MarkupAttribute.All.GetAlternateLookup<ReadOnlySpan<char>>();

    readonly List<(Range Name, Range Value)> _all = [];
    readonly List<(MarkupAttribute Attribute, Range Value)> _kept = [];

    /// <summary>How many the tag has.</summary>
    public int Count => _all.Count;

    /// <summary>The name in lower case and the value as printed.</summary>
    public (string Name, string Value) Printed(ReadOnlySpan<char> tag, int index) =>
        (tag[_all[index].Name].ToString().ToLowerInvariant(), tag[_all[index].Value].ToString());

    /// <summary>Reads the attributes of a start tag, as browsers do; a <c>&lt;</c> outside quotation marks ends the tag as well.</summary>
    /// <param name="tag">From the tag's <c>&lt;</c> to the end of the text.</param>
    /// <param name="at">Where the element's name ends.</param>
    /// <param name="isEmptyElement">Whether it ends with <c>/&gt;</c>.</param>
    /// <returns>The tag's length, or −1 when it does not end.</returns>
    public int Read(ReadOnlySpan<char> tag, int at, out bool isEmptyElement)
    {
        _all.Clear();
        isEmptyElement = false;
        while (at < tag.Length)
        {
            var c = tag[at];
            if (c == '>') return at + 1;
            if (c == '<') return at;
            if (c == '/' || char.IsWhiteSpace(c) || c is '"' or '\'')
            {
                isEmptyElement = c == '/';
                at++;
                continue;
            }
            isEmptyElement = false;
            var start = at++;
            while (at < tag.Length && tag[at] is not ('=' or '>' or '<' or '/' or '"' or '\'') && !char.IsWhiteSpace(tag[at])) at++;
            var name = start..at;
            var afterName = at;
            while (at < tag.Length && char.IsWhiteSpace(tag[at])) at++;
            if (at >= tag.Length || tag[at] != '=')
            {
                at = afterName;
                Add(tag, name, name);
                continue;
            }
            at++;
            while (at < tag.Length && char.IsWhiteSpace(tag[at])) at++;
            if (at >= tag.Length) return -1;
            if (tag[at] is '"' or '\'')
            {
                var length = tag[(at + 1)..].IndexOf(tag[at]);
                if (length < 0) return -1;
                Add(tag, name, (at + 1)..(at + 1 + length));
                at += length + 2;
                continue;
            }
            var end = at;
            while (end < tag.Length && tag[end] != '>' && !char.IsWhiteSpace(tag[end])
                && !(tag[end] == '/' && end + 1 < tag.Length && tag[end + 1] == '>')) end++;
            Add(tag, name, at..end);
            at = end;
        }
        return -1;
    }

    void Add(ReadOnlySpan<char> tag, Range name, Range value)
    {
        if (_all.Count >= most || name.End.Value - name.Start.Value > MostNameCharacters) return;
        // The last of several of a name counts.
        for (var i = 0; i < _all.Count; i++)
            if (tag[name].Equals(tag[_all[i].Name], StringComparison.OrdinalIgnoreCase))
            {
                _all[i] = (name, value);
                return;
            }
        _all.Add((name, value));
    }

    /// <summary>Whether the tag is in the namespace; where it declares none, it is in the one that is <paramref name="implied"/>.</summary>
    public bool HasNamespace(ReadOnlySpan<char> tag, string uri, bool implied)
    {
        foreach (var (name, value) in _all)
            if (tag[name].Equals("xmlns", StringComparison.OrdinalIgnoreCase)) return tag[value].SequenceEqual(uri)
                || (tag[value].IsEmpty && implied);
        return implied;
    }

    /// <summary>
    /// Writes those that may stay in alphabetical order, with what has to be escaped escaped and addresses made absolute.
    /// </summary>
    public void Write(ReadOnlySpan<char> tag, CharBuffer to, string element, string? baseAddress)
    {
        _kept.Clear();
        foreach (var (name, value) in _all)
            if (Known.TryGetValue(tag[name], out var attribute)) _kept.Add((attribute, value));
        if (_kept.Count > 1) _kept.Sort(static (a, b) => string.CompareOrdinal(a.Attribute.Name, b.Attribute.Name));
        foreach (var (attribute, value) in _kept) Write(to, attribute.Name, attribute.Kind, tag[value], element, baseAddress, inSvg: false);
    }

    /// <summary>The same for MathML and SVG, where names keep their case and namespaces are declared.</summary>
    public void WriteForeign(ReadOnlySpan<char> tag, CharBuffer to, FrozenSet<string> allowed, bool inSvg)
    {
        var all = new List<(string Name, string Value)>(_all.Count + 2);
        for (var i = 0; i < _all.Count; i++) all.Add(Printed(tag, i));
        var element = tag[1..];
        var isRoot = element.StartsWith("svg", StringComparison.OrdinalIgnoreCase)
            || element.StartsWith("math", StringComparison.OrdinalIgnoreCase);
        if (isRoot && !all.Exists(a =>
            a is { Name: "xmlns", Value.Length: > 0 })) all.Add(("xmlns", inSvg ? "http://www.w3.org/2000/svg"
            : "http://www.w3.org/1998/Math/MathML"));
        if (all.Exists(a => a.Name.StartsWith("xlink:", StringComparison.Ordinal)) && !all.Exists(a => a.Name == "xmlns:xlink"))
            all.Add(("xmlns:xlink", "http://www.w3.org/1999/xlink"));
        all.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var (name, value) in all)
            if (allowed.TryGetValue(name, out var written)) Write(to, written, MarkupAttribute.KindOf(written), value, "", null, inSvg);
    }

    static void Write(CharBuffer to, string name, MarkupValue kind, ReadOnlySpan<char> value, string element, string? baseAddress,
        bool inSvg)
    {
        switch (kind)
        {
            case MarkupValue.Style:
                var style = SafeStyle.Build(HtmlEntity.Decode(value.ToString()), inSvg);
                if (style.Length > 0) Write(to, name, style);
                break;
            case MarkupValue.Address:
                Write(to, name, Address(element, name, value, baseAddress));
                break;
            case MarkupValue.Keyword:
                Write(to, name, value.ToString().ToLowerInvariant());
                break;
            default:
                Write(to, name, value);
                break;
        }
    }

    static ReadOnlySpan<char> Address(string element, string name, ReadOnlySpan<char> value, string? baseAddress)
    {
        var address = value.Trim();
        var isEscaped = address.Contains('&');
        if (isEscaped) address = HtmlEntity.Decode(address.ToString()).AsSpan().Trim();
        if (IsPicture(element, address)) return address;
        if (address.Length > FeedAddress.MostCharacters) return "";
        if (baseAddress is not null && IsJoined(element, name)
            && !FeedAddress.IsWeb(address)) address = FeedAddress.Join(baseAddress, address.ToString());
        if (!FeedAddress.IsSafe(address)) return "";
        return isEscaped || address.Contains('&') ? address.ToString().Replace("&", "&amp;", StringComparison.Ordinal) : address;
    }

    static bool IsJoined(string element, string name) => name switch
    {
        "href" => element is "a" or "area",
        "src" => element is "img" or "audio" or "video" or "source" or "input",
        "cite" => element is "blockquote" or "q" or "del" or "ins",
        "poster" => element is "video",
        "longdesc" => element is "img",
        "usemap" => element is "img" or "input",
        "action" => element is "form",
        _ => false,
    };

    // Pictures inside the page itself; SVG is not among them, it can hold scripts.
    static bool IsPicture(string element, ReadOnlySpan<char> address) =>
        element == "img" && address.Length < 1_000_000 && address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
        && !address.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase);

    static void Write(CharBuffer to, string name, ReadOnlySpan<char> value)
    {
        to.Append(' ').Append(name).Append("=\"");
        while (value.IndexOfAny("<>\"&") is >= 0 and var at)
        {
            to.Append(value[..at]);
            value = value[at..];
            var length = 1;
            if (value[0] == '&')
            {
                length = HtmlEntity.Length(value, out var digits, out _);
                if (length == 0 || (!digits.IsEmpty && value[length - 1] != ';'))
                {
                    to.Append("&amp;");
                    length = 1;
                }
                else
                {
                    to.Append(value[..length]);
                }
            }
            else
            {
                to.Append(value[0] switch { '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            }
            value = value[length..];
        }
        to.Append(value).Append('"');
    }
}
