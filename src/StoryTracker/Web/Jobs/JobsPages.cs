using Microsoft.AspNetCore.Http.HttpResults;
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
        routes.MapTwin<JobsView>("/jobs", "Background jobs by kind, dead letters by cause.",
            async (Visit visit, IJobsDesk desk, CancellationToken ct) => await ShowAsync(visit, desk, null, ct));
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
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("Jobs are known for now alone; take 'at' out of the address.");
        var view = await desk.JobsAsync(ct);
        return visit.WantsJson ? TypedResults.Json(view) : new RazorComponentResult<JobsPage>(new { Visit = visit, Model = view, Problem = problem })
            { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

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
