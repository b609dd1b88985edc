namespace StoryTracker.Domain.Feeds;

/// <summary>A feed was put on the list.</summary>
/// <param name="FeedId">Its id, which follows from the address it was registered with.</param>
/// <param name="Url">Canonical address of the feed document.</param>
/// <param name="Title">Title, null when nobody gave one.</param>
/// <param name="HomePage">Address of the site, null when not known.</param>
/// <param name="By">Who put it there.</param>
/// <param name="At">When.</param>
public sealed record FeedRegistered(Guid FeedId, Uri Url, string? Title, Uri? HomePage, string By, DateTimeOffset At);

/// <summary>The feed calls itself something else.</summary>
/// <param name="Title">Its title from now on.</param>
public sealed record FeedRetitled(string Title);

/// <summary>The feed is read from another address from now on; it stays the same feed.</summary>
/// <param name="From">The address until now.</param>
/// <param name="To">The address from now on.</param>
/// <param name="By">Who decided it.</param>
/// <param name="At">When.</param>
public sealed record FeedMoved(Uri From, Uri To, string By, DateTimeOffset At);

/// <summary>The feed is not polled until it is resumed.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who paused it.</param>
/// <param name="At">When.</param>
public sealed record FeedPaused(string Reason, string By, DateTimeOffset At);

/// <summary>The feed is polled again.</summary>
/// <param name="By">Who resumed it.</param>
/// <param name="At">When.</param>
public sealed record FeedResumed(string By, DateTimeOffset At);

/// <summary>The feed has failed so often in a row that people should know.</summary>
/// <param name="Failures">Polls that failed in a row.</param>
/// <param name="LastError">The last failure, a sentence.</param>
/// <param name="Since">When the first of them failed.</param>
public sealed record FeedFailing(int Failures, string LastError, DateTimeOffset Since);

/// <summary>The feed works again.</summary>
/// <param name="At">When it did first.</param>
public sealed record FeedRecovered(DateTimeOffset At);

/// <summary>The feed is polled no more, because it is gone or nobody wants it.</summary>
/// <param name="Reason">Why, a sentence.</param>
/// <param name="By">Who or what decided it.</param>
/// <param name="At">When.</param>
public sealed record FeedRetired(string Reason, string By, DateTimeOffset At);
