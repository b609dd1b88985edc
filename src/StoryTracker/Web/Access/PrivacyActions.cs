using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;

namespace StoryTracker.Web.Access;

/// <summary>Who may read a story: everybody at the desk, or some people and administrators alone.</summary>
static class PrivacyActions
{
    /// <summary>Maps <c>/stories/{id}/readers</c> and its two commands.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stories/{id:guid}/readers", ShowAsync).ExcludeFromDescription();
        routes.MapPost("/stories/{id:guid}/private", (Guid id, Visit visit, HttpContext http, [FromServices] IDesk desk, IPeopleDesk people, CancellationToken ct) =>
                DecideAsync(id, visit, http, desk, people, async form => new MakePrivate(id, ReadersOf(await form(), visit, people.LastState, http), (await form())["reason"], By(visit)), ct))
            .WithSummary("Makes a story private: 'readers' (names, with commas between or one field each), 'reason'. Whoever does it may read it, too.")
            .Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
        routes.MapPost("/stories/{id:guid}/open-to-all", (Guid id, Visit visit, HttpContext http, [FromServices] IDesk desk, IPeopleDesk people, CancellationToken ct) =>
                DecideAsync(id, visit, http, desk, people, _ => Task.FromResult<object>(new OpenToAll(id, By(visit))), ct))
            .WithSummary("Opens a private story to everybody at the desk.")
            .Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
    }

    static async Task<IResult> ShowAsync(Guid id, Visit visit, [FromServices] IDesk desk, IPeopleDesk people, CancellationToken ct)
    {
        var story = await desk.StoryAsync(id, visit.AsOf, ct) ?? throw Refusal.NotFound("story", visit);
        return await PageAsync(visit, story, people, null, ct);
    }

    static async Task<IResult> PageAsync(Visit visit, StoryView story, IPeopleDesk people, string? problem, CancellationToken ct)
    {
        var state = await people.StateAsync(ct);
        var readers = state.Private.GetValueOrDefault(Guid.Parse(story.Id));
        return new RazorComponentResult<ReadersPage>(new
        {
            Visit = visit, Model = story, Problem = problem, IsPrivate = readers is not null,
            People = (IReadOnlyList<(UserView, bool)>)[.. state.Users.Values.Where(u => u.Disabled is null || readers?.Contains(u.Id) == true)
                .OrderBy(u => u.Name, StringComparer.OrdinalIgnoreCase).Select(u => (PeopleDesk.View(u), readers?.Contains(u.Id) == true))],
        })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    static async Task<IResult> DecideAsync(
        Guid id, Visit visit, HttpContext http, IDesk desk, IPeopleDesk people, Func<Func<Task<Posted>>, Task<object>> command, CancellationToken ct)
    {
        await people.StateAsync(ct);
        var story = await desk.StoryAsync(id, AsOf.Now, ct) ?? throw Refusal.NotFound("story", visit);
        try
        {
            Posted? read = null;
            var position = await people.DecideAsync(await command(async () => read ??= await Posted.BindAsync(http)), StoryActions.KeyOf(http), ct);
            return visit.WantsJson ? TypedResults.Json(new StoryActions.OnRecord(position)) : new SeeOtherResult($"/stories/{id}/readers?done=yes");
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return await PageAsync(visit, story, people, refused.Message, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was changed", refused.Message);
        }
    }

    // Whoever makes a story private goes on knowing of it; the administrator of the printed address does in any case.
    static List<Guid> ReadersOf(Posted posted, Visit visit, AccessState state, HttpContext http)
    {
        var names = http.Request.HasFormContentType ? [.. http.Request.Form["readers"]] : new string?[] { posted["readers"] };
        List<Guid> readers = [];
        foreach (var name in names.SelectMany(n => (n ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            readers.Add((state.Find(name) ?? throw new CommandRefusedException($"“{name}” is nobody on the list of people.")).Id);
        if (readers.Count > 0 && http.Features.Get<Session>()?.UserId is { } own) readers.Add(own);
        return readers;
    }

    static string By(Visit visit) => visit.SignedInAs ?? throw Refusal.SignInRequired();
}
