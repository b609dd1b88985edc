using System.Globalization;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.App.Feeds.WebSub;

/// <summary>Takes a document of a feed that came by itself, on the same path as a poll.</summary>
/// <param name="feed">The feed.</param>
/// <param name="bytes">The document.</param>
/// <param name="contentType">Its media type as it was sent.</param>
/// <param name="by">Who sent it.</param>
/// <param name="ct">Stops waiting.</param>
public delegate Task TakeFeedDocument(Guid feed, ReadOnlyMemory<byte> bytes, string? contentType, string by, CancellationToken ct);

/// <summary>What a hub asks of a callback (WebSub 5.3 and 5.2).</summary>
/// <param name="Mode"><c>subscribe</c>, <c>unsubscribe</c> or <c>denied</c>.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Challenge">Letters to send back as a yes.</param>
/// <param name="LeaseSeconds">How long the subscription holds.</param>
/// <param name="Reason">Why it was denied.</param>
public sealed record WebSubQuestion(string? Mode, string? Topic, string? Challenge, string? LeaseSeconds, string? Reason);

/// <summary>What became of a delivered document.</summary>
public enum WebSubDelivery
{
    /// <summary>There is no such callback.</summary>
    Unknown,

    /// <summary>The subscription is over: the hub may end it on its side.</summary>
    Over,

    /// <summary>It was received; whether it was taken is not told.</summary>
    Received,
}

/// <summary>What hubs ask of us and bring us at our callbacks: verification of intent, denial, documents.</summary>
/// <param name="subscriptions">The subscriptions.</param>
/// <param name="take">Takes a document.</param>
/// <param name="jobs">Where the renewal waits.</param>
/// <param name="clock">When.</param>
public sealed class WebSubCallback(WebSubSubscriptions subscriptions, TakeFeedDocument take, JobQueue jobs, TimeProvider clock)
{
    /// <summary>Lease of a hub that names none: it is asked again soon.</summary>
    public static readonly TimeSpan UnnamedLease = TimeSpan.FromDays(1);

    static readonly TimeSpan ShortestLease = TimeSpan.FromMinutes(5);
    static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);
    static readonly WebSubState[] Wanted = [WebSubState.Asking, WebSubState.Active, WebSubState.Denied, WebSubState.Failed];
    const int MostReason = 300;

    /// <summary>Whether letters may be the last part of a callback at all, told without asking the database.</summary>
    public static bool IsToken(string token) => token.Length == 64 && token.All(char.IsAsciiHexDigitLower);

    /// <summary>Answers a hub that asks whether we meant it.</summary>
    /// <param name="token">Last part of the callback's path.</param>
    /// <param name="question">What it asks.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>What to answer with; null where we never asked for that.</returns>
    public async Task<string?> AnswerAsync(string token, WebSubQuestion question, CancellationToken ct)
    {
        if (!IsToken(token) || await subscriptions.FindAsync(token, ct) is not { } subscription || question.Topic != subscription.Topic) return null;
        switch (question.Mode)
        {
            case "denied":
                var reason = Printable(question.Reason);
                await subscriptions.MoveAsync(subscription.Id, Wanted, WebSubState.Denied,
                    reason.Length > 0 ? $"The hub said no: {reason}" : "The hub said no and gave no reason.", ct);
                return "";
            case "subscribe" when Wanted.Contains(subscription.State) && question.Challenge is { Length: > 0 }:
                await BeginLeaseAsync(subscription, question.LeaseSeconds, ct);
                return question.Challenge;
            case "unsubscribe" when subscription.State is WebSubState.Leaving or WebSubState.Ended && question.Challenge is { Length: > 0 }:
                await subscriptions.MoveAsync(subscription.Id, [WebSubState.Leaving], WebSubState.Ended, null, ct);
                return question.Challenge;
            default:
                return null;
        }
    }

    /// <summary>Takes what a hub brings. A missing or wrong signature is not told (WebSub 7.1): the document is left aside and counted.</summary>
    /// <param name="token">Last part of the callback's path.</param>
    /// <param name="read">Reads the body; called only for a callback of ours.</param>
    /// <param name="contentType">Media type as it was sent.</param>
    /// <param name="signature">The header of the signature, null when it is missing.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<WebSubDelivery> ReceiveAsync(
        string token, Func<Guid, CancellationToken, Task<ReadOnlyMemory<byte>>> read, string? contentType, string? signature, CancellationToken ct)
    {
        if (!IsToken(token) || await subscriptions.FindAsync(token, ct) is not { } subscription) return WebSubDelivery.Unknown;
        if (subscription.State is WebSubState.Ended) return WebSubDelivery.Over;
        var body = await read(subscription.Id, ct);
        var isSigned = WebSubSignature.IsRight(signature, subscription.Secret, body.Span);
        var taken = isSigned && subscription.State == WebSubState.Active && await TakenAsync(subscription, body, contentType, ct);
        await subscriptions.CountAsync(subscription.Id, taken, isSigned, ct);
        return WebSubDelivery.Received;
    }

    async Task<bool> TakenAsync(WebSubSubscription subscription, ReadOnlyMemory<byte> body, string? contentType, CancellationToken ct)
    {
        try
        {
            await take(subscription.FeedId, body, contentType, $"websub:{subscription.Hub.Host}", ct);
            return true;
        }
        catch (CommandRefusedException)
        {
            return false;                              // no feed, or one that is paused: the next poll tells what is the matter
        }
    }

    async Task BeginLeaseAsync(WebSubSubscription subscription, string? seconds, CancellationToken ct)
    {
        var named = long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
            ? TimeSpan.FromSeconds(Math.Min(n, (long)LongestLease.TotalSeconds)) : UnnamedLease;
        var (now, lease) = (clock.GetUtcNow(), named < ShortestLease ? ShortestLease : named);
        await subscriptions.VerifiedAsync(subscription.Id, now + lease, ct);
        // Under a key of its own: the request that this answers may still be under way.
        await jobs.EnqueueAsync([new(WebSubJobKinds.Subscribe, new SubscribeWebSub(subscription.Id))
        {
            Key = $"{WebSubJobKinds.Subscribe}:{subscription.Id}:renew", DueAt = now + lease * 0.8,
        }], ct: ct);
    }

    static string Printable(string? text) =>
        string.Concat((text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(MostReason)).Trim();
}
