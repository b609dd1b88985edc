namespace StoryTracker.Reading.Feeds;

/// <summary>An item of a feed.</summary>
/// <param name="Id">The entry's id as printed (a permalink is made absolute); null when it has none and none follows from <paramref
/// name="Link"/>.</param>
/// <param name="Link">The article's page, absolute where a base is known.</param>
/// <param name="Title">The headline, text or safe HTML by <paramref name="TitleType"/>.</param>
/// <param name="TitleType"><c>text</c>, <c>html</c> or <c>xhtml</c>.</param>
/// <param name="Summary">The summary or description, text or safe HTML; the content where the feed has nothing else.</param>
/// <param name="Content">The full content, text or safe HTML.</param>
/// <param name="Authors">Who wrote it: names, or a mail address where there is no name, in document order.</param>
/// <param name="Published">When it was published, in UTC; null when the feed does not say so or nobody can tell what it says.</param>
/// <param name="Updated">When it was changed last, in UTC; null likewise.</param>
/// <param name="Categories">Categories, tags, keywords and subjects in document order, each once.</param>
/// <param name="Enclosures">Attached files in document order.</param>
public sealed record FeedEntry(
    string? Id, string? Link, string? Title, string TitleType, string? Summary, string? Content, IReadOnlyList<string> Authors,
    DateTimeOffset? Published, DateTimeOffset? Updated, IReadOnlyList<string> Categories, IReadOnlyList<FeedEnclosure> Enclosures)
{
    /// <summary>What <see cref="Summary"/> is: <c>text</c>, <c>html</c> or <c>xhtml</c>.</summary>
    public string SummaryType { get; init; } = "text";

    /// <summary>What <see cref="Content"/> is: <c>text</c>, <c>html</c> or <c>xhtml</c>.</summary>
    public string ContentType { get; init; } = "text";
}

/// <summary>A file that belongs to an entry: sound, picture or film.</summary>
/// <param name="Url">Its address, absolute where a base is known.</param>
/// <param name="Type">Its media type as printed.</param>
/// <param name="Length">Its size in bytes; null when it is not stated as a number.</param>
public sealed record FeedEnclosure(string Url, string? Type, long? Length);
