using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;

namespace StoryTracker.Web.Access;

/// <summary>The list of people, and what administrators do about it.</summary>
static class PeoplePages
{
    /// <summary>Maps <c>/users</c> and its commands.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapTwin<Page<UserView>>("/users", "People who may sign in, by name.", async (Visit visit, IPeopleDesk people, CancellationToken ct) =>
            await ListAsync(visit, people, null, null, null, ct));
        routes.MapPost("/users", (Visit visit, Posted posted, IPeopleDesk people, CancellationToken ct) => GiveAsync(visit, people, posted["name"],
                () => people.InviteAsync(posted["name"], RoleOf(posted["role"]), By(visit), ct), ct))
            .WithSummary("Puts a person on the list: 'name', 'role' (reader, editor or administrator). Answers with a one-time address for them, told once.")
            .Produces<GivenAddress>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
        routes.MapPost("/users/{id:guid}/invite", (Guid id, Visit visit, IPeopleDesk people, CancellationToken ct) =>
                GiveAsync(visit, people, null, () => people.InviteAgainAsync(id, By(visit), ct), ct))
            .WithSummary("Gives a person another one-time address to choose a password with; a former one works no more.")
            .Produces<GivenAddress>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();
        Command(routes, "role", "Changes what a person may do: 'role'. Their sessions end.",
            (id, posted, by, people, ct) => people.ChangeRoleAsync(new(id, RoleOf(posted["role"]), by), ct));
        Command(routes, "disable", "Keeps a person out: 'reason'. Their sessions end.",
            (id, posted, by, people, ct) => people.DisableAsync(new(id, posted["reason"], by), ct));
        Command(routes, "enable", "Lets a person in again.", (id, _, by, people, ct) => people.EnableAsync(new(id, by), ct));
    }

    static void Command(IEndpointRouteBuilder routes, string name, string summary, Func<Guid, Posted, string, IPeopleDesk, CancellationToken, Task<long?>> command) =>
        routes.MapPost($"/users/{{id:guid}}/{name}", async (Guid id, Visit visit, Posted posted, IPeopleDesk people, CancellationToken ct) =>
        {
            try
            {
                var position = await command(id, posted, By(visit), people, ct);
                return visit.WantsJson ? TypedResults.Json(new StoryActions.OnRecord(position)) : new SeeOtherResult("/users?done=yes");
            }
            catch (CommandRefusedException refused) when (!visit.WantsJson)
            {
                return await ListAsync(visit, people, null, null, refused.Message, ct);
            }
            catch (CommandRefusedException refused)
            {
                throw new Refusal(422, "Nothing was changed", refused.Message);
            }
        }).WithSummary(summary).Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> GiveAsync(Visit visit, IPeopleDesk people, string? typed, Func<Task<Invitation>> invite, CancellationToken ct)
    {
        try
        {
            var given = await invite();
            var address = new GivenAddress(given.User!.Id, given.User.Name, $"{visit.Origin}/join/{given.Token}", given.Until);
            return visit.WantsJson ? TypedResults.Json(address) : await ListAsync(visit, people, null, address, null, ct);
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return await ListAsync(visit, people, typed, null, refused.Message, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was changed", refused.Message);
        }
    }

    static async Task<IResult> ListAsync(Visit visit, IPeopleDesk people, string? typed, GivenAddress? given, string? problem, CancellationToken ct)
    {
        if (!visit.AsOf.IsNow) throw Refusal.BadRequest("Who may sign in is known for now alone; take 'at' out of the address, or see what was recorded in the history.");
        var state = await people.StateAsync(ct);
        var page = new Page<UserView>([.. state.Users.Values.OrderBy(u => u.Disabled is not null).ThenBy(u => u.Name, StringComparer.OrdinalIgnoreCase).Select(PeopleDesk.View)], null);
        if (visit.WantsJson) return TypedResults.Json(page);
        return new RazorComponentResult<PeoplePage>(new { Visit = visit, Model = page, Typed = typed, Address = given, Problem = problem })
            { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static string By(Visit visit) => visit.SignedInAs ?? throw Refusal.SignInRequired();

    static Role RoleOf(string text) => text.ToLowerInvariant() switch
    {
        "reader" => Role.Reader, "editor" => Role.Editor, "administrator" => Role.Administrator,
        _ => throw new CommandRefusedException("A role is reader, editor or administrator."),
    };

    /// <summary>A one-time address, told once.</summary>
    /// <param name="User">Whom it is for.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Address">The address.</param>
    /// <param name="Until">It works until then.</param>
    internal sealed record GivenAddress(Guid User, string Name, string Address, DateTimeOffset Until);
}
