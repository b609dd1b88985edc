using System.Xml;

namespace StoryTracker.Reading;

/// <summary>What a <c>newsItem</c> of NewsML-G2 says: item metadata, content metadata and the text of its content set.</summary>
sealed class NewsItem
{
    readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);
    string? _guid;

    /// <summary>The text; null while none was found.</summary>
    public string? Text { get; set; }

    /// <summary>The publishing status, such as <c>stat:usable</c>.</summary>
    public string? Status { get; private set; }

    /// <summary>What was odd.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Reads the element that the reader stands on.</summary>
    /// <exception cref="ArticleRefusedException">Its content cannot be read.</exception>
    public static NewsItem Read(string name, XmlReader reader, CancellationToken ct)
    {
        var item = new NewsItem { _guid = reader.GetAttribute("guid") };
        item.Note("language", reader.GetAttribute("lang", "http://www.w3.org/XML/1998/namespace"));
        if (reader.IsEmptyElement) return item;
        var (depth, remote) = (reader.Depth, 0);
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "provider" or "infoSource" or "copyrightHolder":
                    item.Name(reader);
                    break;
                case "versionCreated" or "firstCreated" or "embargoed" or "contentCreated" or "contentModified" or "headline" or "by"
                    or "creditline" or "title":
                    item.Note(reader.LocalName, reader.TextOfElement());
                    break;
                case "pubStatus":
                    item.Status ??= reader.GetAttribute("qcode") ?? reader.GetAttribute("uri");
                    break;
                case "language":
                    item.Note("language of the content", reader.GetAttribute("tag"));
                    break;
                case "inlineXML":
                    var paragraphs = NewsBody.Read(reader);
                    if (paragraphs.Count > 0) item.Text ??= string.Join("\n\n", paragraphs);
                    break;
                case "inlineData":
                    item.Inline(name, reader, ct);
                    break;
                case "remoteContent":
                    remote++;
                    break;
                case "assert" or "partMeta" or "rightsInfo" or "groupSet":
                    reader.TextOfElement();
                    break;
            }
        }
        return item;
    }

    /// <summary>Keeps the first value of a field.</summary>
    public void Note(string field, string? value)
    {
        if (TextLine.Clean(value) is { } line) _first.TryAdd(field, line);
    }

    /// <summary>The item as an article.</summary>
    /// <param name="url">Where it came from.</param>
    public ReadArticle ToArticle(Uri? url)
    {
        var published = ItemTimes.First(
            ("contentCreated", Of("contentCreated")), ("firstCreated", Of("firstCreated")), ("versionCreated", Of("versionCreated")));
        var modified = ItemTimes.First(("contentModified", Of("contentModified")), ("versionCreated", Of("versionCreated")));
        if (Of("embargoed") is { } until) Problems.Add($"The item is under embargo until {until}.");
        var own = Uri.TryCreate(_guid, UriKind.Absolute, out var guid) && guid.Scheme is "http" or "https" ? guid : null;
        var language = Of("language of the content") ?? Of("language");
        return new(
            Text!, Of("headline") ?? Of("title"), TextLine.Byline(Of("by")), Of("provider") ?? Of("infoSource") ?? Of("creditline"),
            own ?? url,
            published, language is not null && LanguageTags.IsOne(language) ? language : null, Problems)
        {
            Modified = ItemTimes.After(published, modified), Canonical = own,
        };
    }

    string? Of(string field) => _first.GetValueOrDefault(field);

    // <provider qcode="nprov:AB" literal="AB"><name>Agency</name></provider>
    void Name(XmlReader reader)
    {
        var (field, depth) = (reader.LocalName, reader.Depth);
        var literal = reader.GetAttribute("literal") ?? AfterColon(reader.GetAttribute("qcode"));
        if (!reader.IsEmptyElement)
            while (reader.Next() && reader.Depth > depth)
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "name")
                    Note(field, reader.TextOfElement());
        Note(field, literal);
    }

    static string? AfterColon(string? code) => code?[(code.LastIndexOf(':') + 1)..];

    void Inline(string name, XmlReader reader, CancellationToken ct)
    {
        var type = reader.GetAttribute("contenttype") ?? reader.GetAttribute("contentType") ?? "text/plain";
        var data = reader.TextOfElement();
        if (string.IsNullOrWhiteSpace(data) || !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)) return;
        Text ??= type.Contains("html", StringComparison.OrdinalIgnoreCase)
            ? string.Join("\n\n", WebPage.ReadFragment(name, data, ct)) is { Length: > 0 } text ? text : null
            : TextLine.Storable(data.Replace("\r\n", "\n", StringComparison.Ordinal).Trim());
    }
}
