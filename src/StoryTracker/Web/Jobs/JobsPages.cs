using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Desk;
using StoryTracker.App.Jobs;
using StoryTracker.Domain;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;

namespace StoryTracker.Web.Jobs;

/// <summary>Addresses of background jobs and dead letters, for administrators.</summary>
static class JobsPages
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<JobsView>("/jobs", "Background jobs by kind with their pace, jobs that kill their workers, dead letters by cause, what was discarded last.",
            async (Visit visit, IJobsDesk desk, CancellationToken ct) => await ShowAsync(visit, desk, null, ct));
        routes.MapTwin<Page<DeadLine>>("/jobs/dead", "Dead letters of one kind with one cause: ?kind=&cause=.", DeadAsync);
        routes.MapTwin<DeadLetter>("/jobs/dead/{id:long}", "A dead letter: what went wrong, its attempts with times and workers, its arguments.",
            async (long id, Visit visit, IJobsDesk desk, CancellationToken ct) =>
            {
                var letter = await LetterAsync(id, visit, desk, ct);
                return Twin.Of<LetterPage>(visit, letter, letter);
            });
        routes.MapGet("/jobs/dead/{id:long}/case", async (long id, Visit visit, HttpContext http, IJobsDesk desk, CancellationToken ct) =>
        {
            var letter = await LetterAsync(id, visit, desk, ct);
            http.Response.Headers.ContentDisposition = $"attachment; filename=\"dead-letter-{id}.json\"";
            return TypedResults.Text(JobText.TestCase(letter), "text/plain; charset=utf-8");
        }).WithSummary("A dead letter as a test case: kind, arguments and error as JSON, to keep as a file.")
            .Produces(200, contentType: "text/plain").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        routes.MapTwin<Page<DiscardedJob>>("/jobs/discarded", "Dead letters that were discarded, newest first: who, when, why.", DiscardedAsync);
        Command(routes, "retry", "Puts dead letters back in the queue: 'id', 'scope' (one, or group for all with its cause).",
            async (desk, posted, by, ct) => $"{Letters(await desk.RetryAsync(Id(posted), IsGroup(posted), ct))} back in the queue.");
        Command(routes, "discard", "Discards dead letters for good: 'id', 'scope' (one or group), 'reason'.",
            async (desk, posted, by, ct) => $"{Letters(await desk.DiscardAsync(Id(posted), IsGroup(posted), Reason(posted), by, ct))} discarded.");
        Command(routes, "pause", "Lets no job of a kind begin: 'kind'.", async (desk, posted, by, ct) =>
        {
            await desk.PauseAsync(posted["kind"], by, ct);
            return "Paused; jobs that are being worked on go on.";
        });
        Command(routes, "resume", "Lets a paused kind go on: 'kind'.", async (desk, posted, by, ct) =>
        {
            await desk.ResumeAsync(posted["kind"], ct);
            return "It goes on.";
        });
    }

    static async Task<IResult> ShowAsync(Visit visit, IJobsDesk desk, string? problem, CancellationToken ct)
    {
        var view = await OfNow(visit, desk).JobsAsync(ct);
        return visit.WantsJson ? TypedResults.Json(view) : new RazorComponentResult<JobsPage>(new { Visit = visit, Model = view, Problem = problem })
            { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static async Task<IResult> DeadAsync(Visit visit, IJobsDesk desk, CancellationToken ct)
    {
        if (visit["kind"] is not { } kind || visit["cause"] is not { } cause) throw Refusal.BadRequest("Give 'kind' and 'cause', as the page of jobs links them.");
        var page = Linked(visit, await OfNow(visit, desk).DeadAsync(kind, cause, visit["after"], visit.Limit, ct));
        return visit.WantsJson ? TypedResults.Json(page) : new RazorComponentResult<DeadPage>(new { Visit = visit, Model = page, Kind = kind, Cause = cause });
    }

    static async Task<IResult> DiscardedAsync(Visit visit, IJobsDesk desk, CancellationToken ct)
    {
        var page = Linked(visit, await OfNow(visit, desk).DiscardedAsync(visit["after"], visit.Limit, ct));
        return Twin.Of<DiscardedPage>(visit, page, page);
    }

    static async Task<DeadLetter> LetterAsync(long id, Visit visit, IJobsDesk desk, CancellationToken ct) =>
        await OfNow(visit, desk).LetterAsync(id, ct) ?? throw new Refusal(404, "No such dead letter", "There is no dead letter with this number any more; it was put back or discarded.");

    static IJobsDesk OfNow(Visit visit, IJobsDesk desk) =>
        visit.AsOf.IsNow ? desk : throw Refusal.BadRequest("Jobs are known for now alone; take 'at' out of the address.");

    static Page<T> Linked<T>(Visit visit, Page<T> page) => page with { Next = page.Next is { } cursor ? visit.Here(("after", cursor)) : null };

    static void Command(IEndpointRouteBuilder routes, string name, string summary, Func<IJobsDesk, Posted, string, CancellationToken, Task<string>> command) =>
        routes.MapPost($"/jobs/{name}", async (Visit visit, Posted posted, IJobsDesk desk, CancellationToken ct) =>
        {
            var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
            try
            {
                var said = await command(desk, posted, by, ct);
                return visit.WantsJson ? TypedResults.Json(new { said }) : (IResult)new SeeOtherResult($"/jobs?did={name}");
            }
            catch (CommandRefusedException refused) when (!visit.WantsJson)
            {
                return await ShowAsync(visit, desk, refused.Message, ct);
            }
            catch (CommandRefusedException refused)
            {
                throw new Refusal(422, "Nothing was changed", refused.Message);
            }
        }).WithSummary(summary).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    static string Letters(int n) => n == 1 ? "1 dead letter" : $"{n} dead letters";

    static bool IsGroup(Posted posted) => posted["scope"] == "group";

    static string Reason(Posted posted) => posted["reason"] is { Length: <= StoryActions.MostReason } reason ? reason
        : throw new CommandRefusedException($"Say it in {StoryActions.MostReason} characters at most.");

    static long Id(Posted posted) => long.TryParse(posted["id"], out var id) ? id : throw new CommandRefusedException("The form is not complete; load the page again.");
}
