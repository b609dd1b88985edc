namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>How a feed is doing.</summary>
public enum FeedHealth
{
    /// <summary>Not polled yet.</summary>
    New,
    /// <summary>Read without trouble.</summary>
    Ok,
    /// <summary>Read without trouble, but nothing new for days.</summary>
    Quiet,
    /// <summary>Answers slowly, or has asked us to come less often.</summary>
    Slow,
    /// <summary>Cannot be had at the moment, or cannot be read.</summary>
    Failing,
    /// <summary>We do not fetch it: a private address, a port or a scheme.</summary>
    Blocked,
    /// <summary>The server says that it is gone for good.</summary>
    Gone,
    /// <summary>A person has paused it.</summary>
    Paused,
}

/// <summary>Something that people ought to know, at the moment when it becomes true.</summary>
public enum PollNoticeKind
{
    /// <summary>It has failed often and long enough to matter.</summary>
    Failing,
    /// <summary>It is read again after people were told that it fails.</summary>
    Recovered,
    /// <summary>The server says that it is gone for good; it is not polled any more.</summary>
    Gone,
    /// <summary>Our own rule keeps us from fetching it.</summary>
    Blocked,
    /// <summary>Its new address has been seen often and long enough; a person may accept it.</summary>
    MoveProposed,
}

/// <summary>News about a feed for people.</summary>
/// <param name="Kind">What kind of news.</param>
/// <param name="Sentence">One sentence, ready to be shown.</param>
public sealed record PollNotice(PollNoticeKind Kind, string Sentence);

/// <summary>When a feed is polled next and why then.</summary>
/// <param name="State">What to remember.</param>
/// <param name="NextAt">Next poll; null when there is none until a person says so.</param>
/// <param name="Reason">Why then: one sentence, ready to be shown.</param>
/// <param name="Health">How it is doing.</param>
/// <param name="HealthSentence">The same in words: "Failing 3 times since 14:05 UTC."</param>
/// <param name="Notices">What people ought to be told now; usually nothing.</param>
public sealed record PollDecision(
    PollState State, DateTimeOffset? NextAt, string Reason, FeedHealth Health, string HealthSentence, IReadOnlyList<PollNotice> Notices);
