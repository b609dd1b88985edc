using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace StoryTracker.Demo.Tests;

/// <summary>The hub: verified intent, signed pushes, denials.</summary>
public sealed class HubTests
{
    [Fact]
    public async Task A_subscriber_is_asked_then_gets_every_change_signed_and_at_last_leaves()
    {
        await using var played = await Played.StartAsync(DemoScenario.Story());
        await using var subscriber = await Subscriber.StartAsync();
        var topic = played.Newsroom.Address("gazette." + DemoScenario.Domain, "/feed.xml").ToString();
        Assert.Equal(202, (await PostAsync(played, "subscribe", topic, subscriber.Callback, "a secret")).Status);
        await Played.UntilAsync(() => played.Newsroom.Hub.Subscriptions.Count == 1);
        var asked = subscriber.Asked.Single();
        Assert.Equal(("subscribe", topic, "7200"), (asked["hub.mode"], asked["hub.topic"], asked["hub.lease_seconds"]));
        Assert.Equal("yes", asked["own"]);

        await PassAsync(played, subscriber, 1, TimeSpan.FromSeconds(12));
        var push = subscriber.Pushes.Single();
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("a secret"), push.Body)), push.Signature);
        Assert.Equal((await played.GetAsync("gazette", "/feed.xml")).Bytes, push.Body);
        Assert.Equal("application/rss+xml", push.ContentType);
        Assert.Contains($"<{topic}>; rel=\"self\"", push.Link, StringComparison.Ordinal);

        await PostAsync(played, "unsubscribe", topic, subscriber.Callback, null);
        await Played.UntilAsync(() => played.Newsroom.Hub.Subscriptions.Count == 0);
    }

    [Fact]
    public async Task Who_does_not_give_the_challenge_back_is_no_subscriber_and_who_may_not_is_told()
    {
        await using var played = await Played.StartAsync(DemoScenario.Story());
        await using var subscriber = await Subscriber.StartAsync();
        subscriber.Confirms = false;
        var gazette = played.Newsroom.Address("gazette." + DemoScenario.Domain, "/feed.xml").ToString();
        await PostAsync(played, "subscribe", gazette, subscriber.Callback, null);
        await Played.UntilAsync(() => played.Newsroom.Hub.Deliveries.Any(d => d is { Kind: "subscribe", Accepted: false }));
        await PostAsync(played, "subscribe", played.Newsroom.Address("courier." + DemoScenario.Domain, "/feeds/readers").ToString(), subscriber.Callback, null);
        await Played.UntilAsync(() => played.Newsroom.Hub.Deliveries.Any(d => d.Kind == "denied"));
        Assert.Equal("denied", subscriber.Asked.Last()["hub.mode"]);
        Assert.Empty(played.Newsroom.Hub.Subscriptions);
        Assert.Equal(400, (await PostAsync(played, "subscribe", "http://elsewhere.test/feed", subscriber.Callback, null)).Status);
        Assert.Equal(400, (await PostAsync(played, "subscribe", gazette, "file:///etc/hosts", null)).Status);
    }

    [Fact]
    public async Task A_push_that_fails_is_tried_again_and_a_lease_ends()
    {
        await using var played = await Played.StartAsync(DemoScenario.Story());
        await using var subscriber = await Subscriber.StartAsync();
        subscriber.Failures = 1;
        await PostAsync(played, "subscribe", played.Newsroom.Address("gazette." + DemoScenario.Domain, "/feed.xml").ToString(), subscriber.Callback, null);
        await Played.UntilAsync(() => played.Newsroom.Hub.Subscriptions.Count == 1);
        await PassAsync(played, subscriber, 2, TimeSpan.FromSeconds(2));
        Assert.Equal([503, 200], played.Newsroom.Hub.Deliveries.Where(d => d.Kind == "push").Select(d => d.Status));
        played.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Empty(played.Newsroom.Hub.Subscriptions);
    }

    static async Task PassAsync(Played played, Subscriber subscriber, int pushes, TimeSpan step)
    {
        for (var i = 0; i < 2000 && subscriber.Pushes.Count < pushes; i++)
        {
            if (i % 20 == 0) played.Clock.Advance(step);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    static Task<Answer> PostAsync(Played played, string mode, string topic, string callback, string? secret)
    {
        List<KeyValuePair<string, string>> form =
            [new("hub.mode", mode), new("hub.topic", topic), new("hub.callback", callback), new("hub.lease_seconds", "7200")];
        if (secret is not null) form.Add(new("hub.secret", secret));
        return played.SendAsync(new(HttpMethod.Post, played.Newsroom.Address($"hub.{DemoScenario.Domain}", "/")) { Content = new FormUrlEncodedContent(form) });
    }

    sealed record Push(byte[] Body, string? Signature, string? ContentType, string Link);

    sealed class Subscriber : IAsyncDisposable
    {
        readonly WebApplication app;
        int failures;

        Subscriber(WebApplication app) => this.app = app;

        public bool Confirms { get; set; } = true;

        public int Failures { get => failures; set => failures = value; }

        public ConcurrentQueue<Dictionary<string, string>> Asked { get; } = new();

        public ConcurrentQueue<Push> Pushes { get; } = new();

        public string Callback => app.Urls.First() + "/websub/1?own=yes";

        public static async Task<Subscriber> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
            var app = builder.Build();
            var subscriber = new Subscriber(app);
            app.Run(subscriber.AnswerAsync);
            await app.StartAsync(TestContext.Current.CancellationToken);
            return subscriber;
        }

        async Task AnswerAsync(HttpContext context)
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                var asked = context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
                Asked.Enqueue(asked);
                await context.Response.WriteAsync(Confirms ? asked.GetValueOrDefault("hub.challenge", "") : "no");
                return;
            }
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Pushes.Enqueue(new(body.ToArray(), context.Request.Headers["X-Hub-Signature"], context.Request.ContentType, context.Request.Headers.Link.ToString()));
            context.Response.StatusCode = Interlocked.Decrement(ref failures) >= 0 ? 503 : 200;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
