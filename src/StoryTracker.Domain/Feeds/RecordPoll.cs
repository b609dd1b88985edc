namespace StoryTracker.Domain.Feeds;

/// <summary>Put on record what a poll says about the feed itself.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="Title">What it calls itself, null when the document was not read.</param>
/// <param name="Failing">The failure as it stands, null when the feed works or has not failed long enough to tell anybody.</param>
/// <param name="Works">True when this poll worked.</param>
/// <param name="Gone">Why it is not to be polled again, null while it is.</param>
/// <param name="NextAt">When to poll again; null when it is not to be.</param>
public sealed record RecordPoll(Guid FeedId, string? Title, FeedFailing? Failing, bool Works, string? Gone, DateTimeOffset? NextAt);

/// <summary>Decides on <see cref="RecordPoll"/>.</summary>
public static class RecordPollHandler
{
    const string Poller = "poller";

    /// <summary>Records changes of state alone (a feed that goes on failing or working says nothing) and asks for the next poll.</summary>
    /// <param name="command">What the poll said.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="now">When it was polled.</param>
    public static Outcome Handle(RecordPoll command, Versioned<Feed> feed, DateTimeOffset now)
    {
        if (feed.State is not { Activity: FeedActivity.Active } state) return Outcome.Nothing;
        List<object> events = [];
        if (command.Title is { } title && !string.IsNullOrWhiteSpace(title) && state.OwnTitle != title.Trim()) events.Add(new FeedRetitled(title.Trim()));
        if (command.Works && state.Failing is not null) events.Add(new FeedRecovered(now));
        if (command.Failing is { } failing && state.Failing is null) events.Add(failing);
        if (command.Gone is { } gone) events.Add(new FeedRetired(gone, Poller, now));
        return Outcome.Append(Streams.Feed(command.FeedId), feed.Version, events,
            command.Gone is null && command.NextAt is { } at ? [new PollFeed(command.FeedId, at)] : []);
    }
}
