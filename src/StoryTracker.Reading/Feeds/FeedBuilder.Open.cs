using System.Globalization;

namespace StoryTracker.Reading.Feeds;

// What the start of an element does.
sealed partial class FeedBuilder
{
    const int AlternateRank = 3, OtherTypeRank = 2, PermalinkRank = 1, IdRank = 0, OriginalRank = 4;

    string? _language, _hub, _self, _movedTo;

    /// <summary>A person while it is collected.</summary>
    sealed class Person
    {
        public bool IsAuthor { get; init; }

        public string? Name { get; set; }

        public string? Mail { get; set; }

        public string? Text { get; set; }
    }

    FeedCapture? Open(FeedElement element, string name, string shortNamespace, FeedAttributes attributes)
    {
        switch (element)
        {
            case FeedElement.Root:
                TellFormat(name.ToLowerInvariant(), shortNamespace, attributes);
                if (_place == Place.Outside) _place = Place.Feed;
                return null;
            case FeedElement.Channel:
                TellFormat("channel", shortNamespace, attributes);
                _place = Place.Feed;
                Cdf(_feed, attributes);
                return null;
            case FeedElement.Item:
                OpenItem(name, shortNamespace, attributes);
                return null;
            case FeedElement.Aside:
                _place = Place.Aside;
                return null;
            case FeedElement.Source when _place == Place.Entry:
                _place = Place.Source;
                return null;
        }
        if (_place == Place.Aside) return null;
        if (_place == Place.Source
            && element is not (FeedElement.Author or FeedElement.OtherPerson or FeedElement.Name or FeedElement.Mail
            or FeedElement.PersonAddress)) return null;
        return element switch
        {
            FeedElement.Title or FeedElement.MediaTitle => Content(element, attributes, FeedCapture.Plain),
            FeedElement.Description => Description(name, attributes),
            FeedElement.Summary => Content(_entry is { Summary.IsSet: true, HasContent: false } ? FeedElement.Content
                : element, attributes, FeedCapture.Plain),
            FeedElement.WeakSummary or FeedElement.CaptionSummary =>
                Content(element, attributes, shortNamespace == "itunes" ? FeedCapture.Plain : FeedCapture.Html),
            FeedElement.Content => Content(element, attributes, FeedCapture.Plain),
            FeedElement.EncodedContent => Content(element, attributes, FeedCapture.Html),
            FeedElement.Body => Content(element, attributes, FeedCapture.Xhtml),
            FeedElement.Discarded => Content(element, attributes, FeedCapture.Plain),
            FeedElement.Link => OpenLink(attributes),
            FeedElement.Id => Permalink(Capture(element), name, attributes),
            FeedElement.Author or FeedElement.OtherPerson => OpenPerson(element),
            FeedElement.Name or FeedElement.Mail => _person is null ? null : Capture(element),
            FeedElement.PersonAddress => null,
            FeedElement.Category or FeedElement.NamedCategory => OpenCategory(shortNamespace, attributes),
            FeedElement.Enclosure => AddEnclosure(attributes, isMedia: false),
            FeedElement.MediaContent => AddEnclosure(attributes, isMedia: true),
            _ => Capture(element),
        };
    }

    void OpenItem(string name, string shortNamespace, FeedAttributes attributes)
    {
        if (_parts.Count >= MostEntries)
        {
            problems.Add($"The feed has more than {MostEntries.ToString(CultureInfo.InvariantCulture)} entries; the others were left out.");
            _place = Place.Aside;
            return;
        }
        if (name.Equals("entry", StringComparison.OrdinalIgnoreCase)) TellFormat("entry", shortNamespace, attributes);
        _entry = new();
        _parts.Add(_entry);
        _place = Place.Entry;
        _person = null;
        if (attributes.Get("rdf:about") is { Length: > 0 } about)
        {
            _entry.Id.Set(FeedText.Storable(about), _frames.Count, -1);
            SetLink(_entry, about, IdRank);
        }
        Cdf(_entry, attributes);
    }

    void Cdf(FeedParts parts, FeedAttributes attributes)
    {
        if (attributes.Get("href") is { } href) SetLink(parts, href, AlternateRank);
        if (attributes.Get("lastmod") is { } changed && Date(changed) is { } date) parts.Updated.Set(date, _frames.Count);
    }

    FeedCapture Description(string name, FeedAttributes attributes)
    {
        var isHtml = name.Equals("description", StringComparison.OrdinalIgnoreCase);
        var isSecond = isHtml && _entry is { Summary.IsSet: true, HasContent: false } && _entry.Summary.Value.Text.Length > 0;
        return Content(isSecond ? FeedElement.Content : FeedElement.Description, attributes, isHtml && !isSecond ? FeedCapture.Html
            : FeedCapture.Plain);
    }

    FeedCapture Content(FeedElement element, FeedAttributes attributes, string usualType)
    {
        var type = MediaType(attributes.Get("type")) ?? usualType;
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal)
            || type.EndsWith("/xml", StringComparison.Ordinal);
        var mode = attributes.Get("mode")?.Trim();
        if (_entry is not null && element is FeedElement.Content or FeedElement.EncodedContent) _entry!.HasContent = true;
        return Capture(element, isContent: true, type, isBase64: !isText || "base64".Equals(mode, StringComparison.OrdinalIgnoreCase));
    }

    static string? MediaType(string? printed)
    {
        var type = printed?.Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            null or "" => null,
            "text" or "plain" => FeedCapture.Plain,
            "html" => FeedCapture.Html,
            "xhtml" => FeedCapture.Xhtml,
            _ => type,
        };
    }

    FeedCapture? OpenLink(FeedAttributes attributes)
    {
        var relations = (attributes.Get("rel")?.ToLowerInvariant() ?? "alternate")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var type = MediaType(attributes.Get("type"));
        if ((attributes.Get("url") ?? attributes.Get("uri") ?? attributes.Get("href")) is { } href)
        {
            foreach (var relation in relations.Length == 0 ? ["alternate"] : relations) Relate(relation, href, type, attributes);
            return null;
        }
        var capture = Capture(FeedElement.Link);
        capture.Attribute = relations.Length == 0 ? "alternate" : relations[0];
        capture.SecondAttribute = type;
        return capture;
    }

    void Relate(string relation, string href, string? type, FeedAttributes? attributes)
    {
        if (relation.StartsWith("http", StringComparison.Ordinal)) relation = relation[(relation.LastIndexOf('/') + 1)..];
        switch (relation)
        {
            case "alternate":
                SetLink(Parts, href, type is null or FeedCapture.Html or FeedCapture.Xhtml ? AlternateRank : OtherTypeRank);
                break;
            case "enclosure" when _entry is not null:
                AddEnclosure(_entry.Enclosures, href, attributes?.Get("type"), attributes?.Get("length"));
                break;
            case "hub" when _entry is null:
                _hub ??= Address(href);
                break;
            case "self" when _entry is null:
                _self ??= Address(href);
                break;
        }
    }

    FeedParts Parts => _entry is null ? _feed : _entry;

    void SetLink(FeedParts parts, string printed, int rank)
    {
        if (rank <= IdRank && !FeedAddress.IsWeb(printed)) return;
        // Query variables are often escaped once too often, or end like references: "?a=1&b;=2".
        if (Address(printed) is not { } address) return;
        if (address.Contains('&', StringComparison.Ordinal)) address = WithoutReferences(address.Replace("&amp;", "&",
            StringComparison.Ordinal));
        parts.Link.Set(address, _frames.Count, rank);
    }

    static string WithoutReferences(string address)
    {
        var at = address.IndexOf('&', StringComparison.Ordinal);
        if (at < 0 || address.IndexOf(';', at) < 0) return address;
        var kept = new System.Text.StringBuilder(address.Length);
        for (var i = 0; i < address.Length; i++)
        {
            kept.Append(address[i]);
            if (address[i] != '&') continue;
            var end = i + 1;
            while (end < address.Length && (char.IsAsciiLetterOrDigit(address[end]) || address[end] == '_')) end++;
            if (end == i + 1 || end >= address.Length || address[end] != ';') continue;
            kept.Append(address, i + 1, end - i - 1);
            i = end;
        }
        return kept.ToString();
    }

    string? Address(string printed)
    {
        if (printed.Length == 0) return null;
        var address = FeedAddress.JoinSafely(_base, printed);
        if (address is null && !string.IsNullOrWhiteSpace(printed)) problems.Add(
            $"The address “{Cut(printed)}” is no address of a page and was left out.");
        return address is null ? null : FeedText.Storable(address);
    }

    static FeedCapture Permalink(FeedCapture capture, string name, FeedAttributes attributes)
    {
        var isGuid = name.Equals("guid", StringComparison.OrdinalIgnoreCase);
        var isPermalink = (attributes.Get("ispermalink") ?? "true").Trim() == "true";
        capture.Attribute = !isPermalink ? "" : isGuid ? "permalink" : "id";
        return capture;
    }

    FeedCapture OpenPerson(FeedElement element)
    {
        _person = new() { IsAuthor = element == FeedElement.Author };
        return Capture(element);
    }

    FeedCapture OpenCategory(string shortNamespace, FeedAttributes attributes)
    {
        var scheme = attributes.Get("scheme") ?? attributes.Get("domain") ?? shortNamespace switch
        {
            "itunes" => "http://www.itunes.com/",
            "media" => "http://search.yahoo.com/mrss/category_schema",
            _ => null,
        };
        var term = attributes.Get(shortNamespace == "itunes" ? "text" : "term");
        var label = attributes.Get("label");
        if (!string.IsNullOrWhiteSpace(term)) Parts.AddCategory(FeedText.Storable(term.Trim()), scheme, label is null ? null
            : FeedText.Storable(label));
        var capture = Capture(FeedElement.Category);
        capture.Attribute = term is null ? scheme : null;
        capture.SecondAttribute = string.IsNullOrWhiteSpace(term) ? label : null;
        return capture;
    }

    FeedCapture? AddEnclosure(FeedAttributes attributes, bool isMedia)
    {
        if (_entry is not null && (attributes.Get("url") ?? attributes.Get("uri") ?? attributes.Get("href")) is { } url)
            AddEnclosure(isMedia ? _entry.Media
                : _entry.Enclosures, url, attributes.Get("type"), attributes.Get(isMedia ? "filesize" : "length"));
        return null;
    }

    void AddEnclosure(List<FeedEnclosure> to, string url, string? type, string? length)
    {
        if (to.Count >= 100 || Address(url) is not { } address) return;
        var bytes = long.TryParse(length, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture,
            out var read) ? read : (long?)null;
        to.Add(new(address, string.IsNullOrWhiteSpace(type) ? null : FeedText.Storable(type.Trim()), bytes));
    }

    static string Cut(string text) => FeedText.Storable(text.Length > 60 ? text[..60] + "…" : text);
}
