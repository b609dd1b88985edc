using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Access;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Pages;

namespace StoryTracker.Web.Access;

/// <summary>In by the printed address, out by a form.</summary>
static class EntryEndpoints
{
    /// <summary>Name under which the administrator of this machine goes on record.</summary>
    public const string Administrator = "administrator";

    /// <summary>Maps <c>GET /enter/{token}</c> and <c>POST /leave</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/enter/{token}", Enter).ExcludeFromDescription();
        routes.MapPost("/leave", Leave).ExcludeFromDescription();
    }

    static async Task<IResult> Enter(
        string token, HttpContext context, OneTimeEntry entry, Sessions sessions, WrongTokens wrongTokens, IPeopleDesk people, Entrance entrance,
        TimeProvider clock)
    {
        if (!entrance.ByPrintedAddress) return SeeOther("/sign-in");
        if (!entry.IsToken(token)) throw wrongTokens.TooMany() ? Refusal.TooManyWrongTokens() : Refusal.WrongEntry();
        if (context.User.Identity is { IsAuthenticated: true, AuthenticationType: DeskSignIn.Name }) return SeeOther("/stories");
        // A browser that fetches ahead of a click must not use the address up.
        if (IsPrefetch(context.Request)) return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (!entry.TryOpen()) return new RazorComponentResult<EntryUsedPage>(new { Visit = Visit.Of(context) }) { StatusCode = 410 };
        await SignInEndpoints.LetInAsync(context, new(null, Administrator, Role.Administrator), "by the printed address", people, sessions, clock, context.RequestAborted);
        return SeeOther("/stories");
    }

    static async Task<IResult> Leave(HttpContext context, Sessions sessions)
    {
        await SignInEndpoints.EndOwnAsync(context, sessions, context.RequestAborted);
        SessionCookie.Clear(context);
        // Nothing of the desk stays in the browser (ASVS 5.0, 14.3.1).
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return SeeOther("/left");
    }

    static bool IsPrefetch(HttpRequest request) =>
        request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);

    static SeeOtherResult SeeOther(string path) => new SeeOtherResult(path);
}
