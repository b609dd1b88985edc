using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Audit;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Audit;

/// <summary>The audit: its page and twin with filters in the address, and the same as files.</summary>
static class AuditPages
{
    /// <summary>Names of the filters in addresses.</summary>
    public static IReadOnlyList<string> Names { get; } = ["by", "kind", "on", "from", "until"];

    /// <summary>Maps <c>/history</c> and its files.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<AuditPage>("/history",
            "The audit, newest first: 'by' (who), 'kind' (such as decisions or access), 'on' (a page's path, such as stories/ID), 'from' and 'until' (days or times).", ShowAsync);
        routes.MapTwin<IReadOnlyList<RecordCheck>>("/history/check", "The last checks of the record, newest first, with what each found.", CheckAsync);
        routes.MapPost("/history/check", async (Visit visit, Posted posted, IRecordChecks checks, CancellationToken ct) =>
        {
            var id = await checks.AskAsync(visit.SignedInAs ?? throw Refusal.SignInRequired(), ct);
            return visit.WantsJson ? TypedResults.Json(new { check = id }) : (IResult)new SeeOtherResult("/history/check");
        }).WithSummary("Asks for a check of the record; while one goes on, that is the one.").Produces(200).ProducesProblem(401).ProducesProblem(403).DisableAntiforgery();
        foreach (var file in new[] { AuditFile.Csv, AuditFile.JsonLines })
            routes.MapGet($"/history/export.{file.Ending}", async (Visit visit, HttpContext http, IAuditDesk desk, CancellationToken ct) =>
                    await file.WriteAsync(http, desk.AllAsync(await FilterOfAsync(visit, desk, ct), visit.AsOf, ct), ct))
                .WithSummary($"The audit as {file.Name}, with the filters of the page.").Produces(200, contentType: file.MediaType).ProducesProblem(400).ProducesProblem(401);
    }

    static async Task<IResult> ShowAsync(Visit visit, IAuditDesk desk, CancellationToken ct)
    {
        var filter = await FilterOfAsync(visit, desk, ct);
        var page = await desk.PageAsync(filter, visit.AsOf, visit["after"], visit.Limit, ct);
        var linked = page with { Next = page.Next is { } cursor ? visit.Here(("after", cursor)) : null };
        return visit.WantsJson ? TypedResults.Json(linked) : new RazorComponentResult<HistoryPage>(new { Visit = visit, Model = linked, Filter = filter });
    }

    static async Task<IResult> CheckAsync(Visit visit, IRecordChecks checks, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("The record is checked as it is now; take 'at' out of the address.");
        var last = await checks.LastAsync(ct);
        return Twin.Of<CheckPage>(visit, last, last);
    }

    static async Task<AuditFilter> FilterOfAsync(Visit visit, IAuditDesk desk, CancellationToken ct)
    {
        if (!AuditFilter.TryParse(visit["by"], visit["kind"], visit["on"], visit["from"], visit["until"], out var filter, out var problem)) throw Refusal.BadRequest(problem);
        // What is private to others is answered as what never was.
        return filter.On is not { } subject || await desk.KnowsAsync(subject, ct) ? filter : throw Refusal.NotFound($"{subject.Noun} on record", visit);
    }
}
