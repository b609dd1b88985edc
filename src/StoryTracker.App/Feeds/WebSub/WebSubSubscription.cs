namespace StoryTracker.App.Feeds.WebSub;

/// <summary>Where a subscription stands.</summary>
public enum WebSubState
{
    /// <summary>The hub was asked, or is about to be, and has not verified that we want it.</summary>
    Asking,

    /// <summary>The hub has verified it and tells of new entries.</summary>
    Active,

    /// <summary>The hub said no.</summary>
    Denied,

    /// <summary>The hub could not be asked, or did not take the request.</summary>
    Failed,

    /// <summary>The hub was asked to end it, or is about to be.</summary>
    Leaving,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>A subscription to a feed at the hub that the feed names (W3C WebSub).</summary>
/// <param name="Id">Its id.</param>
/// <param name="FeedId">The feed.</param>
/// <param name="Hub">Address of the hub.</param>
/// <param name="Topic">What is subscribed to: the feed's own address as it states it.</param>
/// <param name="Callback">Address that the hub reaches us at; its last part cannot be guessed.</param>
/// <param name="Secret">Key of the signatures, known to the hub and us.</param>
/// <param name="State">Where it stands.</param>
/// <param name="VerifiedAt">When the hub verified it last.</param>
/// <param name="LeaseUntil">When it ends unless it is renewed.</param>
public sealed record WebSubSubscription(
    Guid Id, Guid FeedId, Uri Hub, string Topic, Uri Callback, string Secret, WebSubState State, DateTimeOffset? VerifiedAt,
    DateTimeOffset? LeaseUntil)
{
    /// <summary>When to ask for a new lease: after four fifths of this one, so that a hub that is down for a while costs nothing.</summary>
    public DateTimeOffset? RenewAt => VerifiedAt + (LeaseUntil - VerifiedAt) * 0.8;
}
