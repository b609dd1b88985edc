using System.Collections.Frozen;
using System.Text;

namespace StoryTracker.Reading.Feeds;

/// <summary>The attributes of the tag that is being read, and how those that may stay are written.</summary>
sealed class MarkupAttributes(int most)
{
    readonly List<(string Name, string Value)> _all = [];

    /// <summary>How many the tag has.</summary>
    public int Count => _all.Count;

    /// <summary>The names in lower case, the values as printed.</summary>
    public IReadOnlyList<(string Name, string Value)> All => _all;

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
            var name = tag[start..at];
            var afterName = at;
            while (at < tag.Length && char.IsWhiteSpace(tag[at])) at++;
            if (at >= tag.Length || tag[at] != '=')
            {
                at = afterName;
                Add(name, name);
                continue;
            }
            at++;
            while (at < tag.Length && char.IsWhiteSpace(tag[at])) at++;
            if (at >= tag.Length) return -1;
            int end;
            if (tag[at] is '"' or '\'')
            {
                end = tag[(at + 1)..].IndexOf(tag[at]);
                if (end < 0) return -1;
                Add(name, tag.Slice(at + 1, end));
                at += end + 2;
                continue;
            }
            end = at;
            while (end < tag.Length && tag[end] != '>' && !char.IsWhiteSpace(tag[end]) && !(tag[end] == '/' && end + 1 < tag.Length && tag[end + 1] == '>')) end++;
            Add(name, tag[at..end]);
            at = end;
        }
        return -1;
    }

    void Add(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (_all.Count >= most || name.Length > 40) return;
        // The last of several of a name counts.
        for (var i = 0; i < _all.Count; i++)
            if (name.Equals(_all[i].Name, StringComparison.OrdinalIgnoreCase))
            {
                _all[i] = (_all[i].Name, value.ToString());
                return;
            }
        _all.Add((Known(name), value.ToString()));
    }

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = MarkupAllowList.Attributes.GetAlternateLookup<ReadOnlySpan<char>>();

    static string Known(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var known) ? known : name.ToString().ToLowerInvariant();

    /// <summary>Whether the tag declares the namespace; where it declares none and that is <paramref name="implied"/>, it is added.</summary>
    public bool HasNamespace(string uri, bool implied)
    {
        foreach (var (name, value) in _all)
            if (name == "xmlns") return value == uri || (value.Length == 0 && implied);
        if (implied) _all.Add(("xmlns", uri));
        return implied;
    }

    /// <summary>Writes those on the list in alphabetical order, with what has to be escaped escaped and addresses made absolute.</summary>
    public void Write(StringBuilder to, string element, FrozenSet<string> allowed, string? baseAddress, bool isForeign, bool inSvg)
    {
        if (_all.Count == 0) return;
        if (isForeign) DeclareXlink();
        if (_all.Count > 1) _all.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var (name, value) in _all)
        {
            if (!allowed.TryGetValue(name, out var written)) continue;
            if (written == "style")
            {
                var style = SafeStyle.Build(HtmlEntity.Decode(value), inSvg);
                if (style.Length > 0) Write(to, written, style);
            }
            else if (MarkupAllowList.Addresses.Contains(written))
            {
                Write(to, written, Address(element, written, value, baseAddress));
            }
            else
            {
                Write(to, written, written is "rel" or "type" ? value.ToLowerInvariant() : value);
            }
        }
    }

    void DeclareXlink()
    {
        const string Declaration = "xmlns:xlink";
        if (_all.Exists(a => a.Name.StartsWith("xlink:", StringComparison.Ordinal)) && !_all.Exists(a => a.Name == Declaration))
            _all.Add((Declaration, "http://www.w3.org/1999/xlink"));
    }

    static string Address(string element, string name, string value, string? baseAddress)
    {
        var address = HtmlEntity.Decode(value).Trim();
        if (address.Length > FeedAddress.MostCharacters && !IsPicture(element, address)) return "";
        if (IsPicture(element, address)) return address;
        if (baseAddress is not null && MarkupAllowList.Joined.Contains($"{element} {name}")) address = FeedAddress.Join(baseAddress, address);
        return FeedAddress.IsSafe(address) ? address.Replace("&", "&amp;", StringComparison.Ordinal) : "";
    }

    // Pictures inside the page itself; SVG is not among them, it can hold scripts.
    static bool IsPicture(string element, string address) =>
        element == "img" && address.Length < 1_000_000 && address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
        && !address.StartsWith("data:image/svg", StringComparison.OrdinalIgnoreCase);

    static void Write(StringBuilder to, string name, string value)
    {
        to.Append(' ').Append(name).Append("=\"");
        var rest = value.AsSpan();
        while (rest.IndexOfAny("<>\"&") is >= 0 and var at)
        {
            to.Append(rest[..at]);
            rest = rest[at..];
            var length = 1;
            if (rest[0] == '&')
            {
                length = HtmlEntity.Length(rest, out var digits, out _);
                if (length == 0 || (!digits.IsEmpty && rest[length - 1] != ';')) to.Append("&amp;");
                else to.Append(rest[..length]);
                length = length == 0 || (!digits.IsEmpty && rest[length - 1] != ';') ? 1 : length;
            }
            else
            {
                to.Append(rest[0] switch { '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            }
            rest = rest[length..];
        }
        to.Append(rest).Append('"');
    }
}
