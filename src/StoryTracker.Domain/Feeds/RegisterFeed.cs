using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Feeds;

/// <summary>Put a feed on the list.</summary>
/// <param name="Url">Address of the feed document.</param>
/// <param name="Title">Title, null when not known.</param>
/// <param name="HomePage">Address of the site, null when not known.</param>
/// <param name="By">Who wants it.</param>
public sealed record RegisterFeed(Uri Url, string? Title, Uri? HomePage, string By)
{
    /// <summary>Id of the feed at this address.</summary>
    public Guid FeedId => DerivedId.FeedAt(CanonicalUrl.Of(Url));
}

/// <summary>Ask a feed's server what is new.</summary>
/// <param name="FeedId">The feed.</param>
/// <param name="At">Not before; null: at once.</param>
public sealed record PollFeed(Guid FeedId, DateTimeOffset? At = null);

/// <summary>Decides on <see cref="RegisterFeed"/>.</summary>
public static class RegisterFeedHandler
{
    /// <summary>Registers the feed once and asks for its first poll; one that was paused or retired is polled again.</summary>
    /// <param name="command">The feed.</param>
    /// <param name="feed">What is on record of it.</param>
    /// <param name="now">When.</param>
    public static Outcome Handle(RegisterFeed command, Versioned<Feed> feed, DateTimeOffset now)
    {
        var stream = Streams.Feed(command.FeedId);
        return feed.State switch
        {
            null => Outcome.Append(stream, feed.Version,
                [new FeedRegistered(command.FeedId, CanonicalUrl.Of(command.Url), Trimmed(command.Title), command.HomePage, command.By, now)],
                new PollFeed(command.FeedId)),
            { Activity: FeedActivity.Active } => Outcome.Nothing,
            _ => Outcome.Append(stream, feed.Version, [new FeedResumed(command.By, now)], new PollFeed(command.FeedId)),
        };
    }

    static string? Trimmed(string? title) => string.IsNullOrWhiteSpace(title) ? null : title.Trim();
}
