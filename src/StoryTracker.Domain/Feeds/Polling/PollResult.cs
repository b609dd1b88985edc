namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Why a poll brought no document that could be read, when the status does not say it.</summary>
public enum PollFailure
{
    /// <summary>Our own rule: a private address, a port or a scheme that is not fetched.</summary>
    Refused,
    /// <summary>The name has no address, or could not be looked up.</summary>
    NoSuchHost,
    /// <summary>Nobody answers, the connection broke, or there is no secure one.</summary>
    NoConnection,
    /// <summary>Not over before the deadline.</summary>
    TimedOut,
    /// <summary>Larger than allowed.</summary>
    TooLarge,
    /// <summary>Not HTTP, broken off, or not to be decompressed.</summary>
    Garbled,
    /// <summary>An answer that is not a feed.</summary>
    Unreadable,
}

/// <summary>What a poll brought.</summary>
public sealed record PollResult
{
    /// <summary>HTTP status of the last answer; null when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why there is nothing to read; null when the status says it all.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>The refusal or the reader's complaint as one sentence.</summary>
    public string? Error { get; init; }

    /// <summary>Whether validators (ETag, Last-Modified) were sent with the request.</summary>
    public bool Conditional { get; init; }

    /// <summary>Whether the answer came with a validator; of a 304 the earlier one counts.</summary>
    public bool HasValidators { get; init; }

    /// <summary>Entries that had not been seen before.</summary>
    public int NewItems { get; init; }

    /// <summary>Entries that had been seen, and are different now.</summary>
    public int ChangedItems { get; init; }

    /// <summary>Entries in the document.</summary>
    public int Entries { get; init; }

    /// <summary>When the entries were published, as far as the feed says it: the first poll takes the rate from it.</summary>
    public IReadOnlyList<DateTimeOffset> Published { get; init; } = [];

    /// <summary>How long the answer stays fresh, as the server says.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>No request before this instant, as the server says.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>Where the address has moved for good (301, 308), as this poll was told.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>What the feed itself asks for; null when no feed was read (304, failure): then what it said last holds.</summary>
    public FeedWishes? Wishes { get; init; }

    /// <summary>Whether new items are pushed to us (an active WebSub subscription).</summary>
    public bool Pushed { get; init; }

    /// <summary>Time from the request to the last byte.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>What a feed asks of those who poll it.</summary>
/// <param name="TtlMinutes">RSS <c>ttl</c>.</param>
/// <param name="UpdatePeriod"><c>sy:updatePeriod</c> divided by <c>sy:updateFrequency</c>.</param>
/// <param name="SkipHours">RSS <c>skipHours</c>, 0–23, UTC.</param>
/// <param name="SkipDays">RSS <c>skipDays</c>, UTC.</param>
public sealed record FeedWishes(
    int? TtlMinutes = null, TimeSpan? UpdatePeriod = null, IReadOnlyList<int>? SkipHours = null, IReadOnlyList<DayOfWeek>? SkipDays = null);
