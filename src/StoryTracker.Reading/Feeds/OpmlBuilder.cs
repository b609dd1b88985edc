namespace StoryTracker.Reading.Feeds;

/// <summary>Makes a list of feeds of the elements that a parser tells it of.</summary>
sealed class OpmlBuilder(FeedProblems problems) : IMarkupSink
{
    /// <summary>Folders nested deeper than this become their parent's.</summary>
    public const int MostFolders = 16;

    const int MostFeeds = 20_000;

    const int MostNameCharacters = 300;

    readonly List<OpmlFeed> _feeds = [];
    readonly HashSet<(string? Folder, string Url)> _seen = [];
    readonly List<string> _elements = [];
    readonly List<string?> _folders = [];
    readonly System.Text.StringBuilder _title = new();
    string? _root;

    /// <inheritdoc/>
    public bool WantsText => _elements is [.., "head", "title"];

    /// <inheritdoc/>
    public bool IsInContent => false;

    /// <inheritdoc/>
    public void Declares(string prefix, string uri)
    {
        // Lists have no namespaces that matter.
    }

    /// <inheritdoc/>
    public void Start(string shortNamespace, string localName, string uri, FeedAttributes attributes)
    {
        var name = localName.ToLowerInvariant();
        _root ??= name;
        _elements.Add(name);
        _folders.Add(name == "outline" ? Outline(attributes) : null);
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text)
    {
        if (WantsText && _title.Length + text.Length <= MostNameCharacters * 4) _title.Append(text);
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_elements.Count == 0) return;
        _elements.RemoveAt(_elements.Count - 1);
        _folders.RemoveAt(_folders.Count - 1);
    }

    /// <summary>The list.</summary>
    /// <exception cref="FeedRefusedException">It is no OPML.</exception>
    public OpmlDocument Build()
    {
        if (_root is null || (_root != "opml" && _feeds.Count == 0))
            throw new FeedRefusedException("This is no list of feeds: give an OPML file, as feed readers export it.");
        return new(Clean(_title.ToString()), _feeds, problems.Sentences);
    }

    // A feed, or else a folder, whose name is returned.
    string? Outline(FeedAttributes attributes)
    {
        var title = Clean(attributes.Get("title")) ?? Clean(attributes.Get("text"));
        var type = attributes.Get("type")?.ToLowerInvariant() ?? "";
        var printed = attributes.Get("xmlurl") ?? (type is "rss" or "atom" or "feed" or "rss1" or "pie"
            ? attributes.Get("url") ?? attributes.Get("href") : null);
        if (string.IsNullOrWhiteSpace(printed))
        {
            // An outline that points elsewhere ("link", "include") is neither.
            return attributes.Get("url") is null && attributes.Get("htmlurl") is null ? title?.Replace('/', '-') : null;
        }
        if (Address(printed) is not { } url)
        {
            problems.Add($"“{Clean(printed)}” is no address of a feed and was left out.");
            return null;
        }
        var folder = string.Join('/', _folders.OfType<string>().Take(MostFolders));
        var inFolder = folder.Length == 0 ? null : folder;
        if (_feeds.Count >= MostFeeds) problems.Add("The list has more than 20,000 feeds; the others were left out.");
        else if (_seen.Add((inFolder, url))) _feeds.Add(new(title, url, Address(attributes.Get("htmlurl")), inFolder));
        return null;
    }

    static string? Address(string? printed)
    {
        if (FeedAddress.JoinSafely(null, printed) is not { } address) return null;
        if (address.StartsWith("feed://", StringComparison.OrdinalIgnoreCase)) address = "http://" + address[7..];
        else if (address.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) address = address[5..];
        return FeedAddress.IsWeb(address) ? FeedText.Storable(address) : null;
    }

    static string? Clean(string? printed)
    {
        if (string.IsNullOrWhiteSpace(printed)) return null;
        var words = string.Join(' ',
            FeedText.Storable(HtmlEntity.Decode(printed)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length > MostNameCharacters ? FeedText.Storable(words[..MostNameCharacters]) : words;
    }
}
