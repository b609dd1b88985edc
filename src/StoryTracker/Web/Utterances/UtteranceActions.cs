using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Utterances;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Utterances;

/// <summary>
/// The wording table, and what editors decide about wordings and divergences. A form leads back with 303, or to the story with the reason for the
/// refusal; a program gets the position at which its command is on record, or the reason as <c>application/problem+json</c>.
/// </summary>
static class UtteranceActions
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    const int MostWords = 2000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<UtteranceView>("/stories/{id:guid}/utterances/{utterance:guid}", "The wording table: one remark as several outlets print it.", ShowAsync);
        Command(routes, "join", "Joins two claims as reports of one remark: 'claim', 'other', 'reason'; 'words' and 'otherWords' for parts of them.",
            (id, p, by) => new JoinReports(id, Id(p, "claim"), Words(p, "words"), Id(p, "other"), Words(p, "otherWords"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "part", "Parts a wording from its utterance: 'utterance', 'claim', 'start', 'reason'.",
            (id, p, by) => new PartReports(id, Id(p, "utterance"), Id(p, "claim"), Number(p, "start"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "link", "Links two claims as the same line on two occasions: 'claim', 'other', 'reason'.",
            (id, p, by) => new LinkLines(id, Id(p, "claim"), Words(p, "words"), Id(p, "other"), Words(p, "otherWords"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "unlink", "Says that a link is none: 'link', 'reason'.",
            (id, p, by) => new UnlinkLines(id, Id(p, "link"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "paraphrase", "Answers a suggestion: 'suggestion', 'answer' (confirm or decline), 'reason' if there is one.",
            (id, p, by) => new AnswerParaphrase(id, Id(p, "suggestion"), Yes(p, "confirm", "decline"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "take-back", "Takes decisions back: 'ties', ids with commas between.",
            (id, p, by) => new TakeBackTies(id, [.. p["ties"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)], by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "dismiss-divergence", "Dismisses a divergence: 'divergence', 'reason'.",
            (id, p, by) => new DismissDivergence(id, Id(p, "divergence"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "restore-divergence", "Restores a divergence: 'divergence'.",
            (id, p, by) => new RestoreDivergence(id, Id(p, "divergence"), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "proposal", "Answers what a newer matcher proposes: 'proposal', 'answer' (accept or decline), 'reason' if there is one.",
            (id, p, by) => new AnswerProposal(id, Id(p, "proposal"), Yes(p, "accept", "decline"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "over-time", "Says whether a claim answers another, or takes another position: 'kind' (rebuttal or change), 'claim' (the reply, or the earlier claim), "
            + "'other', 'answer' (confirm or decline), 'reason' if there is one.",
            (id, p, by) => new DecideChronicleLink(id, Yes(p, "kind", "rebuttal", "change") ? ChronicleKind.Rebuttal : ChronicleKind.PositionChange,
                Id(p, "claim"), Id(p, "other"), Yes(p, "confirm", "decline"), Reason(p), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
        Command(routes, "over-time-undo", "Takes such a decision back: 'link'.",
            (id, p, by) => new UndoChronicleDecision(id, Id(p, "link"), by), (d, c, key, ct) => d.DecideAsync(c, ct, key));
    }

    static async Task<IResult> ShowAsync(Guid id, Guid utterance, Visit visit, [FromServices] IUtterancesDesk desk, CancellationToken ct)
    {
        var view = await desk.UtteranceAsync(id, utterance, visit.AsOf, ct) ?? throw Refusal.NotFound("utterance", visit);
        return Twin.Of<UtterancePage>(visit, view, view);
    }

    static void Command<TCommand>(
        IEndpointRouteBuilder routes, string name, string summary, Func<Guid, Posted, string, TCommand> read, Func<IUtterancesDesk, TCommand, Guid?, CancellationToken, Task<long?>> decide) =>
        routes.MapPost($"/stories/{{id:guid}}/wordings/{name}", async (Guid id, Visit visit, Posted posted, HttpContext http, [FromServices] IUtterancesDesk desk, [FromServices] IDesk stories, CancellationToken ct) =>
        {
            var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
            try
            {
                var position = await decide(desk, read(id, posted, by), StoryActions.KeyOf(http), ct);
                return visit.WantsJson ? (IResult)TypedResults.Json(new OnRecord(position)) : new SeeOtherResult(UndoActions.Onward(Back(id, posted), position));
            }
            catch (CommandRefusedException refused) when (!visit.WantsJson)
            {
                var story = await stories.StoryAsync(id, AsOf.Now, ct) ?? throw Refusal.NotFound("story", visit);
                return new RazorComponentResult<RefusedPage>(new { Visit = visit, Story = story, Problem = refused.Message, Back = Back(id, posted) })
                    { StatusCode = StatusCodes.Status422UnprocessableEntity };
            }
            catch (CommandRefusedException refused)
            {
                throw new Refusal(422, "Nothing was changed", refused.Message);
            }
        }).WithSummary(summary).Produces<OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    // Only to a line or a wording table of the same story, or to a speaker: an address that a form brings leads nowhere else.
    static string Back(Guid story, Posted posted) =>
        Guid.TryParse(posted["backTo"], out var utterance) ? $"/stories/{story}/utterances/{utterance}"
        : Guid.TryParse(posted["backToSpeaker"], out var speaker) ? $"/speakers/{speaker}"
        : Guid.TryParse(posted["backToLine"], out var line) ? $"/stories/{story}#c-{line}" : $"/stories/{story}";

    static Guid Id(Posted posted, string name) => Parse(posted[name]);

    static Guid Parse(string text) => Guid.TryParse(text, out var id) ? id : throw new CommandRefusedException("The form is not complete; load the page again.");

    static int Number(Posted posted, string name) =>
        int.TryParse(posted[name], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw new CommandRefusedException("The form is not complete; load the page again.");

    static string? Words(Posted posted, string name) => posted[name] switch
    {
        { Length: 0 } => null,
        { Length: > MostWords } => throw new CommandRefusedException($"Give {MostWords} characters of the words at most."),
        var words => words,
    };

    static string Reason(Posted posted) =>
        posted["reason"] is { Length: <= MostReason } reason ? reason : throw new CommandRefusedException($"Say it in {MostReason} characters at most.");

    static bool Yes(Posted posted, string yes, string no) => Yes(posted, "answer", yes, no);

    static bool Yes(Posted posted, string name, string yes, string no) => posted[name] is var answer && answer == yes ? true : answer == no ? false
        : throw new CommandRefusedException($"The {name} is {yes} or {no}.");

    /// <summary>Where a command is on record.</summary>
    /// <param name="Position">Position of its events, null when it repeated what was there.</param>
    internal sealed record OnRecord(long? Position);
}
