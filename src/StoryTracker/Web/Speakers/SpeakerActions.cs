using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Pages;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Speakers;

/// <summary>What editors decide about who is who: forms that lead on with 303 or come back as 422, and the same for programs.</summary>
static class SpeakerActions
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    /// <summary>Longest name.</summary>
    public const int MostName = 200;

    /// <summary>Maps them, and the page where an editor says who a mention is.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<WhoView>("/stories/{story:guid}/claims/{claim:guid}/speaker", "Who the speaker of a claim is, and who it may be.", WhoAsync);
        Command(routes, "/speakers/{id:guid}/merge", "Says that this name belongs to another speaker: 'into' (id) or 'name', 'reason'.",
            (Guid id, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnSpeakerAsync(
                id, visit, desk, () => speakers.MergeAsync(id, Optional(posted, "into"), posted["name"], Who(visit, posted, http), ct), ct));
        Command(routes, "/speakers/{id:guid}/unmerge", "Takes a merge back: 'from' (id of the speaker it is merged into), 'reason'.",
            (Guid id, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnSpeakerAsync(
                id, visit, desk, () => speakers.UnmergeAsync(id, Id(posted, "from"), Who(visit, posted, http), ct), ct));
        Command(routes, "/speakers/{id:guid}/decline", "Declines a suggestion: 'other' (id), 'reason'.",
            (Guid id, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnSpeakerAsync(
                id, visit, desk, () => speakers.DeclineAsync(id, Id(posted, "other"), Who(visit, posted, http), ct), ct));
        Command(routes, "/speakers/{id:guid}/reopen", "Takes back that a suggestion was declined: 'other' (id).",
            (Guid id, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnSpeakerAsync(
                id, visit, desk, () => speakers.ReopenAsync(id, Id(posted, "other"), Who(visit, posted, http, asked: false), ct), ct));
        Command(routes, "/speakers/{id:guid}/split", "Tells another bearer of the name apart: 'name', 'articles' (ids, with commas), 'reason'.",
            (Guid id, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnSpeakerAsync(
                id, visit, desk, () => speakers.SplitAsync(id, Name(posted), Ids(posted, "articles"), Who(visit, posted, http), ct), ct));
        Command(routes, "/speakers/{id:guid}/unsplit", "Takes a split back: 'other' (id), 'reason'.",
            (Guid id, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnSpeakerAsync(
                id, visit, desk, () => speakers.UndoSplitAsync(id, Id(posted, "other"), Who(visit, posted, http), ct), ct));

        const string claims = "/stories/{story:guid}/claims/{claim:guid}/speaker";
        Command(routes, claims, "Says who a claim's speaker is: 'speaker' (id) or 'name', 'revision' of the claim as seen, 'reason'.",
            (Guid story, Guid claim, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnClaimAsync(
                story, claim, visit, desk, () => speakers.IdentifyAsync(
                    story, claim, Revision(posted), Optional(posted, "speaker"), Name(posted), Who(visit, posted, http), ct), ct));
        Command(routes, claims + "/undo", "Gives a claim's speaker back to the machine: 'revision', 'reason'.",
            (Guid story, Guid claim, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnClaimAsync(
                story, claim, visit, desk, () => speakers.UnidentifyAsync(story, claim, Revision(posted), Who(visit, posted, http), ct), ct));
        Command(routes, claims + "/decline", "Says who a mention is not: 'speaker' (id), 'reason'.",
            (Guid story, Guid claim, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnClaimAsync(
                story, claim, visit, desk, () => speakers.DeclineMentionAsync(story, claim, Id(posted, "speaker"), Who(visit, posted, http), ct), ct));
        Command(routes, claims + "/reopen", "Takes that back: 'speaker' (id).",
            (Guid story, Guid claim, Visit visit, Posted posted, HttpContext http, IDesk desk, ISpeakersDesk speakers, CancellationToken ct) => OnClaimAsync(
                story, claim, visit, desk,
                () => speakers.ReopenMentionAsync(story, claim, Id(posted, "speaker"), Who(visit, posted, http, asked: false), ct), ct));
    }

    static void Command(IEndpointRouteBuilder routes, string pattern, string summary, Delegate handler) =>
        routes.MapPost(pattern, handler).WithSummary(summary).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> WhoAsync(Guid story, Guid claim, Visit visit, IDesk desk, CancellationToken ct)
    {
        var who = await desk.WhoAsync(story, claim, visit.AsOf, ct) ?? throw Refusal.NotFound("claim on this story", visit);
        return Twin.Of<WhoPage>(visit, who, who);
    }

    static Task<IResult> OnSpeakerAsync(Guid id, Visit visit, IDesk desk, Func<Task<long?>> command, CancellationToken ct) =>
        DoAsync<SpeakerPage>(visit, command, $"/speakers/{id}", async () => await desk.SpeakerAsync(id, AsOf.Now, ct), "speaker");

    static Task<IResult> OnClaimAsync(Guid story, Guid claim, Visit visit, IDesk desk, Func<Task<long?>> command, CancellationToken ct) =>
        DoAsync<WhoPage>(visit, command, $"/stories/{story}/claims/{claim}/speaker",
            async () => await desk.WhoAsync(story, claim, AsOf.Now, ct), "claim on this story");

    static async Task<IResult> DoAsync<TPage>(Visit visit, Func<Task<long?>> command, string next, Func<Task<object?>> page, string what)
        where TPage : IComponent
    {
        try
        {
            var position = await command();
            return visit.WantsJson ? TypedResults.Json(new OnRecord(position)) : new SeeOtherResult(UndoActions.Onward(next, position));
        }
        catch (Exception refused) when (refused is CommandRefusedException or ClaimChangedException)
        {
            if (visit.WantsJson) throw new Refusal(422, "Nothing was changed", refused.Message);
            var model = await page() ?? throw Refusal.NotFound(what, visit);
            return new RazorComponentResult<TPage>(new { Visit = visit, Model = model, Problem = refused.Message })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    static Decider Who(Visit visit, Posted posted, HttpContext http, bool asked = true)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        if (asked && posted["reason"].Length == 0) throw new CommandRefusedException("Say why, so that the next editor can judge it.");
        if (posted["reason"].Length > MostReason) throw new CommandRefusedException($"Give the reason in {MostReason} characters at most.");
        return new(by, posted["reason"], StoryActions.KeyOf(http));
    }

    static string Name(Posted posted) => posted["name"].Length <= MostName ? posted["name"]
        : throw new CommandRefusedException($"A name has {MostName} characters at most.");

    static int Revision(Posted posted) => int.TryParse(posted["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision
        : throw new CommandRefusedException("Give the revision of the claim as you saw it.");

    static Guid Id(Posted posted, string field) => Optional(posted, field) ?? throw new CommandRefusedException($"Give '{field}', the id of a speaker.");

    static Guid? Optional(Posted posted, string field) => posted[field].Length == 0 ? null
        : Guid.TryParse(posted[field], out var id) ? id : throw new CommandRefusedException($"'{field}' has to be an id.");

    static List<Guid> Ids(Posted posted, string field) => [.. posted[field].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(w => Guid.TryParse(w, out var id) ? id : throw new CommandRefusedException($"'{field}' has to be ids with commas between them."))];

    sealed record OnRecord(long? Position);
}
