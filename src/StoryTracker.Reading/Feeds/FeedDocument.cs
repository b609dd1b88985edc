namespace StoryTracker.Reading.Feeds;

/// <summary>A feed as read: what it says of itself, its entries in document order, and what was wrong with it.</summary>
/// <param name="Format"><c>rss20</c>, <c>rss10</c>, <c>rss09</c>, <c>atom10</c>, <c>atom03</c>, <c>json1</c> or <c>cdf</c>.</param>
/// <param name="WellFormed">Whether bytes, encoding and markup were as their standards want them, so that nothing had to be
/// repaired.</param>
/// <param name="Problems">What had to be repaired or is odd, a sentence each; empty for a clean feed.</param>
/// <param name="Title">The feed's title, text or safe HTML.</param>
/// <param name="Link">The page that the feed belongs to, absolute where a base is known.</param>
/// <param name="Description">The feed's subtitle or description, text or safe HTML.</param>
/// <param name="Language">The language tag, as printed but with hyphens (<c>en-us</c>).</param>
/// <param name="Updated">When the feed says that it changed last, in UTC; null when it does not say so or nobody can tell what it
/// says.</param>
/// <param name="Hub">The WebSub hub.</param>
/// <param name="Self">The feed's own address (<c>rel=self</c>), the WebSub topic.</param>
/// <param name="TtlMinutes">For how many minutes a copy may be kept (<c>ttl</c>).</param>
/// <param name="Entries">The entries, in document order.</param>
public sealed record FeedDocument(
    string Format, bool WellFormed, IReadOnlyList<string> Problems, string? Title, string? Link, string? Description, string? Language,
    DateTimeOffset? Updated, string? Hub, string? Self, int? TtlMinutes, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>
    /// The expected time between updates (<c>sy:updatePeriod</c> over <c>sy:updateFrequency</c>); null when the feed is silent.
    /// </summary>
    public TimeSpan? UpdatePeriod { get; init; }

    /// <summary>The hours of the day, GMT, 0 to 23, in which nothing is published (<c>skipHours</c>).</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>The days of the week, GMT, on which nothing is published (<c>skipDays</c>).</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>The address that the feed says it has moved to (<c>newLocation</c>, <c>itunes:new-feed-url</c>).</summary>
    public string? MovedTo { get; init; }
}
