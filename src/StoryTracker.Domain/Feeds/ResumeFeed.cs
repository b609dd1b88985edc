namespace StoryTracker.Domain.Feeds;

/// <summary>Poll a paused or retired feed again.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="By">Who wants it.</param>
public sealed record ResumeFeed(Guid FeedId, string By);

/// <summary>Decides on <see cref="ResumeFeed"/>.</summary>
public static class ResumeFeedHandler
{
    /// <summary>Resumes it and asks for a poll; an active feed stays as it is.</summary>
    /// <exception cref="CommandRefusedException">There is no such feed.</exception>
    public static Outcome Handle(ResumeFeed command, Versioned<Feed> feed, DateTimeOffset now) => feed.State switch
    {
        null => throw FeedRefusals.Unknown(command.FeedId),
        { Activity: FeedActivity.Active } => Outcome.Nothing,
        _ => Outcome.Append(Streams.Feed(command.FeedId), feed.Version, [new FeedResumed(command.By, now)], new PollFeed(command.FeedId)),
    };
}
