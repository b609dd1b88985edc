using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.App.Triage;
using StoryTracker.Domain;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Triage;

/// <summary>
/// Addresses of the triage: the queue with one item large, and deciding it. After each decision the next item comes; a refusal brings the item
/// back with its reason as 422, and where somebody else was first both versions come as 409.
/// </summary>
static class TriagePages
{
    /// <summary>Parameter of the address that says which item was decided last, so that undoing brings it back.</summary>
    public const string Was = "was";

    /// <summary>Kinds, with the words for them, in the order of their chips.</summary>
    public static IReadOnlyList<(string Kind, string Words)> Kinds { get; } =
    [
        ("edit", "Edited by outlets"), ("divergence", "Divergences"), ("date", "Impossible dates"), ("failed", "Failed jobs"), ("change", "Suggested changes"), ("words", "Same remark?"),
        ("who", "Who is it?"), ("speaker", "One speaker?"), ("doubt", "Doubtful"), ("story", "Emerging stories"),
    ];

    const int Beside = 12;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<TriageView>("/triage", "What waits for a decision, worth most first: ?kind=, ?item= for one of them.",
            (Visit visit, ITriageDesk desk, IDesk stories, CancellationToken ct) => ShowAsync(visit, desk, stories, null, null, ct));
        routes.MapPost("/triage", DecideAsync)
            .WithSummary("Decides: 'item', 'seen' as the item has it, 'answer' (one of its answers, or aside, snooze, assign), 'reason', "
                + "'other' (a story, or to whom), 'title', 'day' and 'until' where the answer needs them. Undo it with POST /undo.")
            .Produces<TriageDone>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422).DisableAntiforgery();
    }

    /// <summary>The address of an item.</summary>
    /// <param name="key">The item.</param>
    /// <param name="kind">The kind that is shown alone, null for all.</param>
    public static string Address(string key, string? kind) => $"/triage?{(kind is null ? "" : $"kind={kind}&")}item={Uri.EscapeDataString(key)}";

    /// <summary>What an item of a kind is called.</summary>
    public static string Words(string kind) => Kinds.FirstOrDefault(k => k.Kind == kind).Words ?? kind;

    static async Task<IResult> ShowAsync(Visit visit, ITriageDesk desk, IDesk stories, string? problem, Posted? posted, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("What waits for a decision is asked of what is known now; take 'at' out of the address.");
        var kind = posted is null ? visit["kind"] : KindOf(posted);
        if (kind is not null && Kinds.All(k => k.Kind != kind)) throw Refusal.BadRequest($"kind has to be one of {string.Join(", ", Kinds.Select(k => k.Kind))}.");
        var view = await desk.TriageAsync(
            kind, posted?["item"] ?? visit["item"], visit["after"], visit.WantsJson ? visit.Limit : Beside, Right.Administer.Has(visit.Role), ct);
        var linked = view with { Next = view.Next is { } cursor ? visit.Here(("after", cursor), ("item", null), (Was, null)) : null };
        if (visit.WantsJson) return TypedResults.Json(linked);
        var choices = linked.Item is { Story.Id: var own } item && item.Answers.Any(a => a.Needs == "story")
            ? (await stories.ChoicesAsync(StoryActions.MostChoices, ct)).Where(s => s.Id != own).ToList() : [];
        var typed = posted is null ? null : TypedAnswer.Of(posted);
        return new RazorComponentResult<TriagePage>(
            new { Visit = visit, Model = linked, Kind = kind, Problem = problem, Typed = typed, Choices = choices })
            { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static async Task<IResult> DecideAsync(Visit visit, Posted posted, HttpContext http, ITriageDesk desk, IDesk stories, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        try
        {
            if (posted["reason"].Length > StoryActions.MostReason) throw new CommandRefusedException($"Say it in {StoryActions.MostReason} characters at most.");
            var decision = new TriageDecision(
                posted["item"], posted["answer"], posted["reason"].Trim(), posted["other"], posted["seen"], by, StoryActions.KeyOf(http))
            {
                Title = posted["title"].Trim(), Day = Day(posted["day"]), Until = Day(posted["until"]), Jobs = Right.Administer.Has(visit.Role),
            };
            var done = await desk.DecideAsync(decision, ct);
            return visit.WantsJson ? TypedResults.Json(done) : new SeeOtherResult(Onward(done, posted));
        }
        catch (TriageConflictException first)
        {
            if (visit.WantsJson) throw new Refusal(409, "Somebody else was first", first.Message);
            return new RazorComponentResult<TriageConflictPage>(
                new { Visit = visit, Model = first.Conflict, Typed = TypedAnswer.Of(posted), Kind = KindOf(posted) })
                { StatusCode = StatusCodes.Status409Conflict };
        }
        catch (CommandRefusedException refused)
        {
            if (visit.WantsJson) throw new Refusal(422, "Nothing was changed", refused.Message);
            return await ShowAsync(visit, desk, stories, refused.Message, posted, ct);
        }
    }

    // The next item stands there at once; what was just done is told above it, with its undo.
    static string Onward(TriageDone done, Posted posted) =>
        UndoActions.Onward("/triage", done.Position) + (KindOf(posted) is { } kind ? $"&kind={kind}" : "")
        + $"&{Was}={Uri.EscapeDataString(posted["item"])}";

    static string? KindOf(Posted posted) => Kinds.FirstOrDefault(k => k.Kind == posted["kind"]).Kind;

    static DateOnly? Day(string text) => text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new CommandRefusedException("Write the day as 2026-03-14.");
}
