using StoryTracker.EventStore;
using StoryTracker.Fetching;

namespace StoryTracker.App.Feeds.WebSub;

/// <summary>Ask a hub for a subscription, or for a new lease of one.</summary>
/// <param name="Id">The subscription.</param>
public sealed record SubscribeWebSub(Guid Id);

/// <summary>Ask a hub to end a subscription.</summary>
/// <param name="Id">The subscription.</param>
public sealed record UnsubscribeWebSub(Guid Id);

/// <summary>See to it that every feed that names a hub is subscribed there, and no other is.</summary>
public sealed record KeepWebSub;

/// <summary>What a hub said to a request.</summary>
/// <param name="Taken">True when it will verify it.</param>
/// <param name="Sentence">Why not, a sentence; empty when it was taken.</param>
/// <param name="Lasting">True when asking again soon is of no use.</param>
public sealed record HubAnswer(bool Taken, string Sentence, bool Lasting);

/// <summary>Asks hubs, through the one door to the outside.</summary>
/// <param name="fetch">The door.</param>
/// <param name="gates">One request at a time to a host.</param>
public sealed class WebSubHub(IFetch fetch, HostGates gates)
{
    /// <summary>Lease that we ask for; the hub decides.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromDays(10);

    /// <summary>Sends a request (WebSub 5.1).</summary>
    /// <param name="subscription">What it is about.</param>
    /// <param name="mode"><c>subscribe</c> or <c>unsubscribe</c>.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="SnoozeJobException">The hub's host is being asked by somebody else.</exception>
    public async Task<HubAnswer> AskAsync(WebSubSubscription subscription, string mode, CancellationToken ct)
    {
        await using var pass = await gates.EnterAsync(subscription.Hub, null, ct);
        if (!pass.Passed) throw new SnoozeJobException($"{subscription.Hub.Host} is being asked.", pass.Wait);
        var form = new Dictionary<string, string>
        {
            ["hub.mode"] = mode, ["hub.topic"] = subscription.Topic, ["hub.callback"] = subscription.Callback.AbsoluteUri,
        };
        if (mode == "subscribe") (form["hub.lease_seconds"], form["hub.secret"]) = ($"{(long)Lease.TotalSeconds}", subscription.Secret);
        try
        {
            var answer = await fetch.PostFormAsync(subscription.Hub, form, ct);
            pass.NotBefore = answer.RetryAfter;
            return answer.IsSuccess ? new(true, "", false)
                : new(false, $"The hub answered {answer.Status}.", answer.Status is >= 300 and < 500 and not (408 or 425 or 429));
        }
        catch (FetchRefusedException refused)
        {
            return new(false, $"The hub could not be asked: {refused.Message}", refused.IsOurRule);
        }
    }
}

/// <summary>Background job: asks a hub for a subscription, and before it ends for a new lease.</summary>
/// <param name="subscriptions">The subscriptions.</param>
/// <param name="hub">Asks.</param>
/// <param name="address">Whether hubs can reach us at all.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">When.</param>
public sealed class SubscribeWebSubJob(
    WebSubSubscriptions subscriptions, WebSubHub hub, WebSubAddress address, EventTypes types, TimeProvider clock) : IJobHandler
{
    static readonly WebSubState[] Wanted = [WebSubState.Asking, WebSubState.Active, WebSubState.Denied, WebSubState.Failed];

    /// <inheritdoc/>
    public string Kind => WebSubJobKinds.Subscribe;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        if (address.Callbacks is null || await subscriptions.FindAsync(job.ArgsAs<SubscribeWebSub>(types).Id, ct) is not { } subscription
            || !Wanted.Contains(subscription.State)) return;
        // A hub that has verified again meanwhile has moved the end of the lease.
        if (subscription is { State: WebSubState.Active, RenewAt: { } at } && at - clock.GetUtcNow() is var early && early > TimeSpan.FromMinutes(1))
            throw new SnoozeJobException("The lease still holds.", early);
        var answer = await hub.AskAsync(subscription, "subscribe", ct);
        if (answer.Taken)
        {
            await subscriptions.AskedAsync(subscription.Id, ct);
            return;
        }
        // An active subscription stays so until its lease ends, whatever became of asking for more.
        await subscriptions.MoveAsync(subscription.Id, [WebSubState.Asking, WebSubState.Denied, WebSubState.Failed], WebSubState.Failed, answer.Sentence, ct);
        if (!answer.Lasting) throw new RetryJobException(answer.Sentence, TimeSpan.FromMinutes(10));
    }
}

/// <summary>Background job: asks a hub to end a subscription.</summary>
/// <param name="subscriptions">The subscriptions.</param>
/// <param name="hub">Asks.</param>
/// <param name="types">Reads the job's arguments.</param>
public sealed class UnsubscribeWebSubJob(WebSubSubscriptions subscriptions, WebSubHub hub, EventTypes types) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => WebSubJobKinds.Unsubscribe;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        if (await subscriptions.FindAsync(job.ArgsAs<UnsubscribeWebSub>(types).Id, ct) is not { State: WebSubState.Leaving } subscription) return;
        var answer = await hub.AskAsync(subscription, "unsubscribe", ct);
        if (answer.Taken) return;                      // it ends when the hub has verified it
        if (!answer.Lasting) throw new RetryJobException(answer.Sentence, TimeSpan.FromMinutes(10));
        await subscriptions.MoveAsync(subscription.Id, [WebSubState.Leaving], WebSubState.Ended, answer.Sentence, ct);
    }
}

/// <summary>Background job, every few minutes: compares what feeds say of their hubs with the subscriptions there are.</summary>
/// <param name="subscriptions">The subscriptions.</param>
/// <param name="address">Whether hubs can reach us at all.</param>
/// <param name="jobs">Where the requests wait.</param>
public sealed class KeepWebSubJob(WebSubSubscriptions subscriptions, WebSubAddress address, JobQueue jobs) : IJobHandler
{
    static readonly WebSubState[] Reached = [WebSubState.Asking, WebSubState.Active];

    /// <summary>How often.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string Kind => WebSubJobKinds.Keep;

    /// <summary>The schedule to register.</summary>
    public static JobSchedule Schedule { get; } = new("websub", Every, WebSubJobKinds.Keep, new KeepWebSub());

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        if (address.Callbacks is not { } callbacks) return;
        foreach (var step in await subscriptions.StepsAsync(callbacks, ct))
        {
            switch (step.Step, step.Id)
            {
                case ("leave", { } id):
                    if (await subscriptions.MoveAsync(id, Reached, WebSubState.Leaving, null, ct))
                        await AskAsync(WebSubJobKinds.Unsubscribe, id, new UnsubscribeWebSub(id), ct);
                    else
                        await subscriptions.MoveAsync(id, [WebSubState.Denied, WebSubState.Failed], WebSubState.Ended, null, ct);
                    break;
                case ("ask", { } id):
                    await AskAsync(WebSubJobKinds.Subscribe, id, new SubscribeWebSub(id), ct);
                    break;
                case ("begin", _) when Uri.TryCreate(step.Hub, UriKind.Absolute, out _):
                    if (await subscriptions.BeginAsync(step.FeedId, step.Hub, step.Topic, callbacks, ct) is { } begun)
                        await AskAsync(WebSubJobKinds.Subscribe, begun, new SubscribeWebSub(begun), ct);
                    break;
            }
        }
        await subscriptions.ForgetAsync(ct);
    }

    // Moving a row and asking for its job are two commits: a row without its job is asked for again after a day.
    Task AskAsync(string kind, Guid id, object args, CancellationToken ct) =>
        jobs.EnqueueAsync([new(kind, args) { Key = $"{kind}:{id}", MaxAttempts = 6 }], ct: ct);
}
