using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Handover;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Handover;

/// <summary>What readers note for themselves: how far they have seen, and stars. None of it is an event, all of it can be taken back.</summary>
static partial class SeenActions
{
    /// <summary>Parameters of the address that say which mark was just set, and on which story.</summary>
    public const string Seen = "seen", Of = "of";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Describe(routes.MapPost("/stories/{id:guid}/seen", SeeAsync), "Marks a story as seen: 'position', the last one that was shown.");
        Describe(routes.MapPost("/stories/{id:guid}/seen/undo", UnseeAsync), "Goes back to the mark before: 'position', the mark to take back.");
        Describe(routes.MapPost("/stories/{id:guid}/star", StarAsync), "Stars a story: 'starred', true or false.");
        Describe(routes.MapPost("/stories/seen", (Visit visit, Posted posted, [FromServices] IHandoverDesk desk, CancellationToken ct) =>
            SeeAsync(IHandoverDesk.AllStories, visit, posted, desk, ct)), "Marks all stories as seen: 'position', the last one that was shown.");
        Describe(routes.MapPost("/stories/seen/undo", (Visit visit, Posted posted, [FromServices] IHandoverDesk desk, CancellationToken ct) =>
            UnseeAsync(IHandoverDesk.AllStories, visit, posted, desk, ct)), "Goes back to the mark before for all stories: 'position', the mark to take back.");
    }

    static async Task<IResult> SeeAsync(Guid id, Visit visit, Posted posted, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        var mark = await desk.SeeAsync(id, Reader(visit), Position(posted), ct);
        return visit.WantsJson ? TypedResults.Json(new Marked(mark)) : Onward(posted, mark, id);
    }

    static async Task<IResult> UnseeAsync(Guid id, Visit visit, Posted posted, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        var undone = await desk.UnseeAsync(id, Reader(visit), Position(posted), ct);
        return visit.WantsJson ? TypedResults.Json(new Unmarked(undone)) : Onward(posted, null, id);
    }

    static async Task<IResult> StarAsync(Guid id, Visit visit, Posted posted, [FromServices] IHandoverDesk desk, CancellationToken ct)
    {
        if (!bool.TryParse(posted["starred"], out var starred)) throw Refusal.BadRequest("Give 'starred', true or false.");
        await desk.StarAsync(id, Reader(visit), starred, ct);
        return visit.WantsJson ? TypedResults.Json(new Starred(starred)) : Onward(posted, null, id);
    }

    static SeeOtherResult Onward(Posted posted, long? mark, Guid story)
    {
        var back = Place().IsMatch(posted["back"]) ? posted["back"] : "/stories";
        if (mark is { } set)
            back += string.Create(CultureInfo.InvariantCulture, $"{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Seen}={set}&{Of}={story:D}");
        return new(back);
    }

    static string Reader(Visit visit) => visit.SignedInAs ?? throw Refusal.SignInRequired();

    static long Position(Posted posted) => long.TryParse(posted["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position
        : throw Refusal.BadRequest("Give 'position', a position of the record such as 120.");

    static void Describe(RouteHandlerBuilder route, string summary) =>
        route.WithSummary(summary).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).DisableAntiforgery();

    /// <summary>Where a mark stands now; null: it stood there already, or farther.</summary>
    internal sealed record Marked(long? Position);

    /// <summary>Whether the mark was taken back; false: another was set since.</summary>
    internal sealed record Unmarked(bool Undone);

    /// <summary>Whether the story is starred.</summary>
    internal sealed record Starred(bool IsStarred);

    // An address that a form brings leads to pages of stories and nowhere else.
    [GeneratedRegex("^/stories(/[0-9a-f-]{36}(/handover)?)?([?][A-Za-z0-9=&%._~-]*)?$")]
    private static partial Regex Place();
}
