using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>What an element means, whatever format and namespace it comes from.</summary>
enum FeedElement
{
    Unknown, Root, Channel, Item, Aside, Source,
    Title, MediaTitle, Description, Summary, WeakSummary, CaptionSummary, Content, EncodedContent, Body, Discarded,
    Link, OriginalLink, Id, Published, Updated,
    Author, Name, Mail, PersonAddress, OtherPerson,
    Category, NamedCategory, Keywords, Enclosure, MediaContent,
    Language, Ttl, Hour, Day, UpdatePeriod, UpdateFrequency, NewLocation,
}

/// <summary>The elements that are read, by namespace and name.</summary>
static class FeedElements
{
    static readonly FrozenDictionary<string, FrozenDictionary<string, FeedElement>> Table = new Dictionary<string, FrozenDictionary<string,
        FeedElement>>
    {
        [""] = Names(
            (FeedElement.Root, "rss rdf feed"), (FeedElement.Channel, "channel"), (FeedElement.Item, "item entry"),
            (FeedElement.Aside, "image textinput"), (FeedElement.Source, "source"),
            (FeedElement.Title, "title"), (FeedElement.Description, "description subtitle tagline abstract"),
                (FeedElement.Summary, "summary"),
            (FeedElement.Content, "content"), (FeedElement.EncodedContent, "fullitem"), (FeedElement.Body, "body"),
            (FeedElement.Discarded, "rights copyright info generator logo icon docs comments rating cloud width height"),
            (FeedElement.Link, "link"), (FeedElement.Id, "id guid"),
            (FeedElement.Published, "published issued pubdate"), (FeedElement.Updated, "updated modified lastbuilddate"),
            (FeedElement.Author, "author managingeditor"), (FeedElement.Name, "name"), (FeedElement.Mail, "email"),
            (FeedElement.PersonAddress, "url uri homepage"), (FeedElement.OtherPerson, "contributor webmaster"),
            (FeedElement.Category, "category"), (FeedElement.Keywords, "tags"), (FeedElement.NamedCategory, "keywords"),
            (FeedElement.Enclosure, "enclosure"),
            (FeedElement.Language, "language"), (FeedElement.Ttl, "ttl"), (FeedElement.Hour, "hour"), (FeedElement.Day, "day"),
            (FeedElement.NewLocation, "newlocation")),
        ["rdf"] = Names((FeedElement.Root, "rdf")),
        ["xhtml"] = Names((FeedElement.Body, "body"), (FeedElement.Discarded, "div head script style")),
        ["content"] = Names((FeedElement.EncodedContent, "encoded")),
        ["dc"] = Names(
            (FeedElement.Title, "title"), (FeedElement.WeakSummary, "description"), (FeedElement.Author, "creator author"),
            (FeedElement.Updated, "date"), (FeedElement.NamedCategory, "subject"), (FeedElement.Language, "language"),
            (FeedElement.OtherPerson, "contributor publisher"), (FeedElement.Discarded, "rights source")),
        ["dcterms"] = Names((FeedElement.Published, "issued"), (FeedElement.Updated, "modified"), (FeedElement.WeakSummary, "abstract")),
        ["itunes"] = Names(
            (FeedElement.Author, "author"), (FeedElement.OtherPerson, "owner"), (FeedElement.Name, "name"), (FeedElement.Mail, "email"),
            (FeedElement.WeakSummary, "summary"), (FeedElement.CaptionSummary, "subtitle"), (FeedElement.Keywords, "keywords"),
            (FeedElement.Category, "category"), (FeedElement.NewLocation, "new-feed-url"), (FeedElement.Discarded, "title")),
        ["media"] = Names(
            (FeedElement.MediaTitle, "title"), (FeedElement.CaptionSummary, "description"), (FeedElement.NamedCategory, "category"),
            (FeedElement.Keywords, "keywords"), (FeedElement.MediaContent, "content"),
            (FeedElement.Discarded, "credit rating restriction license text copyright comment scene price")),
        ["sy"] = Names((FeedElement.UpdatePeriod, "updateperiod"), (FeedElement.UpdateFrequency, "updatefrequency")),
        ["feedburner"] = Names((FeedElement.OriginalLink, "origlink"), (FeedElement.Discarded, "browserfriendly")),
        ["image"] = Names((FeedElement.Aside, "item")),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The element's meaning; unknown elements are looked through.</summary>
    public static FeedElement Find(string shortNamespace, string name) =>
        Table.TryGetValue(shortNamespace, out var names) && names.TryGetValue(name, out var element) ? element : FeedElement.Unknown;

    static FrozenDictionary<string, FeedElement> Names(params (FeedElement Element, string List)[] rows) =>
        rows.SelectMany(row => row.List.Split(' ').Select(name => (name, row.Element))).ToFrozenDictionary(x => x.name, x =>
            x.Element, StringComparer.OrdinalIgnoreCase);
}
