using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Membership;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Stories;

/// <summary>
/// What editors decide about stories and what is on them. A form leads back to the story with 303, or says why nothing was changed; a
/// program gets the position at which its command is on record, or the reason as <c>application/problem+json</c>.
/// </summary>
static class StoryActions
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        On(routes, "belongs", "An article belongs to the story: 'article', 'reason'.",
            c => c.Editing.DecideAsync(new(c.Id("article"), c.Story, true, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "does-not-belong", "An article does not belong to the story: 'article', 'reason'.",
            c => c.Editing.DecideAsync(new(c.Id("article"), c.Story, false, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "undo-belonging", "Takes the last decision about an article back: 'article'.",
            c => c.Editing.UndoAsync(new UndoBelonging(c.Id("article"), c.Story, c.By), c.Key, c.Ct));
        On(routes, "move-claim", "Moves a statement to another story: 'claim', 'to', 'reason'.",
            c => c.Editing.MoveAsync(new(c.Id("claim"), c.Story, c.Id("to"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "move-claim-back", "Moves a statement back here: 'claim', 'to' (where it had been moved).",
            c => c.Editing.MoveBackAsync(new(c.Id("claim"), c.Story, c.Id("to"), c.By), c.Key, c.Ct));
        On(routes, "describe", "Sets the story up, or promotes one that emerges: 'title', 'sentence', 'terms' with commas between.",
            c => c.Editing.DescribeAsync(new(c.Story, c["title"], c["sentence"], c.Terms, c.By), c.Key, c.Ct));
        On(routes, "undo-describe", "Takes the last description back.",
            c => c.Editing.UndoAsync(new UndoDescription(c.Story, c.By), c.Key, c.Ct));
        On(routes, "merge", "Merges this story into another one: 'into', 'reason'.",
            c => c.Editing.MergeAsync(new(c.Story, c.Id("into"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "undo-merge", "Undoes the merge of this story: 'into'.",
            c => c.Editing.UndoAsync(new UndoMerge(c.Story, c.Id("into"), c.By), c.Key, c.Ct));
        On(routes, "split", "Splits articles off: 'articles' with commas between, 'title', 'sentence', 'terms', 'reason'.",
            c => c.Editing.SplitAsync(new(c.Story, DerivedId.StoryStartedBy(c.Key ?? Guid.CreateVersion7()), c.Ids("articles"), c["title"], c["sentence"], c.Terms, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "undo-split", "Undoes a split: 'new', the story that was split off.",
            c => c.Editing.UndoAsync(new UndoSplit(c.Story, c.Id("new"), c.By), c.Key, c.Ct));
        On(routes, "place-under", "Makes the story part of a larger one: 'parent', 'reason'.",
            c => c.Editing.PlaceAsync(new(c.Story, c.Id("parent"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "free", "Makes the story stand for itself again.",
            c => c.Editing.FreeAsync(new(c.Story, c.By), c.Key, c.Ct));
        On(routes, "suggestion", "Answers a suggestion: 'suggestion', 'answer' (accept or decline), 'reason' if there is one.",
            c => c.Editing.SettleAsync(new(c.Story, c.Id("suggestion"), c["answer"] switch
            {
                "accept" => true, "decline" => false, _ => throw new CommandRefusedException("The answer is accept or decline."),
            }, c.Reason, c.By), c.Key, c.Ct));
        routes.MapPost("/stories", async (Visit visit, Posted posted, HttpContext http, [FromServices] StoryEditing editing, CancellationToken ct) =>
        {
            var key = KeyOf(http) ?? Guid.CreateVersion7();
            var asked = new Asked(DerivedId.StoryStartedBy(key), visit, posted, editing, key, ct);
            Guid? from = posted["article"].Length > 0 ? asked.Id("article") : null;
            return await AnswerAsync(asked, () => editing.StartAsync(new(asked.Story, asked["title"], asked["sentence"], asked.Terms, from, asked.By), key, ct),
                from is { } article ? $"/articles/{article}" : $"/stories/{asked.Story}", "/stories");
        }).WithSummary("Sets a story up: 'title', 'sentence', 'terms' with commas between; 'article' to start from one.")
            .Produces<OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
    }

    static void On(IEndpointRouteBuilder routes, string name, string summary, Func<Asked, Task<long?>> command) =>
        routes.MapPost($"/stories/{{id:guid}}/{name}", (Guid id, Visit visit, Posted posted, HttpContext http, [FromServices] StoryEditing editing, CancellationToken ct) =>
        {
            var asked = new Asked(id, visit, posted, editing, KeyOf(http), ct);
            return AnswerAsync(asked, () => command(asked), $"/stories/{id}", $"/stories/{id}");
        }).WithSummary(summary).Produces<OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> AnswerAsync(Asked asked, Func<Task<long?>> command, string onward, string back)
    {
        try
        {
            var position = await command();
            return asked.Visit.WantsJson ? TypedResults.Json(new OnRecord(position)) : new SeeOtherResult(onward);
        }
        catch (CommandRefusedException refused) when (!asked.Visit.WantsJson)
        {
            return new RazorComponentResult<NotChangedPage>(new { asked.Visit, Problem = refused.Message, Back = back })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was changed", refused.Message);
        }
    }

    static Guid? KeyOf(HttpContext http) => Guid.TryParse(http.Request.Headers["Idempotency-Key"], out var key) ? key : null;

    /// <summary>Where a command is on record.</summary>
    /// <param name="Position">Position of its events, null when it repeated what was there.</param>
    internal sealed record OnRecord(long? Position);

    // A command as it was sent.
    sealed record Asked(Guid Story, Visit Visit, Posted Posted, StoryEditing Editing, Guid? Key, CancellationToken Ct)
    {
        public string By { get; } = Visit.SignedInAs ?? throw Refusal.SignInRequired();

        public string this[string name] => Posted[name];

        public string Reason => Posted["reason"] is { Length: <= MostReason } reason ? reason
            : throw new CommandRefusedException($"Say it in {MostReason} characters at most.");

        public IReadOnlyList<string> Terms => Split("terms");

        public Guid Id(string name) => Parse(Posted[name]);

        public IReadOnlyList<Guid> Ids(string name) => [.. Split(name).Select(Parse)];

        List<string> Split(string name) => [.. Posted[name].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        static Guid Parse(string text) => Guid.TryParse(text, out var id) ? id : throw new CommandRefusedException("The form is not complete; load the page again.");
    }
}
