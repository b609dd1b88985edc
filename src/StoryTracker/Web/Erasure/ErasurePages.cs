using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Operations;
using StoryTracker.Domain;
using StoryTracker.Domain.Erasure;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;

namespace StoryTracker.Web.Erasure;

/// <summary>Removal of an article on legal request, for administrators: what would go, the order, and how it stands. It has no undo.</summary>
static class ErasurePages
{
    const string Pattern = "/articles/{id:guid}/erase";

    // What was typed stays in the form when it is refused; what says that this article is meant is typed again.
    static readonly string[] Kept = ["reference", "reason", "key"];

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<ErasureView>(Pattern, "What removing an article would take, or how its removal stands.",
            (Guid id, Visit visit, IErasureDesk desk, CancellationToken ct) => ShowAsync(id, visit, desk, null, null, ct));
        routes.MapPost(Pattern, OrderAsync)
            .WithSummary("Removes an article for good, on legal request: 'reference', 'reason', and 'confirm' (its title or the last 8 digits of its id). It cannot be undone.")
            .Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422).DisableAntiforgery();
    }

    static async Task<IResult> ShowAsync(Guid id, Visit visit, IErasureDesk desk, Dictionary<string, string>? typed, string? problem, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("A removal is of every moment at once; take 'at' out of the address.");
        var view = await desk.ViewAsync(id, ct) ?? throw Refusal.NotFound("article", visit);
        return visit.WantsJson ? TypedResults.Json(view)
            : new RazorComponentResult<ErasePage>(new { Visit = visit, Model = view, Typed = typed, Problem = problem })
                { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static async Task<IResult> OrderAsync(Guid id, Visit visit, Posted posted, HttpContext http, IErasureDesk desk, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        // The form carries its key in a field, so that a second press, or a page sent again, is the same order.
        var key = StoryActions.KeyOf(http) ?? (Guid.TryParse(posted["key"], out var own) ? own : null);
        try
        {
            var request = new EraseArticle(id, posted["reason"], posted["reference"], by);
            var position = await desk.OrderAsync(new(request, posted["confirm"]), key, ct);
            return visit.WantsJson ? TypedResults.Json(new StoryActions.OnRecord(position)) : new SeeOtherResult($"/articles/{id}/erase");
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return await ShowAsync(id, visit, desk, Kept.ToDictionary(n => n, n => posted[n]), refused.Message, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was removed", refused.Message);
        }
    }
}
