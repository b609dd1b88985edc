using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using StoryTracker.App.Undo;
using StoryTracker.Domain;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Stories;

namespace StoryTracker.Web.Undo;

/// <summary>
/// Taking back what was just done. A command leads on to a page with <c>?done=</c> and the position at which it is on record; what the page says of
/// it, and the form that undoes it, come from the record.
/// </summary>
static partial class UndoActions
{
    /// <summary>Parameter of the address that says what was just done.</summary>
    public const string Done = "done";

    /// <summary>Its value where nothing had to be changed.</summary>
    public const string AsItWas = "as-it-was";

    /// <summary>Maps <c>POST /undo</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/undo", UndoAsync).WithSummary("Takes back what an editor did: 'position', at which it is on record. What somebody decided since is never undone.")
            .Produces<StoryActions.OnRecord>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    /// <summary>Where a form leads once its command is on record.</summary>
    /// <param name="path">A path of this server, with a fragment if need be.</param>
    /// <param name="position">Position of the command, null where it repeated what was there.</param>
    public static string Onward(string path, long? position)
    {
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        var (before, after) = fragment < 0 ? (path, "") : (path[..fragment], path[fragment..]);
        return $"{before}{(before.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Done}={position?.ToString(CultureInfo.InvariantCulture) ?? AsItWas}{after}";
    }

    /// <summary>A page of this desk where a form was, else the stories: an address that a form brings leads nowhere else.</summary>
    public static string Back(string path) => Place().IsMatch(path) ? path : "/stories";

    static async Task<IResult> UndoAsync(Visit visit, Posted posted, HttpContext http, [FromServices] IUndoDesk desk, CancellationToken ct)
    {
        var by = visit.SignedInAs ?? throw Refusal.SignInRequired();
        var back = Back(posted["back"]);
        try
        {
            if (!long.TryParse(posted["position"], NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                throw new CommandRefusedException("Give 'position', at which the command is on record.");
            var undone = await desk.UndoAsync(position, by, StoryActions.KeyOf(http), ct);
            return visit.WantsJson ? TypedResults.Json(new StoryActions.OnRecord(undone)) : new SeeOtherResult(Onward(back, undone));
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return new RazorComponentResult<NotChangedPage>(new { Visit = visit, Problem = refused.Message, Back = back })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (CommandRefusedException refused)
        {
            throw new Refusal(422, "Nothing was changed", refused.Message);
        }
    }

    [GeneratedRegex(@"^/triage(\?[a-zA-Z0-9=&:@+%_-]{1,300})?$|^/(stories|articles|speakers)/[0-9a-f-]{36}(/(utterances|follow-ups|claims)/[0-9a-f-]{36}(/speaker)?)?$")]
    private static partial Regex Place();
}
