using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Feeds;

/// <summary>Read a feed from another address from now on.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="To">The address.</param>
/// <param name="By">Who decides it.</param>
public sealed record MoveFeed(Guid FeedId, Uri To, string By);

/// <summary>Decides on <see cref="MoveFeed"/>.</summary>
public static class MoveFeedHandler
{
    /// <summary>Moves the feed; the address it has already changes nothing.</summary>
    /// <exception cref="CommandRefusedException">There is no such feed.</exception>
    public static Outcome Handle(MoveFeed command, Versioned<Feed> feed, DateTimeOffset now)
    {
        if (feed.State is not { } state) throw FeedRefusals.Unknown(command.FeedId);
        var to = CanonicalUrl.Of(command.To);
        return state.Url == to ? Outcome.Nothing
            : Outcome.Append(Streams.Feed(command.FeedId), feed.Version, [new FeedMoved(state.Url, to, command.By, now)], new PollFeed(command.FeedId));
    }
}
