namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>What is remembered of a feed from poll to poll; kept as a whole, and written by <see cref="PollSchedule"/> alone.</summary>
public sealed record PollState
{
    /// <summary>The state of a feed that has never been polled.</summary>
    public static PollState New { get; } = new();

    /// <summary>When it was polled first.</summary>
    public DateTimeOffset? FirstPolledAt { get; init; }

    /// <summary>When it was polled last.</summary>
    public DateTimeOffset? LastPolledAt { get; init; }

    /// <summary>When it was last read or confirmed to be unchanged.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When a new item was last found.</summary>
    public DateTimeOffset? LastNewItemAt { get; init; }

    /// <summary>Polls so far.</summary>
    public long Polls { get; init; }

    /// <summary>Polls that were answered with 304.</summary>
    public long NotModified { get; init; }

    /// <summary>Polls that could have been answered with 304: validators were sent, and there was nothing new.</summary>
    public long Unchanged { get; init; }

    /// <summary>New items, each counted for less the longer ago it was found.</summary>
    public double RateItems { get; init; }

    /// <summary>Days over which <see cref="RateItems"/> were found, discounted in the same way.</summary>
    public double RateDays { get; init; }

    /// <summary>Successful polls in a row that brought nothing new.</summary>
    public int EmptyPolls { get; init; }

    /// <summary>Entries in the feed when it was last read.</summary>
    public int Entries { get; init; }

    /// <summary>Whether the last document came with a validator; null before there was one.</summary>
    public bool? HasValidators { get; init; }

    /// <summary>Polls in a row in which validators were sent, nothing was new, and the whole document came all the same.</summary>
    public int IgnoredValidators { get; init; }

    /// <summary>Failed polls in a row.</summary>
    public int Failures { get; init; }

    /// <summary>When the first of them was.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>What went wrong last, as one sentence; null after a success.</summary>
    public string? LastError { get; init; }

    /// <summary>Whether people have been told that it fails.</summary>
    public bool Told { get; init; }

    /// <summary>The interval that was decided last, without jitter.</summary>
    public TimeSpan Interval { get; init; }

    /// <summary>No request before this instant: what the server asked for, at most 24 hours ahead.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Why it is not polled any more until a person says so; null while it is.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>The health that was decided last.</summary>
    public FeedHealth Health { get; init; } = FeedHealth.New;

    /// <summary>What the feed asked for when it was last read.</summary>
    public FeedWishes? Wishes { get; init; }

    /// <summary>Running mean of the time that answers take.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>A permanent redirect that has been seen.</summary>
    public MoveSighting? Move { get; init; }

    /// <summary>The new address that people may accept, once the redirect has been seen often and long enough.</summary>
    public Uri? ProposedMove => Move is { Proposed: true } move ? move.To : null;

    /// <summary>New items a day, by what was seen in the last days; null before there is anything to go by.</summary>
    public double? ItemsPerDay => RateDays > 0 ? RateItems / RateDays : null;

    /// <summary>Share of the polls without news that were answered with 304, 0–1; null before there was one.</summary>
    public double? NotModifiedShare => Unchanged > 0 ? double.Min(1, (double)NotModified / Unchanged) : null;
}

/// <summary>A permanent redirect, as often as it was seen.</summary>
/// <param name="To">Where to.</param>
/// <param name="Times">Polls in which it led there.</param>
/// <param name="FirstSeen">First of them.</param>
/// <param name="LastSeen">Last of them.</param>
/// <param name="Proposed">Whether people have been asked to accept it.</param>
public sealed record MoveSighting(Uri To, int Times, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, bool Proposed);
