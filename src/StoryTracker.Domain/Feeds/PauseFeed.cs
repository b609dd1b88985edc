namespace StoryTracker.Domain.Feeds;

/// <summary>Poll a feed no more until it is resumed.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who wants it.</param>
public sealed record PauseFeed(Guid FeedId, string Reason, string By);

/// <summary>Decides on <see cref="PauseFeed"/>.</summary>
public static class PauseFeedHandler
{
    /// <summary>Pauses an active feed; a paused one stays as it is.</summary>
    /// <exception cref="CommandRefusedException">No reason, no such feed, or a retired one.</exception>
    public static Outcome Handle(PauseFeed command, Versioned<Feed> feed, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Pausing a feed needs a reason.");
        return feed.State switch
        {
            null => throw FeedRefusals.Unknown(command.FeedId),
            { Activity: FeedActivity.Paused } => Outcome.Nothing,
            { Activity: FeedActivity.Retired } state => throw FeedRefusals.Retired(state),
            _ => Outcome.Append(Streams.Feed(command.FeedId), feed.Version, [new FeedPaused(command.Reason.Trim(), command.By, now)]),
        };
    }
}

/// <summary>Why a command on a feed is refused.</summary>
public static class FeedRefusals
{
    /// <summary>There is no such feed.</summary>
    public static CommandRefusedException Unknown(Guid feed) => new($"There is no feed {feed} on the list.");

    /// <summary>It is polled no more.</summary>
    public static CommandRefusedException Retired(Feed feed) => new($"The feed {feed.Url} is polled no more: {feed.ActivityReason} Resume it to try again.");
}
