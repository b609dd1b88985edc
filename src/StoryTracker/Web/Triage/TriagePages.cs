using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.App.Triage;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;

namespace StoryTracker.Web.Triage;

/// <summary>Addresses of the triage: the queue with one item large, and deciding it. After each decision the next item comes.</summary>
static class TriagePages
{
    /// <summary>Kinds, with the words for them, in the order of their chips.</summary>
    public static IReadOnlyList<(string Kind, string Words)> Kinds { get; } =
    [
        ("divergence", "Divergences"), ("date", "Impossible dates"), ("change", "Suggested changes"), ("words", "Same remark?"), ("who", "Who is it?"),
        ("speaker", "One speaker?"), ("doubt", "Doubtful"), ("story", "Emerging stories"),
    ];

    const int Beside = 12;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<TriageView>("/triage", "What waits for a decision, worth most first: ?kind=, ?item= for one of them.",
            (Visit visit, ITriageDesk desk, IDesk stories, CancellationToken ct) => ShowAsync(visit, desk, stories, null, null, ct));
        routes.MapPost("/triage", DecideAsync)
            .WithSummary("Decides: 'item', 'answer' (one of its answers, or aside, snooze, assign), 'reason', 'other', 'seen'.")
            .Produces<TriageDone>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
        routes.MapPost("/triage/undo", UndoAsync).WithSummary("Takes back what was put off: 'mark'.")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
    }

    static async Task<IResult> ShowAsync(Visit visit, ITriageDesk desk, IDesk stories, string? problem, string? item, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("What waits for a decision is asked of what is known now; take 'at' out of the address.");
        var kind = visit["kind"];
        if (kind is not null && Kinds.All(k => k.Kind != kind)) throw Refusal.BadRequest($"kind has to be one of {string.Join(", ", Kinds.Select(k => k.Kind))}.");
        var view = await desk.TriageAsync(kind, item ?? visit["item"], visit["after"], visit.WantsJson ? visit.Limit : Beside, ct);
        var linked = view with { Next = view.Next is { } cursor ? visit.Here(("after", cursor), ("item", null), ("mark", null)) : null };
        if (visit.WantsJson) return TypedResults.Json(linked);
        var put = long.TryParse(visit["mark"], out var id) ? await desk.MarkAsync(id, ct) : null;
        var choices = linked.Item is { Kind: "story", Story.Id: var own } ? (await stories.ChoicesAsync(StoryActions.MostChoices, ct)).Where(s => s.Id != own).ToList() : [];
        return new RazorComponentResult<TriagePage>(new { Visit = visit, Model = linked, Problem = problem, Put = put, Choices = choices })
            { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static async Task<IResult> DecideAsync(Visit visit, Posted posted, HttpContext http, ITriageDesk desk, IDesk stories, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        try
        {
            if (posted["reason"].Length > StoryActions.MostReason) throw new CommandRefusedException($"Say it in {StoryActions.MostReason} characters at most.");
            var done = await desk.DecideAsync(
                new(posted["item"], posted["answer"], posted["reason"], posted["other"], posted["seen"], by, StoryActions.KeyOf(http)), ct);
            if (visit.WantsJson) return TypedResults.Json(done);
            var kind = Kinds.Any(k => k.Kind == posted["kind"]) ? $"&kind={posted["kind"]}" : "";
            return new SeeOtherResult(done.Mark is { } mark ? $"/triage?mark={mark}{kind}" : $"/triage?done={done.Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "as-it-was"}{kind}");
        }
        catch (Exception refused) when (refused is CommandRefusedException or ClaimChangedException)
        {
            if (visit.WantsJson) throw new Refusal(422, "Nothing was changed", refused.Message);
            return await ShowAsync(visit, desk, stories, refused.Message, posted["item"], ct);
        }
    }

    static async Task<IResult> UndoAsync(Visit visit, Posted posted, ITriageDesk desk, IDesk stories, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        try
        {
            var key = await desk.UnmarkAsync(long.TryParse(posted["mark"], out var id) ? id : throw new CommandRefusedException("Give 'mark', what was put off."), by, ct);
            return visit.WantsJson ? TypedResults.Json(new { item = key }) : new SeeOtherResult($"/triage?item={Uri.EscapeDataString(key)}");
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return await ShowAsync(visit, desk, stories, refused.Message, null, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was changed", refused.Message);
        }
    }
}
