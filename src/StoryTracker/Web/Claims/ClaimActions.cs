using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Claims;

/// <summary>
/// The page of one claim and what editors decide about it. A form leads on with 303, comes back with what was typed as 422, or as 409
/// with both versions side by side where somebody else was first; a program gets the position, or the reason as
/// <c>application/problem+json</c>.
/// </summary>
static class ClaimActions
{
    const string Pattern = "/stories/{id:guid}/claims/{claim:guid}";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<ClaimView>(Pattern, "A claim: its words and passage, how it is read and who decided that, its history.", ShowAsync);
        Command(routes, "correct",
            "Corrects a claim: 'revision' as seen, 'reason', and any of 'speaker' (full name), 'speakerIs' (unknown, machine), "
            + "'said' and 'saidUntil' (days), 'saidIs' (unknown, machine), 'kind' (direct, mixed, indirect, machine), 'polarity' (said, denied, declined, machine).",
            (desk, story, claim, typed, by, key, ct) => desk.CorrectAsync(typed.Correction(story, claim, by), key, ct));
        Command(routes, "dismiss", "Dismisses a claim from the story: 'revision' as seen, 'reason'.",
            (desk, story, claim, typed, by, key, ct) =>
                desk.DismissAsync(new(story, claim, typed.Reason, by) { SeenRevision = typed.SeenRevision }, key, ct));
        Command(routes, "restore", "Takes a dismissal back: 'revision' as seen.",
            (desk, story, claim, typed, by, key, ct) =>
                desk.RestoreAsync(new(story, claim, by) { SeenRevision = typed.SeenRevision }, key, ct));
    }

    static async Task<IResult> ShowAsync(Guid id, Guid claim, Visit visit, [FromServices] IClaimsDesk desk, CancellationToken ct)
    {
        var view = await desk.ClaimAsync(id, claim, visit.AsOf, ct) ?? throw Refusal.NotFound("claim on this story", visit);
        return Twin.Of<ClaimPage>(visit, view, view);
    }

    static void Command(IEndpointRouteBuilder routes, string what, string summary,
        Func<IClaimsDesk, Guid, Guid, TypedDecision, string, Guid?, CancellationToken, Task<long?>> decide) =>
        routes.MapPost($"{Pattern}/{what}", async (
            Guid id, Guid claim, Visit visit, Posted posted, HttpContext http, [FromServices] IClaimsDesk desk, CancellationToken ct) =>
        {
            var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
            var typed = TypedDecision.Of(what, posted);
            try
            {
                var position = await decide(desk, id, claim, typed, by, StoryActions.KeyOf(http), ct);
                return visit.WantsJson ? (IResult)TypedResults.Json(new StoryActions.OnRecord(position))
                    : new SeeOtherResult(UndoActions.Onward($"/stories/{id}/claims/{claim}", position));
            }
            catch (CommandRefusedException refused)
            {
                if (visit.WantsJson) throw new Refusal(422, "Nothing was changed", refused.Message);
                if (await desk.ClaimAsync(id, claim, AsOf.Now, ct) is not { } now)
                    return Page<NotChangedPage>(422, new { Visit = visit, Problem = refused.Message, Back = $"/stories/{id}" });
                return Page<ClaimPage>(422, new { Visit = visit, Model = now, Problem = refused.Message, Typed = typed });
            }
            catch (ClaimChangedException changed)
            {
                if (visit.WantsJson) throw new Refusal(409, "Somebody else was first", changed.Message);
                var now = await desk.ClaimAsync(id, claim, AsOf.Now, ct) ?? throw Refusal.NotFound("claim on this story", visit);
                return Page<ClaimConflictPage>(409, new { Visit = visit, Model = now, Typed = typed, changed.Seen });
            }
        }).WithSummary(summary).Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(409)
            .ProducesProblem(422).DisableAntiforgery();

    static RazorComponentResult<TPage> Page<TPage>(int status, object parameters) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters) { StatusCode = status };
}
