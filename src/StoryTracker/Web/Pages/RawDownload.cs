using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Pages;

/// <summary>
/// The bytes of a revision as they came, to keep and never to show: a browser that opened them would run what a stranger wrote.
/// </summary>
static class RawDownload
{
    /// <summary>Maps <c>GET /articles/{id}/raw?revision=n</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/articles/{id:guid}/raw", GetAsync).WithSummary("The bytes of a revision as they came.")
            .Produces(200, contentType: "application/octet-stream").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);

    static async Task<IResult> GetAsync(Guid id, Visit visit, HttpContext context, IDesk desk, CancellationToken ct)
    {
        var number = visit["revision"] switch
        {
            null => 1,
            { } text when int.TryParse(text, out var revision) && revision > 0 => revision,
            _ => throw Refusal.BadRequest("revision has to be a whole number from 1."),
        };
        var raw = await desk.RawAsync(id, number, ct) ?? throw Refusal.NotFound("revision", visit);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForeignBytes;
        return TypedResults.Bytes(raw.Bytes, "application/octet-stream", $"{id}-{number}.bin");
    }
}
