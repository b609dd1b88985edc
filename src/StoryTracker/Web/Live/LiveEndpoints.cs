using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.App.Handover;
using StoryTracker.App.Live;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Live;

/// <summary>
/// Server-sent events (HTML Standard, 9.2) that say that something is new: a position and the id of the story, never content. The page asks for the
/// rest at the addresses where everybody gets it, so nothing goes past a right and there is one way in which a line is drawn.
/// </summary>
static class LiveEndpoints
{
    // A stream ends now and then, so that whoever has lost the right to it cannot hold on to it; a browser comes back by itself.
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), Beat = TimeSpan.FromSeconds(20), ComeBackAfter = TimeSpan.FromSeconds(1);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stories/live", (Visit visit, HttpContext http, [FromServices] ILiveFeed feed, [FromServices] TimeProvider clock, IHostApplicationLifetime life, CancellationToken ct) =>
            Stream(null, visit, http, feed, clock, life, ct)).WithSummary("Server-sent events: ids of stories that change, by position; resumes with Last-Event-ID, or ?since=.");
        routes.MapGet("/stories/{id:guid}/live", async (Guid id, Visit visit, HttpContext http, IDesk desk, [FromServices] ILiveFeed feed, [FromServices] TimeProvider clock, IHostApplicationLifetime life,
            CancellationToken ct) => await desk.StoryAsync(id, AsOf.Now, ct) is null ? throw Refusal.NotFound("story", visit) : Stream(id, visit, http, feed, clock, life, ct))
            .WithSummary("Server-sent events: positions of changes of a story; resumes with Last-Event-ID, or ?since=.");
        routes.MapGet("/stories/{id:guid}/news", NewsAsync).WithSummary("How many things of a story changed after a position, other than by you: ?since=120.")
            .Produces<News>().ProducesProblem(400).ProducesProblem(401);
        routes.MapGet("/stories/{id:guid}/row", RowAsync).ExcludeFromDescription();
    }

    static ServerSentEventsResult<string> Stream(Guid? story, Visit visit, HttpContext http, ILiveFeed feed, TimeProvider clock, IHostApplicationLifetime life, CancellationToken ct)
    {
        var last = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } id ? id : visit["since"];
        long? since = last is null ? null : long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
            : throw Refusal.BadRequest("Last-Event-ID, or since, has to be a position of the record.");
        return TypedResults.ServerSentEvents(ItemsAsync(story, since, feed, ReaderScope.Watching(http), clock, life.ApplicationStopping, ct));
    }

    static async IAsyncEnumerable<SseItem<string>> ItemsAsync(
        Guid? story, long? since, ILiveFeed feed, Func<Guid, CancellationToken, ValueTask<bool>> isHidden, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        using var watch = feed.Watch(story);
        // At once: the headers go out with the first item, and until then a browser does not know that it is connected.
        yield return new("hello", "hello") { ReconnectionInterval = ComeBackAfter };
        var told = since ?? 0;
        if (since is { } from)
            foreach (var missed in await feed.SinceAsync(story, from, ct))
            {
                told = Math.Max(told, missed.Position);
                if (!await isHidden(missed.Story, ct)) yield return Item(missed);
            }
        var began = clock.GetTimestamp();
        // A server that stops ends its streams, instead of waiting for them.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping);
        var reading = watch.Changes.WaitToReadAsync(end.Token).AsTask();
        while (clock.GetElapsedTime(began) < Longest)
        {
            var first = await Task.WhenAny(reading, Task.Delay(Beat, clock, end.Token));
            if (stopping.IsCancellationRequested) yield break;
            ct.ThrowIfCancellationRequested();
            if (first != reading)
            {
                yield return new("still here", "beat");
                continue;
            }
            if (!await reading) yield break;
            while (watch.Changes.TryRead(out var change))
                if (change.Position > told)
                {
                    told = change.Position;
                    // A story can become private while somebody watches.
                    if (!await isHidden(change.Story, ct)) yield return Item(change);
                }
            reading = watch.Changes.WaitToReadAsync(end.Token).AsTask();
        }
    }

    static SseItem<string> Item(LiveChange change) =>
        new(change.Story.ToString("D"), change.IsClaim ? "claim" : "change") { EventId = change.Position.ToString(CultureInfo.InvariantCulture) };

    static async Task<IResult> NewsAsync(Guid id, Visit visit, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        if (!long.TryParse(visit["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var since))
            throw Refusal.BadRequest("Give since, a position of the record.");
        return TypedResults.Json(new News(await desk.NewsAsync(id, visit.SignedInAs ?? throw Refusal.SignInRequired(), since, ct)));
    }

    // A row of the list of stories, drawn as the list draws it.
    static async Task<IResult> RowAsync(Guid id, Visit visit, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        var story = await desk.ItemAsync(id, visit.SignedInAs ?? throw Refusal.SignInRequired(), ct) ?? throw Refusal.NotFound("story", visit);
        return new RazorComponentResult<Parts.StoryRow>(new { Visit = visit, Story = story });
    }

    /// <summary>Number of things that are new.</summary>
    internal sealed record News(int New);
}
