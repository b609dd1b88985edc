namespace StoryTracker.Reading.Feeds;

/// <summary>The text of an element while it is read; in content, inline elements are written into it.</summary>
sealed class FeedCapture
{
    /// <summary>More characters than these are left out.</summary>
    public const int MostCharacters = 2_000_000;

    public const string Plain = "text/plain", Html = "text/html", Xhtml = "application/xhtml+xml";

    readonly CharBuffer _text = new();
    int _inlineDepth;
    int _topElements;
    bool _hasTopText;
    int _divStart = -1;
    int _divEnd;

    public FeedElement Element { get; private set; }

    /// <summary>Whether markup is content here; elsewhere elements inside have their own meaning.</summary>
    public bool IsContent { get; private set; }

    /// <summary>The media type, in full.</summary>
    public string Type { get; private set; } = Plain;

    public bool IsBase64 { get; private set; }

    public bool IsCut { get; private set; }

    /// <summary>An attribute that decides what the text means: a permalink flag, a scheme, a relation.</summary>
    public string? Attribute { get; set; }

    public string? SecondAttribute { get; set; }

    public void Begin(FeedElement element, bool isContent, string type = Plain, bool isBase64 = false)
    {
        _text.Clear();
        (Element, IsContent, Type, IsBase64, IsCut, Attribute, SecondAttribute) = (element, isContent, type, isBase64, false, null, null);
        (_inlineDepth, _topElements, _hasTopText, _divStart, _divEnd) = (0, 0, false, -1, 0);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (_text.Length + text.Length > MostCharacters)
        {
            IsCut = true;
            text = text[..Math.Max(0, MostCharacters - _text.Length)];
        }
        if (IsContent && Type == Xhtml)
        {
            if (_inlineDepth == 0 && !_hasTopText) _hasTopText = !text.IsWhiteSpace();
            AppendEscaped(text);
        }
        else
        {
            _text.Append(text);
        }
    }

    /// <summary>Writes the start of an element inside content.</summary>
    /// <returns>Whether it was written: a <c>div</c> around escaped HTML is none of the author's.</returns>
    public bool StartInline(string shortNamespace, string uri, string name, FeedAttributes attributes)
    {
        if (!Type.EndsWith("xml", StringComparison.Ordinal))
        {
            if (name == "div") return false;
            _hasTopText = !_text.Written.IsWhiteSpace();
            Type = Xhtml; // it said that it is escaped, and is not
        }
        else
        {
            Type = Xhtml;
        }
        if (_inlineDepth++ == 0) _topElements++;
        if (_text.Length > MostCharacters) return true;
        _text.Append('<').Append(name);
        if ((shortNamespace, name) is ("svg", "svg") or ("math", "math")) _text.Append(" xmlns=\"").Append(uri).Append('"');
        for (var i = 0; i < attributes.Count; i++)
        {
            var (attribute, value) = attributes[i];
            _text.Append(' ').Append(attribute).Append("=\"");
            AppendEscaped(value, quotes: true);
            _text.Append('"');
        }
        _text.Append('>');
        if (_inlineDepth == 1 && name == "div" && _topElements == 1) _divStart = _text.Length;
        return true;
    }

    /// <summary>Writes the end of an element inside content.</summary>
    public void EndInline(string name)
    {
        if (--_inlineDepth == 0 && _topElements == 1 && _divStart >= 0) _divEnd = _text.Length;
        if (_text.Length <= MostCharacters) _text.Append("</").Append(name).Append('>');
    }

    /// <summary>The text with blanks at its ends left out.</summary>
    /// <param name="withoutDiv">Whether the one <c>div</c> around XHTML, which is Atom's and not the author's, goes (RFC 4287,
    /// 3.1.1.3).</param>
    public ReadOnlySpan<char> Value(bool withoutDiv)
    {
        var hasWrapper = withoutDiv && Type == Xhtml && _topElements == 1 && !_hasTopText && _divStart >= 0 && _divEnd >= _divStart;
        return (hasWrapper ? _text.Written[_divStart.._divEnd] : _text.Written).Trim();
    }

    void AppendEscaped(ReadOnlySpan<char> text, bool quotes = false)
    {
        while (text.IndexOfAny("<>&\"") is >= 0 and var at)
        {
            _text.Append(text[..at]).Append(text[at] switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ =>
                quotes ? "&quot;" : "\"" });
            text = text[(at + 1)..];
        }
        _text.Append(text);
    }
}
