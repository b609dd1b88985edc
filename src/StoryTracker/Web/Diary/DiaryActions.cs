using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Diary;

/// <summary>
/// What editors do about follow-ups. A form leads on with 303 or comes back with the reason for the refusal; a program gets the position at
/// which its command is on record, or the reason as <c>application/problem+json</c>.
/// </summary>
static class DiaryActions
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Command(routes, "answer", "Answers a follow-up: 'answer' (happened, didNotHappen, postponed, dismissed; of a promise kept, broken, overtaken), "
            + "'until' (a day, with postponed), 'claim' (id of a claim that shows it), 'note'.", (desk, posted, id, followUp, by, key, ct) =>
            desk.AnswerAsync(new(id, followUp, Answer(posted["answer"]), DayOrNone(posted["until"]), IdOrNone(posted["claim"]), posted["note"], by), ct, key));
        Command(routes, "schedule", "Sets the day after which a follow-up asks: 'day', 'reason'.", (desk, posted, id, followUp, by, key, ct) =>
            desk.ScheduleAsync(new(id, followUp, DayOrNone(posted["day"]) ?? throw new CommandRefusedException("Give the day."), posted["reason"], by), ct, key));
        Command(routes, "undo", "Takes the last decision back: 'seen', the number of decisions that the page showed.", (desk, posted, id, followUp, by, key, ct) =>
            desk.UndoAsync(new(id, followUp, int.TryParse(posted["seen"], CultureInfo.InvariantCulture, out var seen) ? seen
                : throw new CommandRefusedException("Say how many decisions the page showed."), by), ct, key));
        Command(routes, "part", "Gives a piece of evidence a follow-up of its own: 'evidence', 'reason'.", (desk, posted, id, followUp, by, key, ct) =>
            desk.PartAsync(new(id, IdOf(posted["evidence"]), posted["reason"], by), ct, key));
        Command(routes, "rejoin", "Takes a parting back: 'evidence', 'into', the follow-up that it was parted from.", (desk, posted, id, followUp, by, key, ct) =>
            desk.RejoinAsync(new(id, IdOf(posted["evidence"]), IdOf(posted["into"]), by), ct, key));
    }

    static void Command(IEndpointRouteBuilder routes, string verb, string summary,
        Func<IDiaryDesk, Posted, Guid, Guid, string, Guid?, CancellationToken, Task<long?>> command) =>
        routes.MapPost($"/stories/{{id:guid}}/follow-ups/{{followUp:guid}}/{verb}",
                (Guid id, Guid followUp, Visit visit, Posted posted, HttpContext http, IDiaryDesk desk, CancellationToken ct) =>
                    DoAsync(id, followUp, visit, desk, by => command(desk, posted, id, followUp, by, StoryActions.KeyOf(http), ct), ct))
            .WithSummary(summary).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> DoAsync(Guid id, Guid followUp, Visit visit, IDiaryDesk desk, Func<string, Task<long?>> command, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        if (await desk.FollowUpAsync(id, followUp, AsOf.Now, ct) is not { } found) throw Refusal.NotFound("follow-up", visit);
        try
        {
            var position = await command(by);
            if (visit.WantsJson) return TypedResults.Json(new FeedActions.OnRecord(position));
            // What a piece of evidence was parted from may be all that is left here: then the diary of the story is where to go on.
            var left = await desk.FollowUpAsync(id, followUp, AsOf.Now, ct);
            return new SeeOtherResult(UndoActions.Onward(left is null ? $"/stories/{id}#diary" : FollowUpText.Path(found), position));
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return new RazorComponentResult<FollowUpPage>(new { Visit = visit, Model = found, Problem = refused.Message })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was changed", refused.Message);
        }
    }

    static FollowUpAnswer Answer(string word) => Enum.TryParse<FollowUpAnswer>(word, ignoreCase: true, out var answer) && Enum.IsDefined(answer)
        ? answer : throw new CommandRefusedException("Choose what became of it.");

    static DateOnly? DayOrNone(string day) => day.Length == 0 ? null
        : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed : throw new CommandRefusedException("A day is written as 2018-05-03.");

    static Guid? IdOrNone(string id) => id.Length == 0 ? null : IdOf(id);

    static Guid IdOf(string id) => Guid.TryParse(id, out var parsed) ? parsed : throw new CommandRefusedException("That is not an id of this page; load it again.");
}
