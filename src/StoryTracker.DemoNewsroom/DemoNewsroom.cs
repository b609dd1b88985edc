using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.Demo.Printing;
using StoryTracker.Demo.Serving;

namespace StoryTracker.Demo;

/// <summary>
/// A server on loopback that plays many outlets over time, each under a host name of its own: feeds, pages, mistakes, edits, a hub.
/// What it answers depends on the scenario and its clock alone.
/// </summary>
public sealed class DemoNewsroom : IAsyncDisposable
{
    readonly WebApplication app;
    readonly TimeProvider clock;
    readonly CancellationTokenSource stop = new();
    readonly ConcurrentDictionary<(string Host, string Path), (int Version, Printed Document)> printed = new();
    readonly Edition edition;
    FeedPrinter feeds = null!;
    PagePrinter pages = null!;
    Addresses addresses = null!;
    Task pushing = Task.CompletedTask;

    DemoNewsroom(WebApplication app, Edition edition, TimeProvider clock)
    {
        (this.app, this.edition, this.clock) = (app, edition, clock);
        Hub = new(clock, topic => Uri.TryCreate(topic, UriKind.Absolute, out var url) ? edition.Feed(url.Host, url.AbsolutePath)?.Feed.Hub : null);
    }

    /// <summary>Starts playing a scenario.</summary>
    /// <param name="scenario">What to play.</param>
    /// <param name="port">Port on 127.0.0.1; a free one when 0.</param>
    /// <param name="clock">Time; the system's when null.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<DemoNewsroom> StartAsync(DemoScenario scenario, int port = 0, TimeProvider? clock = null, CancellationToken ct = default)
    {
        clock ??= TimeProvider.System;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
        });
        var app = builder.Build();
        var newsroom = new DemoNewsroom(app, Edition.Of(scenario, clock.GetUtcNow()), clock);
        app.Run(newsroom.AnswerAsync);
        await app.StartAsync(ct);
        newsroom.Open();
        return newsroom;
    }

    /// <summary>What is played.</summary>
    public DemoScenario Scenario => edition.Scenario;

    /// <summary>When it began.</summary>
    public DateTimeOffset Started => edition.Start;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Every request so far.</summary>
    public RequestLog Log { get; } = new();

    /// <summary>The hub.</summary>
    public DemoHub Hub { get; }

    /// <summary>Everything that is printed in this run, placed in time.</summary>
    public IReadOnlyList<PrintedArticle> Articles => edition.Articles;

    /// <summary>Address of a path of a virtual host.</summary>
    public Uri Address(string host, string path) => new(addresses.Of(host, path));

    /// <summary>Address of a feed.</summary>
    public Uri Address(DemoFeed feed) => Address(feed.Host, feed.Path);

    /// <summary>Address of an article's page.</summary>
    public Uri Address(PrintedArticle article) => Address(article.Article.Host, article.Path);

    /// <summary>Address of the list of all feeds.</summary>
    public Uri Opml => Address($"lists.{DemoScenario.Domain}", "/feeds.opml");

    /// <summary>Answers for the demo newsroom's names: they are on loopback. Every other name is unknown here.</summary>
    public static Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct) => IsOurs(host)
        ? Task.FromResult<IPAddress[]>([IPAddress.Loopback])
        : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));

    static bool IsOurs(string host) => host.EndsWith("." + DemoScenario.Domain, StringComparison.OrdinalIgnoreCase);

    void Open()
    {
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Port = new Uri(listening).Port;
        addresses = new(Port);
        (feeds, pages) = (new(edition, addresses), new(edition, addresses));
        pushing = PushAsync();
    }

    TimeSpan Elapsed => clock.GetUtcNow() - edition.Start;

    async Task AnswerAsync(HttpContext context)
    {
        var (host, path, now) = (context.Request.Host.Host.ToLowerInvariant(), context.Request.Path.Value ?? "/", clock.GetUtcNow());
        var early = Log.IsTooEarly(host, path, now);
        try
        {
            await AnswerAsync(context, host, path, now - edition.Start);
        }
        finally
        {
            Log.Add(new(now, context.Request.Method, host, path, context.Response.StatusCode, Answers.IsConditional(context.Request), early,
                context.Request.Headers.UserAgent, edition.Feed(host, path) is not null));
        }
    }

    async Task AnswerAsync(HttpContext context, string host, string path, TimeSpan at)
    {
        var trouble = edition.Trouble(host, path, at);
        if (trouble is { Status: not 200 }) await FailAsync(context, trouble, host, path);
        else if (edition.IsHub(host)) await Hub.HandleAsync(context, stop.Token);
        else if (context.Request.Method is not ("GET" or "HEAD")) await Answers.SayAsync(context, 405, "Only reading is possible here.");
        else if (Document(host, path, at) is { } document) await Answers.SendAsync(context, document, trouble?.Drip ?? TimeSpan.Zero, clock);
        else if (edition.Page(host, path) is { } gone && gone.Article.Gone <= at) await Answers.SayAsync(context, 410, "This article has been withdrawn.");
        else await Answers.SayAsync(context, 404, "There is no such page.");
    }

    Printed? Document(string host, string path, TimeSpan at)
    {
        if (edition.Feed(host, path) is { } feed) return FeedAt(feed, at);
        if (host == $"lists.{DemoScenario.Domain}") return path == "/feeds.opml" ? pages.Opml() : null;
        if (edition.Outlet(host) is not { } outlet) return null;
        if (path == "/") return pages.Front(outlet, at);
        if (path == "/robots.txt") return pages.Robots(outlet);
        return edition.Page(host, path) is { } article && !(article.Article.Gone <= at) && article.At(at) is { } revision
            ? pages.Article(article, revision, amp: path == article.AmpPath) : null;
    }

    Printed FeedAt(FeedTimeline feed, TimeSpan at)
    {
        var (key, version) = ((feed.Feed.Host, feed.Feed.Path), feed.VersionAt(at));
        if (printed.TryGetValue(key, out var kept) && kept.Version == version) return kept.Document;
        var fresh = feeds.Print(feed, at);
        printed[key] = (version, fresh);
        return fresh;
    }

    async Task FailAsync(HttpContext context, DemoTrouble trouble, string host, string path)
    {
        if (trouble.RetryAfter is { } seconds)
        {
            var until = clock.GetUtcNow().AddSeconds(seconds);
            context.Response.Headers.RetryAfter = trouble.RetryAfterAsDate ? until.ToString("R", CultureInfo.InvariantCulture) : seconds.ToString(CultureInfo.InvariantCulture);
            // A date has no fractions of a second: what it names is the second that was cut off.
            Log.Told(host, path, trouble.RetryAfterAsDate ? until.AddTicks(-(until.Ticks % TimeSpan.TicksPerSecond)) : until);
        }
        if (trouble.To is { } to)
            context.Response.Headers.Location = Uri.TryCreate(to, UriKind.Absolute, out var whole) && whole.Scheme == Uri.UriSchemeHttp
                ? addresses.Of(whole.Host, whole.PathAndQuery) : to;
        await Answers.SayAsync(context, trouble.Status, "Something goes wrong here on purpose.");
    }

    // Tells the hub's subscribers whenever a feed changes; articles of one feed that come closer than the pushes are pushed together.
    async Task PushAsync()
    {
        try
        {
            foreach (var (at, feed) in edition.Changes)
            {
                if (feed.Feed.Hub is not DemoHubAnswer.Accepts) continue;
                while (at - Elapsed is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, clock, stop.Token);
                running.Enqueue(Hub.PublishAsync(addresses.Of(feed.Feed.Host, feed.Feed.Path), FeedAt(feed, Elapsed), addresses.HubOf(feed.Feed), stop.Token));
                while (running.TryPeek(out var oldest) && oldest.IsCompleted && running.TryDequeue(out _)) await oldest;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    readonly ConcurrentQueue<Task> running = new();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await pushing;
        foreach (var one in running)
            await one.ContinueWith(_ => { }, TaskScheduler.Default);
        await app.DisposeAsync();
        Hub.Dispose();
        stop.Dispose();
    }
}
