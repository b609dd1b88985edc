using System.Buffers;
using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Builds markup anew from what a feed printed: allowed elements with allowed attributes in alphabetical order, addresses absolute, every
/// other
/// <c>&lt;</c> escaped. One pass without a tree, linear in the length. The result cannot run anything; its elements are as the publisher
/// balanced them, so a page shows it through <c>DisplayHtml</c>, which builds a tree.
/// </summary>
sealed class SafeMarkup
{
    const int MostAttributes = 100;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MathElements = Spans(MarkupAllowList.MathElements);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SvgElements = Spans(MarkupAllowList.SvgElements);

    static readonly FrozenDictionary<string, MarkupElement>.AlternateLookup<ReadOnlySpan<char>> Elements =
        MarkupElement.All.GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly SearchValues<char> Interesting = SearchValues.Create("<&");

    readonly CharBuffer _built = new();
    readonly MarkupAttributes _attributes = new(MostAttributes);
    string? _base;
    bool _isXhtml;
    int _math;
    int _svg;
    int _dropping;
    bool _noTagEndsHere;

    /// <summary>The markup that may be kept.</summary>
    /// <param name="markup">What the feed printed, XML's own escaping undone.</param>
    /// <param name="baseAddress">What relative addresses belong to, or null.</param>
    /// <param name="isXhtml">Whether an empty-element tag closes its element.</param>
    public string Build(ReadOnlySpan<char> markup, string? baseAddress, bool isXhtml)
    {
        markup = markup.Trim();
        if (!markup.ContainsAny(Interesting)) return markup.ToString();
        (_base, _isXhtml, _math, _svg, _dropping, _noTagEndsHere) = (baseAddress, isXhtml, 0, 0, 0, false);
        _built.Clear();
        var rest = markup;
        while (rest.IndexOfAny(Interesting) is >= 0 and var at)
        {
            Text(rest[..at]);
            rest = rest[at..];
            rest = rest[(rest[0] == '&' ? Reference(rest) : Markup(rest))..];
        }
        Text(rest);
        var built = _built.Written.Trim();
        return built.Contains('\r') ? built.ToString().Replace("\r\n", "\n", StringComparison.Ordinal) : built.ToString();
    }

    void Text(ReadOnlySpan<char> text)
    {
        if (_dropping == 0) _built.Append(text);
    }

    int Reference(ReadOnlySpan<char> rest)
    {
        var length = HtmlEntity.Length(rest, out var digits, out var name);
        if (!digits.IsEmpty)
        {
            if (digits is "39") Text("'");
            else if (digits is "34") Text("\"");
            else NumberedReference(digits);
            return length;
        }
        if (length > 0)
        {
            if (name is "amp" or "lt" or "gt" or "quot" or "apos" or "nbsp" || HtmlEntity.Named(name) is not null)
            {
                Text(rest[..length]);
                return length;
            }
            Text("&amp;");
            return 1;
        }
        var letters = 1;
        while (letters < rest.Length && letters <= HtmlEntity.LongestName && char.IsAsciiLetterOrDigit(rest[letters])) letters++;
        var isName = letters > 1 && char.IsAsciiLetter(rest[1]);
        if (isName && letters < rest.Length && rest[letters] != '=' && HtmlEntity.IsKnown(rest[1..letters]))
        {
            Text(rest[..letters]);
            Text(";");
            return letters;
        }
        Text(isName ? "&amp;" : "&");
        return 1;
    }

    void NumberedReference(ReadOnlySpan<char> digits)
    {
        if (_dropping > 0) return;
        var code = HtmlEntity.Code(digits);
        _built.Append("&#");
        if (code is >= 0x80 and <= 0x9F && FeedText.FromC1((char)code) is > '\u009F' and var meant)
            _built.Append('x').Append(((int)meant).ToString("x", System.Globalization.CultureInfo.InvariantCulture));
        else if (code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF)) _built.Append("xfffd");
        else
            foreach (var c in digits) _built.Append(char.ToLowerInvariant(c));
        _built.Append(';');
    }

    int Markup(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && !_noTagEndsHere)
        {
            if (char.IsAsciiLetter(rest[1])) return StartTag(rest);
            if (rest[1] == '/' && rest.Length > 2 && char.IsAsciiLetter(rest[2])) return EndTag(rest);
            if (rest.StartsWith("<!--")) return Comment(rest);
            if (rest[1] == '>') return 2;
            if (rest.StartsWith("</>")) return 3;
            if (rest[1] == '?' || rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
                return rest.IndexOf('>') is > 0 and var end ? end + 1 : Unended();
        }
        Text("&lt;");
        return 1;
    }

    static int Comment(ReadOnlySpan<char> rest)
    {
        if (rest[4..].IndexOf("-->") is >= 0 and var end) return end + 7;
        // Never closed: up to something like an end, otherwise all of it goes.
        for (var at = 4; at < rest.Length && rest[at..].IndexOf("--") is >= 0 and var dashes;)
        {
            at += dashes + 2;
            var close = rest[at..].IndexOf('>');
            return close < 0 ? rest.Length : at + close + 1;
        }
        return rest.Length;
    }

    int EndTag(ReadOnlySpan<char> rest)
    {
        var name = Name(rest[2..]);
        var end = rest[2..].IndexOfAny('<', '>');
        if (end < 0) return Unended();
        Elements.TryGetValue(name, out var known);
        var element = known is { IsKept: true } ? known.Name : null;
        if (element is null || _svg > 0)
        {
            if (_dropping > 0 && known is { IsDropped: true }) _dropping--;
            element = EndForeign(name) ?? element;
        }
        if (element is not null && known is not { IsVoid: true }) _built.Append("</").Append(element).Append('>');
        return 2 + end + (rest[2 + end] == '>' ? 1 : 0);
    }

    string? EndForeign(ReadOnlySpan<char> name)
    {
        if (_math > 0 && MathElements.TryGetValue(name, out var math))
        {
            if (math == "math") _math--;
            return math;
        }
        if (_svg > 0 && SvgElements.TryGetValue(name, out var svg))
        {
            if (svg == "svg") _svg--;
            return svg;
        }
        return null;
    }

    int StartTag(ReadOnlySpan<char> rest)
    {
        var name = Name(rest[1..]);
        var length = _attributes.Read(rest, 1 + name.Length, out var isEmptyElement);
        if (length < 0) return Unended();
        Elements.TryGetValue(name, out var known);
        if (known is { IsDropped: true } && _svg == 0) return length + (isEmptyElement ? 0 : RawText(rest[length..], known.Name));
        var element = known is { IsKept: true } ? known.Name : null;
        FrozenSet<string>? foreign = null;
        if (element is null || _svg > 0)
        {
            Foreign(rest, name);
            if (_math > 0 && MathElements.TryGetValue(name, out var math)) (element, foreign) = (math, MarkupAllowList.MathAttributes);
            else if (_svg > 0 && SvgElements.TryGetValue(name, out var svg)) (element, foreign) = (svg, MarkupAllowList.SvgAttributes);
        }
        if (element is null) return length;
        var isVoid = known is { IsVoid: true } && foreign is null;
        _built.Append('<').Append(element);
        if (foreign is not null || _math + _svg > 0) _attributes.WriteForeign(rest, _built, foreign ?? MarkupAllowList.Attributes,
            inSvg: _svg > 0);
        else _attributes.Write(rest, _built, element, _base);
        _built.Append(isVoid ? " />" : ">");
        if (isEmptyElement && !isVoid && (_isXhtml || _attributes.Count == 0))
        {
            _built.Append("</").Append(element).Append('>');
            EndForeign(name);
        }
        return length;
    }

    // HTML has MathML and SVG without a namespace, XHTML must name it.
    void Foreign(ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        if (name.Equals("math", StringComparison.OrdinalIgnoreCase)
            && _attributes.HasNamespace(tag, "http://www.w3.org/1998/Math/MathML", !_isXhtml)) _math++;
        if (name.Equals("svg", StringComparison.OrdinalIgnoreCase)
            && _attributes.HasNamespace(tag, "http://www.w3.org/2000/svg", !_isXhtml)) _svg++;
    }

    // Script and style end at their own end tag whatever is in between; an applet's content is markup that is not kept.
    int RawText(ReadOnlySpan<char> rest, string name)
    {
        if (name == "applet")
        {
            _dropping++;
            return 0;
        }
        for (var at = 0; at < rest.Length && rest[at..].IndexOf("</") is >= 0 and var found;)
        {
            at += found + 2;
            if (!rest[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            var end = rest[at..].IndexOf('>');
            return end < 0 ? rest.Length : at + end + 1;
        }
        return rest.Length;
    }

    // From here on no tag ends: looking again at every "<" would take quadratic time.
    int Unended()
    {
        _noTagEndsHere = true;
        Text("&lt;");
        return 1;
    }

    static ReadOnlySpan<char> Name(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-' or '_' or '.' or ':')) length++;
        return rest[..length];
    }

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Spans(FrozenSet<string> names) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>();
}
