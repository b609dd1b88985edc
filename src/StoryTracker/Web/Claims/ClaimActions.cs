using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
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
            "Corrects a claim: 'revision' as seen, 'reason', and any of 'words' (as printed; 'start' where they stand several times), 'wordsIs' (machine), "
            + "'speaker' (full name), 'speakerIs' (unknown, machine), 'said' and 'saidUntil' (days), 'saidIs' (unknown, machine), 'happened' and "
            + "'happenedUntil' (days), 'happenedIs' (unknown), 'kind' (direct, mixed, indirect, machine), 'polarity' (said, denied, declined, machine).",
            c => c.Desk.CorrectAsync(c.Typed.Correction(c.Story, c.Claim, c.By), c.Key, c.Ct));
        Command(routes, "confirm", "Says that a claim is right as it stands: 'revision' as seen.",
            c => c.Desk.ConfirmAsync(new(c.Claim, c.Story, c.Typed.SeenRevision, c.By), c.Key, c.Ct));
        Command(routes, "dismiss", "Dismisses a claim from the story: 'revision' as seen, 'reason'.",
            c => c.Desk.DismissAsync(new(c.Story, c.Claim, c.Typed.Reason, c.By) { SeenRevision = c.Typed.SeenRevision }, c.Key, c.Ct));
        Command(routes, "restore", "Takes a dismissal back: 'revision' as seen.",
            c => c.Desk.RestoreAsync(new(c.Story, c.Claim, c.By) { SeenRevision = c.Typed.SeenRevision }, c.Key, c.Ct));
        Command(routes, "note", "Writes a note on a claim: 'note'.",
            c => c.Desk.WriteNoteAsync(new(c.Key ?? Guid.CreateVersion7(), c.Story, c.Claim, c.Typed["note"], c.By), c.Key, c.Ct));
        Command(routes, "remove-note", "Takes a note on a claim away: 'note', its id.",
            c => c.Desk.RemoveNoteAsync(new(IdOf(c.Typed["note"]), c.Story, c.Claim, c.By), c.Key, c.Ct));
    }

    /// <summary>An id that a form brings.</summary>
    /// <exception cref="CommandRefusedException">It is none.</exception>
    public static Guid IdOf(string text) => Guid.TryParse(text, out var id) ? id : throw new CommandRefusedException("The form is not complete; load the page again.");

    static async Task<IResult> ShowAsync(Guid id, Guid claim, Visit visit, [FromServices] IClaimsDesk desk, CancellationToken ct)
    {
        var view = await desk.ClaimAsync(id, claim, visit.AsOf, ct) ?? throw Refusal.NotFound("claim on this story", visit);
        return Twin.Of<ClaimPage>(visit, view, view);
    }

    static void Command(IEndpointRouteBuilder routes, string what, string summary, Func<Asked, Task<long?>> decide) =>
        routes.MapPost($"{Pattern}/{what}", async (
            Guid id, Guid claim, Visit visit, Posted posted, HttpContext http, [FromServices] IClaimsDesk desk, CancellationToken ct) =>
        {
            var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
            var asked = new Asked(desk, id, claim, TypedDecision.Of(what, posted), by, StoryActions.KeyOf(http), ct);
            try
            {
                var position = await decide(asked);
                return visit.WantsJson ? (IResult)TypedResults.Json(new StoryActions.OnRecord(position))
                    : new SeeOtherResult(UndoActions.Onward($"/stories/{id}/claims/{claim}", position));
            }
            catch (CommandRefusedException refused)
            {
                return await RefusedAsync(visit, asked, refused.Message, asked.Typed);
            }
            catch (WordsOccurAgainException again)
            {
                return await RefusedAsync(visit, asked, again.Message, asked.Typed with { Places = again.Places });
            }
            catch (ClaimChangedException changed)
            {
                if (visit.WantsJson) throw new Refusal(409, "Somebody else was first", changed.Message);
                var now = await desk.ClaimAsync(id, claim, AsOf.Now, ct) ?? throw Refusal.NotFound("claim on this story", visit);
                return Page<ClaimConflictPage>(409, new { Visit = visit, Model = now, asked.Typed, changed.Seen });
            }
        }).WithSummary(summary).Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(409)
            .ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> RefusedAsync(Visit visit, Asked asked, string problem, TypedDecision typed)
    {
        if (visit.WantsJson) throw new Refusal(422, "Nothing was changed", Told(problem, typed.Places));
        return await asked.Desk.ClaimAsync(asked.Story, asked.Claim, AsOf.Now, asked.Ct) is { } now
            ? Page<ClaimPage>(422, new { Visit = visit, Model = now, Problem = problem, Typed = typed })
            : Page<NotChangedPage>(422, new { Visit = visit, Problem = problem, Back = $"/stories/{asked.Story}" });
    }

    /// <summary>The problem for a program, with the places that it can choose from.</summary>
    public static string Told(string problem, IReadOnlyList<Passage> places) =>
        places.Count == 0 ? problem : $"{problem} They begin at the characters {string.Join(", ", places.Select(p => p.Start))}: send one of these as 'start'.";

    /// <summary>A page with a status.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(int status, object parameters) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(parameters) { StatusCode = status };

    // A command as it was sent.
    sealed record Asked(IClaimsDesk Desk, Guid Story, Guid Claim, TypedDecision Typed, string By, Guid? Key, CancellationToken Ct);
}
