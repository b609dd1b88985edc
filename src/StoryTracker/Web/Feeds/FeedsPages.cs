using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Feeds;

/// <summary>Addresses of the feeds pages and what each shows.</summary>
static class FeedsPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<FeedsView>("/feeds", "Feeds and how each fares, those that want attention first.",
            (Visit visit, IFeedsDesk desk, CancellationToken ct) => ListAsync(visit, desk, null, null, null, ct));
        routes.MapTwin<FeedView>("/feeds/{id:guid}", "A feed: how it fares, why, and when it is asked next.", FeedAsync);
        routes.MapGet("/feeds/opml", ExportAsync).WithSummary("The list of feeds as OPML 2.0.")
            .Produces(200, contentType: "text/x-opml").ProducesProblem(401);
        routes.MapGet("/feeds/dry-run", (Visit visit) => new RazorComponentResult<DryRunPage>(new { Visit = NowOnly(visit), Typed = visit["address"] }))
            .ExcludeFromDescription();
        routes.MapGet("/feeds/imports/{key}", Import).ExcludeFromDescription();
        FeedActions.Map(routes);
    }

    /// <summary>The list, with what was refused, if anything was: then the page is a 422.</summary>
    public static async Task<IResult> ListAsync(
        Visit visit, IFeedsDesk desk, string? typed, string? problem, string? opmlProblem, CancellationToken ct)
    {
        var page = await desk.FeedsAsync(new(StateOf(NowOnly(visit)), visit["q"], visit["after"], visit.Limit), ct);
        var linked = page with { Next = page.Next is { } cursor ? visit.Here(("after", cursor), ("done", null)) : null };
        if (visit.WantsJson) return TypedResults.Json(linked);
        var refused = problem ?? opmlProblem;
        return new RazorComponentResult<FeedsPage>(new { Visit = visit, Model = linked, Typed = typed, Problem = problem, OpmlProblem = opmlProblem })
            { StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static async Task<IResult> FeedAsync(Guid id, Visit visit, IFeedsDesk desk, CancellationToken ct)
    {
        var feed = await desk.FeedAsync(id, ct) ?? throw Refusal.NotFound("feed", NowOnly(visit));
        return Twin.Of<FeedPage>(visit, feed, feed);
    }

    static async Task<IResult> ExportAsync(IFeedsDesk desk, CancellationToken ct) =>
        TypedResults.Bytes(Encoding.UTF8.GetBytes(await desk.ExportAsync(ct)), "text/x-opml; charset=utf-8", "feeds.opml");

    static RazorComponentResult<ImportPage> Import(string key, Visit visit, ImportResults results) =>
        new(new
        {
            Visit = NowOnly(visit),
            Model = results.Find(key) ?? throw new Refusal(404, "No longer kept",
                "What became of this import is no longer kept; the list of feeds shows what is there."),
        });

    static FeedState? StateOf(Visit visit) => visit["state"] switch
    {
        null => null,
        { } value when FeedText.TryRead(value, out var state) => state,
        _ => throw Refusal.BadRequest($"state has to be one of {string.Join(", ", FeedText.States.Select(s => FeedText.Value(s.State)))}."),
    };

    // Polls leave counts, not history: to answer with today's under another moment would be a lie.
    static Visit NowOnly(Visit visit) => visit.AsOf.IsNow ? visit : throw Refusal.BadRequest(
        "How feeds fare is known for now alone; take 'at' out of the address, or see what was recorded of them in the history.");
}
