namespace StoryTracker.Domain.Feeds;

/// <summary>Whether a feed is polled.</summary>
public enum FeedActivity
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>Somebody paused it.</summary>
    Paused,

    /// <summary>It is gone, or nobody wants it.</summary>
    Retired,
}

/// <summary>A feed on the list: what people know of it. When it is polled next, and how the last polls went, is operational state beside the record.</summary>
public sealed record Feed
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it is read from.</summary>
    public required Uri Url { get; init; }

    /// <summary>Title that whoever put it on the list gave it, null when they gave none.</summary>
    public string? GivenTitle { get; init; }

    /// <summary>What it calls itself, null before it was read.</summary>
    public string? OwnTitle { get; init; }

    /// <summary>Its title: the given one, else its own; null while nobody knows one.</summary>
    public string? Title => GivenTitle ?? OwnTitle;

    /// <summary>Address of its site, null when not known.</summary>
    public Uri? HomePage { get; init; }

    /// <summary>Whether it is polled.</summary>
    public FeedActivity Activity { get; init; }

    /// <summary>Why it is paused or retired; null while it is active.</summary>
    public string? ActivityReason { get; init; }

    /// <summary>Since when it is in this state.</summary>
    public required DateTimeOffset ActivitySince { get; init; }

    /// <summary>The failure that stands, null while it works.</summary>
    public FeedFailing? Failing { get; init; }

    /// <summary>State after all events of its stream.</summary>
    /// <param name="events">The events in order.</param>
    public static Feed? Of(IEnumerable<object> events) => events.Aggregate((Feed?)null, (feed, e) => e switch
    {
        FeedRegistered registered => Create(registered),
        FeedRetitled retitled => feed?.Apply(retitled),
        FeedMoved moved => feed?.Apply(moved),
        FeedPaused paused => feed?.Apply(paused),
        FeedResumed resumed => feed?.Apply(resumed),
        FeedFailing failing => feed?.Apply(failing),
        FeedRecovered recovered => feed?.Apply(recovered),
        FeedRetired retired => feed?.Apply(retired),
        _ => feed,
    });

    /// <summary>State after it was registered.</summary>
    public static Feed Create(FeedRegistered e) => new() { Id = e.FeedId, Url = e.Url, GivenTitle = e.Title, HomePage = e.HomePage, ActivitySince = e.At };

    /// <summary>State under another title.</summary>
    public Feed Apply(FeedRetitled e) => this with { OwnTitle = e.Title };

    /// <summary>State at another address.</summary>
    public Feed Apply(FeedMoved e) => this with { Url = e.To };

    /// <summary>State while it is paused.</summary>
    public Feed Apply(FeedPaused e) => this with { Activity = FeedActivity.Paused, ActivityReason = e.Reason, ActivitySince = e.At };

    /// <summary>State after it was resumed: what failed before is forgotten.</summary>
    public Feed Apply(FeedResumed e) => this with { Activity = FeedActivity.Active, ActivityReason = null, ActivitySince = e.At, Failing = null };

    /// <summary>State while it fails.</summary>
    public Feed Apply(FeedFailing e) => this with { Failing = e };

    /// <summary>State after it recovered.</summary>
    public Feed Apply(FeedRecovered e) => this with { Failing = null };

    /// <summary>State after it was retired.</summary>
    public Feed Apply(FeedRetired e) => this with { Activity = FeedActivity.Retired, ActivityReason = e.Reason, ActivitySince = e.At };
}
