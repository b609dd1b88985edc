using System.Buffers;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Reads what is no well-formed XML as far as its meaning is plain: references that nobody declared, bare ampersands, elements that are not
/// closed or closed in the wrong order, HTML between feed elements, an end that is missing. One linear pass.
/// </summary>
sealed class FeedLoose
{
    readonly FeedProlog _prolog;
    readonly IMarkupSink _builder;
    readonly MarkupAttributes _attributes = new(100);
    readonly FeedAttributes _shown = new();
    readonly Dictionary<string, string> _namespaces = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _open = [];
    int _tooDeep;
    bool _noTagEndsHere;

    static readonly SearchValues<char> Signs = SearchValues.Create("<&");

    FeedLoose(FeedProlog prolog, IMarkupSink builder) => (_prolog, _builder) = (prolog, builder);

    /// <summary>Reads the document to its end.</summary>
    public static void Read(FeedProlog prolog, IMarkupSink builder) => new FeedLoose(prolog, builder).Read();

    void Read()
    {
        var rest = _prolog.Text.AsSpan(_prolog.BodyStart);
        while (rest.IndexOfAny(Signs) is >= 0 and var at)
        {
            if (at > 0) _builder.Text(rest[..at]);
            rest = rest[at..];
            rest = rest[(rest[0] == '&' ? Reference(rest) : Markup(rest))..];
        }
        _builder.Text(rest);
        while (_open.Count > 0) Close();
    }

    int Reference(ReadOnlySpan<char> rest)
    {
        var length = HtmlEntity.Length(rest, out var digits, out var name);
        var meant = length == 0 ? null
            : !digits.IsEmpty ? HtmlEntity.Numbered(digits)
            : _prolog.Entities.TryGetValue(name.ToString(), out var declared) ? declared : HtmlEntity.Named(name);
        _builder.Text(meant ?? rest[..Math.Max(length, 1)]);
        return Math.Max(length, 1);
    }

    int Markup(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<![CDATA["))
        {
            var end = rest.IndexOf("]]>");
            _builder.Text(end < 0 ? rest[9..] : rest[9..end]);
            return end < 0 ? rest.Length : end + 3;
        }
        if (rest.StartsWith("<!--")) return rest[4..].IndexOf("-->") is >= 0 and var comment ? comment + 7 : rest.Length;
        if (rest.Length > 1 && rest[1] is '!' or '?') return rest.IndexOf('>') is > 0 and var declaration ? declaration + 1 : rest.Length;
        if (rest.Length > 2 && rest[1] == '/' && IsNameStart(rest[2])) return EndTag(rest);
        if (rest.Length > 1 && IsNameStart(rest[1]) && !_noTagEndsHere) return StartTag(rest);
        _builder.Text("<");
        return 1;
    }

    int EndTag(ReadOnlySpan<char> rest)
    {
        var name = Name(rest[2..]);
        // Where the tag was cut another follows.
        var end = rest[1..].IndexOfAny('<', '>');
        var length = end < 0 ? rest.Length : rest[end + 1] == '>' ? end + 2 : end + 1;
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return length;
        }
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (!name.Equals(_open[i], StringComparison.OrdinalIgnoreCase)) continue;
            while (_open.Count > i) Close();
            break;
        }
        return length;
    }

    int StartTag(ReadOnlySpan<char> rest)
    {
        var name = Name(rest[1..]);
        var length = _attributes.Read(rest, 1 + name.Length, out var isEmpty);
        if (length < 0)
        {
            _noTagEndsHere = true;
            _builder.Text("<");
            return 1;
        }
        if (!_builder.IsInContent && (name is "item" or "entry") && _open.LastIndexOf(name.ToString()) is >= 0 and var open)
            while (_open.Count > open) Close(); // the one before was not closed
        if (_open.Count >= FeedXml.MostDepth)
        {
            if (!isEmpty) _tooDeep++;
            return length;
        }
        Declare(rest);
        var colon = name.IndexOf(':');
        var prefix = colon < 0 ? "" : name[..colon].ToString();
        var local = name[(colon + 1)..].ToString();
        var (shortName, uri) = _namespaces.TryGetValue(prefix, out var declared)
            ? (FeedNamespaces.Short(declared, prefix.ToLowerInvariant()), declared) : (FeedNamespaces.Undeclared(prefix), "");
        var isVoid = _builder.IsInContent && MarkupAllowList.Void.Contains(local) && local is not ("link" or "source");
        _builder.Start(shortName, local, uri, _shown);
        if (isEmpty || isVoid) _builder.End();
        else _open.Add(name.ToString());
        return length;
    }

    void Declare(ReadOnlySpan<char> tag)
    {
        _shown.Clear();
        for (var i = 0; i < _attributes.Count; i++)
        {
            var (name, value) = _attributes.Printed(tag, i);
            var decoded = HtmlEntity.Decode(value);
            if (name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                var prefix = name == "xmlns" ? "" : name[6..];
                if (_namespaces.Count < 100) _namespaces[prefix] = decoded;
                _builder.Declares(prefix, decoded);
            }
            else
            {
                _shown.Add(name, decoded);
            }
        }
    }

    void Close()
    {
        _open.RemoveAt(_open.Count - 1);
        _builder.End();
    }

    static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    static ReadOnlySpan<char> Name(ReadOnlySpan<char> rest)
    {
        var length = 1;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '-' or '_' or '.' or ':')) length++;
        return rest[..length];
    }
}
