namespace StoryTracker.Domain.Feeds;

/// <summary>Poll a feed no more, because nobody wants it.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="Reason">Why, a sentence.</param>
/// <param name="By">Who wants it.</param>
public sealed record RetireFeed(Guid FeedId, string Reason, string By);

/// <summary>Decides on <see cref="RetireFeed"/>.</summary>
public static class RetireFeedHandler
{
    /// <summary>Retires it once.</summary>
    /// <exception cref="CommandRefusedException">No reason, or no such feed.</exception>
    public static Outcome Handle(RetireFeed command, Versioned<Feed> feed, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Retiring a feed needs a reason.");
        return feed.State switch
        {
            null => throw FeedRefusals.Unknown(command.FeedId),
            { Activity: FeedActivity.Retired } => Outcome.Nothing,
            _ => Outcome.Append(Streams.Feed(command.FeedId), feed.Version, [new FeedRetired(command.Reason.Trim(), command.By, now)]),
        };
    }
}
