using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using StoryTracker.Demo.Printing;
using StoryTracker.Demo.Serving;

namespace StoryTracker.Demo;

/// <summary>A subscription that was verified.</summary>
/// <param name="Topic">Address of the feed.</param>
/// <param name="Callback">Where pushes go.</param>
/// <param name="Secret">Signs them, null for none.</param>
/// <param name="Until">When the lease ends.</param>
public sealed record DemoSubscription(string Topic, Uri Callback, string? Secret, DateTimeOffset Until);

/// <summary>Something that the hub said to a subscriber.</summary>
/// <param name="At">When.</param>
/// <param name="Kind"><c>subscribe</c>, <c>unsubscribe</c>, <c>denied</c> or <c>push</c>.</param>
/// <param name="Topic">Address of the feed.</param>
/// <param name="Callback">To whom.</param>
/// <param name="Status">What was answered; 0 when nothing was.</param>
/// <param name="Accepted">Whether the answer agrees: the challenge came back, the push was taken.</param>
public sealed record DemoDelivery(DateTimeOffset At, string Kind, string Topic, Uri Callback, int Status, bool Accepted);

/// <summary>A WebSub hub (W3C Recommendation, 2018): verifies intent, pushes with a signature, denies. Calls back on loopback alone.</summary>
public sealed class DemoHub : IDisposable
{
    const int DefaultLease = 864_000, LongestLease = 2_592_000, PushAttempts = 3;

    readonly ConcurrentDictionary<(string Topic, string Callback), DemoSubscription> subscriptions = new();
    readonly ConcurrentQueue<DemoDelivery> deliveries = new();
    readonly HttpMessageInvoker http;
    readonly TimeProvider clock;
    readonly Func<string, DemoHubAnswer?> answerOf;

    internal DemoHub(TimeProvider clock, Func<string, DemoHubAnswer?> answerOf)
    {
        (this.clock, this.answerOf) = (clock, answerOf);
        http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectCallback = ConnectAsync, ConnectTimeout = TimeSpan.FromSeconds(5) });
    }

    /// <summary>Subscriptions that hold.</summary>
    public IReadOnlyCollection<DemoSubscription> Subscriptions => [.. subscriptions.Values.Where(s => s.Until > clock.GetUtcNow())];

    /// <summary>Everything said to subscribers so far.</summary>
    public IReadOnlyList<DemoDelivery> Deliveries => [.. deliveries];

    /// <summary>Answers a subscriber's request; 202 comes before the callback is asked.</summary>
    internal async Task HandleAsync(HttpContext context, CancellationToken stop)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            await Answers.SayAsync(context, 405, "A hub: post a subscription request.");
            return;
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (mode, topic, secret) = (form["hub.mode"].ToString(), form["hub.topic"].ToString(), form["hub.secret"].ToString());
        if (mode is not ("subscribe" or "unsubscribe") || answerOf(topic) is null or DemoHubAnswer.None)
        {
            await Answers.SayAsync(context, 400, "hub.mode must be subscribe or unsubscribe, and hub.topic one of the feeds that name this hub.");
            return;
        }
        if (!Uri.TryCreate(form["hub.callback"], UriKind.Absolute, out var callback) || callback.Scheme != Uri.UriSchemeHttp || Encoding.UTF8.GetByteCount(secret) >= 200)
        {
            await Answers.SayAsync(context, 400, "hub.callback must be an http address on this machine, and hub.secret shorter than 200 bytes.");
            return;
        }
        var asked = int.TryParse(form["hub.lease_seconds"], CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : DefaultLease;
        var request = new DemoSubscription(topic, callback, secret.Length > 0 ? secret : null, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(asked, LongestLease)));
        context.Response.OnCompleted(() => VerifyAsync(mode, request, Math.Min(asked, LongestLease), stop));
        await Answers.SayAsync(context, 202, "Your callback will be asked.");
    }

    /// <summary>Pushes a feed as it stands to its subscribers.</summary>
    internal Task PublishAsync(string topic, Printed feed, string hub, CancellationToken stop) =>
        Task.WhenAll(Subscriptions.Where(s => s.Topic == topic).Select(s => PushAsync(s, feed, hub, stop)));

    async Task VerifyAsync(string mode, DemoSubscription request, int lease, CancellationToken stop)
    {
        if (answerOf(request.Topic) is DemoHubAnswer.Denies)
        {
            var denial = With(request.Callback, ("hub.mode", "denied"), ("hub.topic", request.Topic), ("hub.reason", "This feed is for its own readers."));
            var (told, _) = await SendAsync(new(HttpMethod.Get, denial), stop);
            Note("denied", request, told, told is >= 200 and < 300);
            return;
        }
        var challenge = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var question = With(request.Callback, ("hub.mode", mode), ("hub.topic", request.Topic), ("hub.challenge", challenge),
            ("hub.lease_seconds", lease.ToString(CultureInfo.InvariantCulture)));
        var (status, body) = await SendAsync(new(HttpMethod.Get, question), stop);
        var confirmed = status is >= 200 and < 300 && body == challenge;
        var key = (request.Topic, request.Callback.AbsoluteUri);
        if (confirmed && mode == "subscribe") subscriptions[key] = request;
        if (confirmed && mode == "unsubscribe") subscriptions.TryRemove(key, out _);
        Note(mode, request, status, confirmed);
    }

    async Task PushAsync(DemoSubscription to, Printed feed, string hub, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= PushAttempts; attempt++)
        {
            using var push = new HttpRequestMessage(HttpMethod.Post, to.Callback) { Content = new ByteArrayContent(feed.Bytes.ToArray()) };
            push.Content.Headers.TryAddWithoutValidation("Content-Type", feed.ContentType);
            push.Headers.TryAddWithoutValidation("Link", $"<{hub}>; rel=\"hub\", <{to.Topic}>; rel=\"self\"");
            if (to.Secret is { } secret)
                push.Headers.TryAddWithoutValidation("X-Hub-Signature",
                    $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), feed.Bytes.Span))}");
            var (status, _) = await SendAsync(push, stop);
            Note("push", to, status, status is >= 200 and < 300);
            if (status is >= 200 and < 300) return;
            if (status == 410) subscriptions.TryRemove((to.Topic, to.Callback.AbsoluteUri), out _);
            if (status is >= 400 and < 500 || stop.IsCancellationRequested) return;
            await Task.Delay(TimeSpan.FromSeconds(attempt), clock, stop).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    async Task<(int Status, string Body)> SendAsync(HttpRequestMessage message, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        try
        {
            using var answer = await http.SendAsync(message, limit.Token);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(limit.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return (0, "");
        }
    }

    void Note(string kind, DemoSubscription who, int status, bool accepted) =>
        deliveries.Enqueue(new(clock.GetUtcNow(), kind, who.Topic, who.Callback, status, accepted));

    static Uri With(Uri callback, params (string Name, string Value)[] parameters)
    {
        var added = string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return new UriBuilder(callback) { Query = callback.Query is { Length: > 1 } own ? $"{own[1..]}&{added}" : added }.Uri;
    }

    static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var address = Array.Find(addresses, IPAddress.IsLoopback) ?? throw new HttpRequestException("The demo hub calls back on loopback alone.");
            await socket.ConnectAsync(address, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
