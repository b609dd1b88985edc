namespace StoryTracker.App.Feeds.WebSub;

/// <summary>Kinds of background jobs about hubs.</summary>
public static class WebSubJobKinds
{
    /// <summary>Ask a hub for a subscription, or for a new lease of one.</summary>
    public const string Subscribe = "websub-subscribe";

    /// <summary>Ask a hub to end a subscription.</summary>
    public const string Unsubscribe = "websub-unsubscribe";

    /// <summary>Compare what feeds say of their hubs with the subscriptions there are.</summary>
    public const string Keep = "websub-keep";
}
