namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Makes a feed of the elements and text that a parser tells it of; starts and ends are balanced, names may be in any case.
/// </summary>
/// <param name="baseAddress">Where the feed came from, for relative addresses; null when unknown.</param>
/// <param name="isNetscape">Whether the document type is that of Netscape's RSS 0.91.</param>
/// <param name="problems">Receives what is odd.</param>
sealed partial class FeedBuilder(string? baseAddress, bool isNetscape, FeedProblems problems) : IMarkupSink
{
    /// <summary>More entries than these are left out.</summary>
    public const int MostEntries = 20_000;

    enum Place
    {
        Outside, Feed, Entry, Source, Aside,
    }

    struct Frame
    {
        public string? Base;
        public Place Place;
        public EntryParts? Entry;
        public Person? Person;
        public FeedCapture? Capture;
        public string? InlineName;
        public bool OwnsCapture;
    }

    readonly List<Frame> _frames = [];
    readonly Stack<FeedCapture> _spare = [];
    readonly SafeMarkup _markup = new();
    readonly FeedParts _feed = new();
    readonly List<FeedEntry> _entries = [];
    readonly List<EntryParts> _parts = [];
    Place _place;
    EntryParts? _entry;
    Person? _person;
    string? _base = baseAddress;
    bool _declaresAtom10, _declaresRss10, _declaresRss090;

    /// <inheritdoc/>
    public bool WantsText => _frames.Count > 0 && _frames[^1].Capture is not null;

    /// <inheritdoc/>
    public bool IsInContent => _frames.Count > 0 && _frames[^1].Capture is { IsContent: true };

    /// <summary>The format, when the root element or a namespace has told it.</summary>
    public string? Format { get; private set; }

    /// <summary>The name of the root element.</summary>
    public string? RootName { get; private set; }

    bool IsAtom => Format is "atom10" or "atom03";

    /// <inheritdoc/>
    public void Declares(string prefix, string uri)
    {
        if (uri.Equals(FeedNamespaces.Atom10, StringComparison.OrdinalIgnoreCase)) _declaresAtom10 = true;
        else if (uri.Equals(FeedNamespaces.Rss10, StringComparison.OrdinalIgnoreCase)) _declaresRss10 = true;
        else if (prefix.Length == 0 && uri.Equals(FeedNamespaces.Rss090, StringComparison.OrdinalIgnoreCase)) _declaresRss090 = true;
    }

    /// <inheritdoc/>
    public void Start(string shortNamespace, string localName, string uri, FeedAttributes attributes)
    {
        var content = IsInContent ? _frames[^1].Capture : null;
        var frame = new Frame { Base = _base, Place = _place, Entry = _entry, Person = _person, Capture = content };
        RootName ??= localName;
        if (attributes.Count > 0) Inherit(attributes);
        if (content is not null)
        {
            var name = localName.ToLowerInvariant();
            if (content.StartInline(shortNamespace, uri, name, attributes)) frame.InlineName = name;
            _frames.Add(frame);
            return;
        }
        var element = FeedElements.Find(shortNamespace, localName);
        _frames.Add(frame);
        if (element == FeedElement.Unknown) return;
        if (Open(element, localName, shortNamespace, attributes) is { } capture)
        {
            frame.Capture = capture;
            frame.OwnsCapture = true;
            _frames[^1] = frame;
        }
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text)
    {
        if (WantsText) _frames[^1].Capture!.Append(text);
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_frames.Count == 0) return;
        var depth = _frames.Count;
        var frame = _frames[^1];
        if (frame.OwnsCapture)
        {
            Assign(frame.Capture!, depth);
            if (frame.Capture!.IsCut) problems.Add("A text longer than two million characters was cut.");
            _spare.Push(frame.Capture);
        }
        else if (frame.InlineName is not null)
        {
            frame.Capture!.EndInline(frame.InlineName);
        }
        _frames.RemoveAt(_frames.Count - 1);
        if (_person is { } person && !ReferenceEquals(frame.Person, person)) Close(person, frame);
        (_base, _place, _entry, _person) = (frame.Base, frame.Place, frame.Entry, frame.Person);
    }

    void Inherit(FeedAttributes attributes)
    {
        if ((attributes.Get("xml:base") ?? attributes.Get("base")) is { Length: > 0 } printed
            && FeedAddress.JoinSafely(_base, printed) is { } joined) _base = joined;
        if (_frames.Count == 0 && (attributes.Get("xml:lang") ?? attributes.Get("lang")) is { Length: > 0 } language) _language = FeedText.Storable(language);
    }

    FeedCapture Capture(FeedElement element, bool isContent = false, string type = FeedCapture.Plain, bool isBase64 = false)
    {
        var capture = _spare.Count > 0 ? _spare.Pop() : new FeedCapture();
        capture.Begin(element, isContent, type, isBase64);
        return capture;
    }

    void TellFormat(string root, string shortNamespace, FeedAttributes attributes)
    {
        var version = attributes.Get("version")?.Trim() ?? "";
        Format ??= root switch
        {
            "rss" => isNetscape || version.StartsWith("0.9", StringComparison.Ordinal) ? "rss09"
                : version.StartsWith("1.", StringComparison.Ordinal) ? "rss10" : "rss20",
            "rdf" => _declaresRss090 && !_declaresRss10 ? "rss09" : "rss10",
            "feed" or "entry" => !_declaresAtom10 && version is "0.1" or "0.2" or "0.3" ? "atom03" : "atom10",
            "channel" when shortNamespace.Length == 0 => _declaresRss10 ? "rss10" : "cdf",
            _ => null,
        };
    }

    /// <summary>The feed as far as it was read; elements that are still open are closed.</summary>
    public FeedDocument Build(bool isWellFormed)
    {
        while (_frames.Count > 0) End();
        foreach (var parts in _parts) _entries.Add(parts.Build(IsAtom ? _feed.Authors : []));
        return new(
            Format ?? "rss20", isWellFormed, problems.Sentences, _feed.Title.IsSet ? _feed.Title.Value.Text : null, _feed.Link.Value,
            _feed.Summary.IsSet ? _feed.Summary.Value.Text : null, _language?.Replace('_', '-'), _feed.Updated.IsSet ? _feed.Updated.Value
                : null,
            _hub, _self, _ttl, _entries)
        {
            UpdatePeriod = UpdatePeriod(), SkipHours = _hours, SkipDays = _days, MovedTo = _movedTo,
        };
    }

    /// <summary>Whether anything of a feed was found.</summary>
    public bool IsFeed => Format is not null || _parts.Count > 0;
}
