using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.App.Membership;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Stories;

/// <summary>
/// What editors decide about stories and what is on them. A form leads back to the story with 303, or says why nothing was changed; a
/// program gets the position at which its command is on record, or the reason as <c>application/problem+json</c>.
/// </summary>
static partial class StoryActions
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    /// <summary>Stories that a form offers; others can be given by their address.</summary>
    public const int MostChoices = 200;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stories/{id:guid}/arrange", ArrangeAsync).ExcludeFromDescription();
        routes.MapGet("/stories/{id:guid}/claims/{claim:guid}/story", MoveAsync).ExcludeFromDescription();
        On(routes, "belongs", "An article belongs to the story: 'article', 'reason'.",
            c => c.Editing.DecideAsync(new(c.Id("article"), c.On, true, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "does-not-belong", "An article does not belong to the story: 'article', 'reason'.",
            c => c.Editing.DecideAsync(new(c.Id("article"), c.On, false, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "undo-belonging", "Takes the last decision about an article back: 'article'.",
            c => c.Editing.UndoAsync(new UndoBelonging(c.Id("article"), c.On, c.By), c.Key, c.Ct));
        On(routes, "move-article", "Moves an article to another story: 'article', 'to' (id) or 'address' (of its page), 'reason'.",
            c => c.Editing.MoveAsync(new MoveArticle(c.Id("article"), c.On, c.Story("to"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "move-article-back", "Takes such a move back: 'article', 'to' (where it had been moved).",
            c => c.Editing.UndoAsync(new UndoMoveArticle(c.Id("article"), c.On, c.Story("to"), c.By), c.Key, c.Ct));
        On(routes, "move-claim", "Moves a statement to another story: 'claim', 'to' (id) or 'address' (of its page), 'reason'.",
            c => c.Editing.MoveAsync(new MoveClaim(c.Id("claim"), c.On, c.Story("to"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "move-claim-back", "Moves a statement back here: 'claim', 'to' (where it had been moved).",
            c => c.Editing.MoveBackAsync(new(c.Id("claim"), c.On, c.Story("to"), c.By), c.Key, c.Ct));
        On(routes, "describe", "Sets the story up, or promotes one that emerges: 'title', 'sentence', 'terms' with commas between.",
            c => c.Editing.DescribeAsync(new(c.On, c["title"], c["sentence"], c.Terms, c.By), c.Key, c.Ct));
        On(routes, "undo-describe", "Takes the last description back.",
            c => c.Editing.UndoAsync(new UndoDescription(c.On, c.By), c.Key, c.Ct));
        On(routes, "close", "Closes the story; what comes all the same is still recorded: 'reason'.",
            c => c.Editing.CloseAsync(new(c.On, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "reopen", "Opens a closed story again.",
            c => c.Editing.ReopenAsync(new ReopenStory(c.On, c.By), c.Key, c.Ct));
        On(routes, "merge", "Merges this story into another one: 'into', 'reason'.",
            c => c.Editing.MergeAsync(new(c.On, c.Story("into"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "undo-merge", "Undoes the merge of this story: 'into'.",
            c => c.Editing.UndoAsync(new UndoMerge(c.On, c.Id("into"), c.By), c.Key, c.Ct));
        On(routes, "split", "Splits articles off: 'articles' with commas between, 'title', 'sentence', 'terms', 'reason'.",
            c => c.Editing.SplitAsync(new(c.On, DerivedId.StoryStartedBy(c.Key ?? Guid.CreateVersion7()), c.Ids("articles"), c["title"], c["sentence"], c.Terms, c.Reason, c.By), c.Key, c.Ct));
        On(routes, "undo-split", "Undoes a split: 'new', the story that was split off.",
            c => c.Editing.UndoAsync(new UndoSplit(c.On, c.Id("new"), c.By), c.Key, c.Ct));
        On(routes, "place-under", "Makes the story part of a larger one: 'parent', 'reason'.",
            c => c.Editing.PlaceAsync(new(c.On, c.Story("parent"), c.Reason, c.By), c.Key, c.Ct));
        On(routes, "free", "Makes the story stand for itself again.",
            c => c.Editing.FreeAsync(new(c.On, c.By), c.Key, c.Ct));
        On(routes, "suggestion", "Answers a suggestion: 'suggestion', 'answer' (accept or decline), 'reason' if there is one.",
            c => c.Editing.SettleAsync(new(c.On, c.Id("suggestion"), c["answer"] switch
            {
                "accept" => true, "decline" => false, _ => throw new CommandRefusedException("The answer is accept or decline."),
            }, c.Reason, c.By), c.Key, c.Ct));
        routes.MapPost("/articles/{id:guid}/belongs", (Guid id, Visit visit, Posted posted, HttpContext http, [FromServices] StoryEditing editing, CancellationToken ct) =>
        {
            var asked = new Asked(id, visit, posted, editing, KeyOf(http), ct);
            return AnswerAsync(asked, () => editing.DecideAsync(new(id, asked.Story("to"), true, asked.Reason, asked.By), asked.Key, ct), $"/articles/{id}", $"/articles/{id}");
        }).WithSummary("The article belongs to a story: 'to' (id) or 'address' (of its page), 'reason'.")
            .Produces<OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
        routes.MapPost("/stories", async (Visit visit, Posted posted, HttpContext http, [FromServices] StoryEditing editing, CancellationToken ct) =>
        {
            var key = KeyOf(http) ?? Guid.CreateVersion7();
            var asked = new Asked(DerivedId.StoryStartedBy(key), visit, posted, editing, key, ct);
            Guid? from = posted["article"].Length > 0 ? asked.Id("article") : null;
            return await AnswerAsync(asked, () => editing.StartAsync(new(asked.On, asked["title"], asked["sentence"], asked.Terms, from, asked.By), key, ct),
                from is { } article ? $"/articles/{article}" : $"/stories/{asked.On}", "/stories");
        }).WithSummary("Sets a story up: 'title', 'sentence', 'terms' with commas between; 'article' to start from one.")
            .Produces<OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
    }

    static async Task<IResult> ArrangeAsync(Guid id, Visit visit, IDesk desk, CancellationToken ct)
    {
        var story = await desk.StoryAsync(id, AsOf.Now, ct) ?? throw Refusal.NotFound("story", visit);
        return new RazorComponentResult<ArrangePage>(new { Visit = visit, Model = story, Choices = await OthersAsync(desk, id, ct) });
    }

    static async Task<IResult> MoveAsync(Guid id, Guid claim, Visit visit, IDesk desk, CancellationToken ct)
    {
        var line = await desk.WhoAsync(id, claim, AsOf.Now, ct) ?? throw Refusal.NotFound("claim on this story", visit);
        return new RazorComponentResult<MovePage>(new { Visit = visit, Model = line, Choices = await OthersAsync(desk, id, ct) });
    }

    static async Task<IReadOnlyList<StoryRef>> OthersAsync(IDesk desk, Guid id, CancellationToken ct) =>
        [.. (await desk.ChoicesAsync(MostChoices, ct)).Where(s => s.Id != id.ToString())];

    static void On(IEndpointRouteBuilder routes, string name, string summary, Func<Asked, Task<long?>> command) =>
        routes.MapPost($"/stories/{{id:guid}}/{name}", (Guid id, Visit visit, Posted posted, HttpContext http, [FromServices] StoryEditing editing, CancellationToken ct) =>
        {
            var asked = new Asked(id, visit, posted, editing, KeyOf(http), ct);
            var back = posted["back"].Length > 0 ? UndoActions.Back(posted["back"]) : $"/stories/{id}";
            return AnswerAsync(asked, () => command(asked), back, back);
        }).WithSummary(summary).Produces<OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> AnswerAsync(Asked asked, Func<Task<long?>> command, string onward, string back)
    {
        try
        {
            var position = await command();
            return asked.Visit.WantsJson ? TypedResults.Json(new OnRecord(position)) : new SeeOtherResult(UndoActions.Onward(onward, position));
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

    /// <summary>The key by which a repeated command is recognised, null for none.</summary>
    public static Guid? KeyOf(HttpContext http) => Guid.TryParse(http.Request.Headers["Idempotency-Key"], out var key) ? key : null;

    /// <summary>Where a command is on record.</summary>
    /// <param name="Position">Position of its events, null when it repeated what was there.</param>
    internal sealed record OnRecord(long? Position);

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex AnId();

    // A command as it was sent.
    sealed record Asked(Guid On, Visit Visit, Posted Posted, StoryEditing Editing, Guid? Key, CancellationToken Ct)
    {
        public string By { get; } = Visit.SignedInAs ?? throw Refusal.SignInRequired();

        public string this[string name] => Posted[name];

        public string Reason => Posted["reason"] is { Length: <= MostReason } reason ? reason
            : throw new CommandRefusedException($"Say it in {MostReason} characters at most.");

        public IReadOnlyList<string> Terms => Split("terms");

        public Guid Id(string name) => Parse(Posted[name]);

        /// <summary>A story by its id, or by the address of its page where it was not on the list.</summary>
        public Guid Story(string name) => Posted[name].Length > 0 ? Id(name)
            : AnId().Match(Posted["address"]) is { Success: true } found ? Guid.Parse(found.Value)
            : throw new CommandRefusedException("Choose a story, or give the address of its page.");

        public IReadOnlyList<Guid> Ids(string name) => [.. Split(name).Select(Parse)];

        List<string> Split(string name) => [.. Posted[name].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        static Guid Parse(string text) => Guid.TryParse(text, out var id) ? id : throw new CommandRefusedException("The form is not complete; load the page again.");
    }
}
