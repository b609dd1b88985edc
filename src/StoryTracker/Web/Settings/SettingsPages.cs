using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Access;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Settings;

/// <summary>Everybody's own settings, sessions and password.</summary>
static class SettingsPages
{
    /// <summary>Maps <c>/settings</c> and its commands.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/settings", async (Visit visit, HttpContext http, Sessions sessions, CancellationToken ct) => await PageAsync(visit, http, sessions, null, ct)).ExcludeFromDescription();
        routes.MapPost("/settings", SaveAsync).ExcludeFromDescription().DisableAntiforgery();
        routes.MapPost("/settings/sessions/{key}/end", EndAsync).ExcludeFromDescription().DisableAntiforgery();
        routes.MapPost("/settings/sessions/end-others", EndOthersAsync).ExcludeFromDescription().DisableAntiforgery();
        routes.MapPost("/settings/password", ChangePasswordAsync).ExcludeFromDescription().DisableAntiforgery();
    }

    static async Task<IResult> PageAsync(Visit visit, HttpContext http, Sessions sessions, string? problem, CancellationToken ct)
    {
        var session = SessionOf(http);
        return new RazorComponentResult<SettingsPage>(new { Visit = visit, Who = session, Sessions = await sessions.OfAsync(session.User, ct), Problem = problem })
            { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity };
    }

    static async Task<IResult> SaveAsync(Visit visit, Posted posted, HttpContext http, Sessions sessions, CancellationToken ct)
    {
        var session = SessionOf(http);
        var (theme, density, zone) = (posted["theme"], posted["density"], posted["zone"]);
        if (!UserSettings.Themes.Contains(theme) || !UserSettings.Densities.Contains(density))
            return await PageAsync(visit, http, sessions, "The form is not complete; load the page again.", ct);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return await PageAsync(visit, http, sessions, $"“{zone}” is not a time zone; give one such as Europe/London.", ct);
        await sessions.KeepAsync(session.User, new(theme, density, zone, posted["keys"] == "on"), ct);
        return new SeeOtherResult("/settings?done=yes");
    }

    static async Task<IResult> EndAsync(string key, HttpContext http, Sessions sessions, CancellationToken ct)
    {
        var session = SessionOf(http);
        // One's own alone; what is somebody else's is not there.
        if ((await sessions.OfAsync(session.User, ct)).All(s => s.Key != key)) throw new Refusal(404, "No such session", "There is no session of yours at this address; it may have ended already.");
        await sessions.EndAsync(key, ct);
        return new SeeOtherResult(key == session.Key ? "/left" : "/settings?done=ended");
    }

    static async Task<IResult> EndOthersAsync(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        var session = SessionOf(http);
        foreach (var other in (await sessions.OfAsync(session.User, ct)).Where(s => s.Key != session.Key)) await sessions.EndAsync(other.Key, ct);
        return new SeeOtherResult("/settings?done=ended");
    }

    static async Task<IResult> ChangePasswordAsync(
        Visit visit, Posted posted, HttpContext http, Sessions sessions, IPeopleDesk people, Passwords passwords, SignInThrottle throttle, TimeProvider clock, CancellationToken ct)
    {
        var session = SessionOf(http);
        if (session.UserId is not { } user) return await PageAsync(visit, http, sessions, "Whoever came by the printed address has no password.", ct);
        var (former, chosen) = (posted.Exactly("former"), posted.Exactly("password"));
        var (key, network) = (Domain.Users.UserName.Key(session.User), SignInThrottle.NetworkOf(http.Connection.RemoteIpAddress));
        if (throttle.Wait(key, network) is { } wait) throw Refusal.TooManyWrongPasswords(wait);
        if (former.Length > PasswordRules.Most * 4 || !await passwords.IsOfAsync(user, former, ct))
        {
            throttle.Wrong(key, network);
            return await PageAsync(visit, http, sessions, "The present password is not right.", ct);
        }
        if (PasswordRules.Problem(chosen, session.User) is { } problem) return await PageAsync(visit, http, sessions, problem, ct);
        var address = await people.InviteAgainAsync(user, session.User, ct);
        await people.JoinAsync(address.Token, session.User, await passwords.HashAsync(chosen, ct), ct);
        // All sessions are over, this one too: a new one begins here.
        await SignInEndpoints.LetInAsync(http, new(user, session.User, session.Role), "with the password they had just chosen", people, sessions, clock, ct);
        return new SeeOtherResult("/settings?done=password");
    }

    static Session SessionOf(HttpContext http) => http.Features.Get<Session>()
        ?? throw new Refusal(400, "This is for browsers", "Settings and sessions belong to people; a program with the printed token has none.");
}
