using System.Text;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// What stands before the root element, taken apart so that no document type is ever processed as it came: declarations of plain text
/// entities are kept and written anew, everything else of a document type is left out.
/// </summary>
sealed class FeedProlog
{
    const int MostEntities = 500;
    const int MostEntityCharacters = 2_000;

    readonly Dictionary<string, string> _entities = new(StringComparer.Ordinal);

    /// <summary>Takes a document apart.</summary>
    public FeedProlog(string text)
    {
        Text = text;
        var span = text.AsSpan();
        if (span.StartsWith("<?xml") && span.Length > 5 && char.IsWhiteSpace(span[5])
            && span.IndexOf("?>") is > 0 and var end) BodyStart = end + 2;
        FindDocumentType(span, BodyStart);
    }

    /// <summary>The whole document.</summary>
    public string Text { get; }

    /// <summary>Where the text after the XML declaration and the document type begins.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Whether the document type is that of Netscape's RSS 0.91.</summary>
    public bool IsNetscape { get; private set; }

    /// <summary>Entities that stand for plain text.</summary>
    public IReadOnlyDictionary<string, string> Entities => _entities;

    public bool HasEntities => _entities.Count > 0;

    /// <summary>The document for a parser: declared entities first, then all from the root element on.</summary>
    public FeedTextReader OpenText()
    {
        if (!HasEntities) return new FeedTextReader("", Text, BodyStart);
        var type = new StringBuilder("<!DOCTYPE feed [\n");
        foreach (var (name, value) in _entities) type.Append("<!ENTITY ").Append(name).Append(" \"").Append(Escaped(value)).Append("\">\n");
        return new FeedTextReader(type.Append("]>").ToString(), Text, BodyStart);
    }

    static StringBuilder Escaped(string value)
    {
        // Twice: once for the declaration, once where the entity's text is read again.
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
            if (c is '&' or '<') escaped.Append("&#38;#").Append((int)c).Append(';');
            else if (c is '"' or '%') escaped.Append("&#").Append((int)c).Append(';');
            else escaped.Append(c);
        return escaped;
    }

    void FindDocumentType(ReadOnlySpan<char> text, int from)
    {
        var at = from;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var rest = text[at..];
            int length;
            if (rest.StartsWith("<!--")) length = rest.IndexOf("-->") is >= 0 and var comment ? comment + 3 : -1;
            else if (rest.StartsWith("<?")) length = rest.StartsWith("<?xml ") ? -1 : rest.IndexOf("?>") is >= 0 and var instruction
                ? instruction + 2 : -1;
            else
            {
                if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                    && DocumentType(rest) is > 0 and var type) BodyStart = at + type;
                return;
            }
            if (length < 0) return;
            at += length;
        }
    }

    int DocumentType(ReadOnlySpan<char> rest)
    {
        var name = rest.IndexOfAny('[', '>');
        if (name < 0) return -1;
        IsNetscape = rest[..name].Contains("netscape", StringComparison.OrdinalIgnoreCase);
        if (rest[name] == '>') return name + 1;
        var at = name + 1;
        while (at < rest.Length)
        {
            if (rest[at..].StartsWith("<!ENTITY")) Entity(rest[(at + 8)..]);
            if (rest[at] == ']')
            {
                var close = rest[at..].IndexOf('>');
                return close < 0 ? -1 : at + close + 1;
            }
            var declaration = rest[at] == '<';
            at += declaration ? DeclarationLength(rest[at..]) : 1;
        }
        return -1;
    }

    static int DeclarationLength(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--")) return rest.IndexOf("-->") is >= 0 and var comment ? comment + 3 : rest.Length;
        var quote = '\0';
        for (var i = 0; i < rest.Length; i++)
        {
            if (quote != '\0')
            {
                if (rest[i] == quote) quote = '\0';
            }
            else if (rest[i] is '"' or '\'') quote = rest[i];
            else if (rest[i] == '>') return i + 1;
        }
        return rest.Length;
    }

    // Only <!ENTITY name "text">: no parameter entity, nothing external, no reference to another entity. So nothing can grow.
    void Entity(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        var length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '-' or '.')) length++;
        if (length is 0 or > 100 || _entities.Count >= MostEntities || !char.IsLetter(rest[0])) return;
        var name = rest[..length].ToString();
        if (name is "amp" or "lt" or "gt" or "quot" or "apos") return; // XML's own
        rest = rest[length..].TrimStart();
        if (rest.IsEmpty || rest[0] is not ('"' or '\'')) return;
        var end = rest[1..].IndexOf(rest[0]);
        if (end is < 0 or > MostEntityCharacters) return;
        var value = rest.Slice(1, end).ToString();
        var decoded = HtmlEntity.Decode(value);
        if ((value.Contains('&', StringComparison.Ordinal) && decoded.Contains('&', StringComparison.Ordinal) && decoded != "&")
            || value.Contains('<', StringComparison.Ordinal)) return;
        _entities.TryAdd(name, FeedText.Storable(decoded));
    }
}
