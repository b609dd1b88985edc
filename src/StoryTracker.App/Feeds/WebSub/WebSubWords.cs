using System.Globalization;

namespace StoryTracker.App.Feeds.WebSub;

/// <summary>Where a feed stands with its hub, in a sentence.</summary>
public static class WebSubWords
{
    /// <summary>What the newsroom as a whole can do.</summary>
    public static string Of(WebSubAddress address) => address.PublicUrl is { } url
        ? $"Hubs reach this newsroom at {url.Host}; feeds that name a hub are subscribed there, and their new entries come by themselves."
        : "No public address is set (StoryTracker:PublicUrl), so no hub can reach this newsroom and every feed is polled.";

    /// <summary>What there is to say of one feed.</summary>
    /// <param name="state">State of its subscription, null without one.</param>
    /// <param name="names">Whether the feed names a hub.</param>
    /// <param name="told">What the hub said, a sentence.</param>
    /// <param name="leaseUntil">End of the lease.</param>
    /// <param name="reachable">Whether hubs can reach us.</param>
    /// <param name="now">When.</param>
    public static string Of(WebSubState? state, bool names, string? told, DateTimeOffset? leaseUntil, bool reachable, DateTimeOffset now) => state switch
    {
        WebSubState.Active when leaseUntil > now => "Subscribed: its hub brings new entries by itself.",
        WebSubState.Active => string.Create(CultureInfo.InvariantCulture, $"The subscription ran out on {leaseUntil:d MMM yyyy, HH:mm} UTC; its hub is asked again."),
        WebSubState.Asking => "Its hub has been asked for a subscription and has not confirmed it yet.",
        WebSubState.Denied => $"{told ?? "The hub said no."} It is polled instead, and the hub is asked again in a week.",
        WebSubState.Failed => $"{told ?? "The hub could not be asked."} It is polled instead, and the hub is asked again in a day.",
        WebSubState.Leaving => "Its hub has been asked to bring no more.",
        _ when names && !reachable => "It names a hub, but no public address is set here (StoryTracker:PublicUrl), so it is polled.",
        _ when names => "It names a hub, which is asked for a subscription shortly.",
        _ => "It names no hub, so it is polled.",
    };
}
