namespace StoryTracker.App.Feeds;

/// <summary>How this newsroom polls feeds and fetches pages.</summary>
public sealed record FeedSettings
{
    /// <summary>Time from one request to the next on one host and port, over all nodes; a site's crawl delay may ask for more.</summary>
    public TimeSpan HostSpacing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Polls that one node has under way at once.</summary>
    public int PollsAtOnce { get; init; } = 16;

    /// <summary>Pages that one node fetches at once.</summary>
    public int FetchesAtOnce { get; init; } = 16;

    /// <summary>Pages that one node reads at once; reading keeps a core busy.</summary>
    public int ReadingsAtOnce { get; init; } = 2;

    /// <summary>Largest feed document, in bytes after decompression.</summary>
    public long LargestFeed { get; init; } = 10L << 20;

    /// <summary>Largest page, in bytes after decompression.</summary>
    public long LargestPage { get; init; } = 5L << 20;

    /// <summary>Longest time a request may take, redirects and body included.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Entries of one document that are looked at, from its beginning.</summary>
    public int MostEntries { get; init; } = 1000;

    /// <summary>Longest crawl delay of a site that is kept to; one that asks for more is treated as asking for this.</summary>
    public TimeSpan LongestCrawlDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bounds of the adaptive schedule; those of a polite reader when null.</summary>
    public StoryTracker.Domain.Feeds.Polling.PollPolicy? Policy { get; init; }

    /// <summary>Product name under which robots rules are looked up.</summary>
    public string Agent { get; init; } = "StoryTracker";
}
