using Microsoft.AspNetCore.Http.HttpResults;
using StoryTracker.App.Access;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Feeds;
using StoryTracker.Web.Pages;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Access;

/// <summary>In by name and password, and the one-time address by which somebody chooses one.</summary>
static class SignInEndpoints
{
    /// <summary>Maps <c>/sign-in</c> and <c>/join/{token}</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", IResult (Visit visit) => visit.SignedInAs is null ? SignInForm(visit, null, null, 200) : new SeeOtherResult("/stories")).ExcludeFromDescription();
        routes.MapPost("/sign-in", SignInAsync).ExcludeFromDescription().DisableAntiforgery();
        routes.MapGet("/join/{token}", JoinFormAsync).ExcludeFromDescription();
        routes.MapPost("/join/{token}", JoinAsync).ExcludeFromDescription().DisableAntiforgery();
    }

    static RazorComponentResult<SignInPage> SignInForm(Visit visit, string? name, string? problem, int status) => new(new
    {
        Visit = visit, Title = "Sign in", Name = name, Problem = problem, Sentence = "This desk is for people it knows.",
    })
    {
        StatusCode = status,
    };

    static async Task<IResult> SignInAsync(
        Visit visit, Posted posted, HttpContext http, IPeopleDesk people, Passwords passwords, SignInThrottle throttle, Sessions sessions, TimeProvider clock,
        ILogger<Sessions> log, CancellationToken ct)
    {
        var (name, password) = (posted["name"], posted.Exactly("password"));
        var network = SignInThrottle.NetworkOf(http.Connection.RemoteIpAddress);
        var key = UserName.Key(name.Length > 200 ? "" : name);
        if (throttle.Wait(key, network) is { } wait) throw Refusal.TooManyWrongPasswords(wait);
        var user = (await people.StateAsync(ct)).Find(key);
        var right = await passwords.IsOfAsync(user?.Id, password.Length > PasswordRules.Most * 4 ? "" : password, ct);
        if (!right || user is not { Disabled: null })
        {
            log.LogWarning("A wrong name or password came from {Network}", network);
            if (throttle.Wrong(key, network) is { } attempts && user is not null)
                await people.NoteAsync(user.Name, new SignInsFailed(attempts, network, clock.GetUtcNow()), ct);
            return SignInForm(visit, name, "The name or the password is not right.", StatusCodes.Status422UnprocessableEntity);
        }
        throttle.Right(key, network);
        await LetInAsync(http, new(user.Id, user.Name, user.Role), "with a password", people, sessions, clock, ct);
        return new SeeOtherResult(UndoActions.Back(posted["back"]));
    }

    static async Task<IResult> JoinFormAsync(string token, Visit visit, IPeopleDesk people, WrongTokens wrongTokens, CancellationToken ct) =>
        new RazorComponentResult<JoinPage>(new { Visit = visit, Token = token, Model = await InvitedAsync(token, people, wrongTokens, ct) });

    static async Task<Invited> InvitedAsync(string token, IPeopleDesk people, WrongTokens wrongTokens, CancellationToken ct) =>
        await people.InvitedAsync(token, ct) ?? throw (wrongTokens.TooMany() ? Refusal.TooManyWrongTokens() : Refusal.NoSuchInvitation());

    static async Task<IResult> JoinAsync(
        string token, Visit visit, Posted posted, HttpContext http, IPeopleDesk people, Passwords passwords, Sessions sessions, WrongTokens wrongTokens,
        TimeProvider clock, CancellationToken ct)
    {
        var invited = await InvitedAsync(token, people, wrongTokens, ct);
        var (name, password) = (invited.Name ?? posted["name"], posted.Exactly("password"));
        string? problem;
        try
        {
            name = invited.Name ?? UserName.Require(name);
            problem = PasswordRules.Problem(password, name);
            if (problem is null && await people.JoinAsync(token, name, await passwords.HashAsync(password, ct), ct) is { } user)
            {
                await EndOwnAsync(http, sessions, ct);
                await LetInAsync(http, new(user.Id, user.Name, user.Role), "with the password they had just chosen", people, sessions, clock, ct);
                return new SeeOtherResult("/stories");
            }
        }
        catch (CommandRefusedException refused)
        {
            problem = refused.Message;
        }
        if (problem is null) throw Refusal.NoSuchInvitation();
        return new RazorComponentResult<JoinPage>(new { Visit = visit, Token = token, Model = invited, Name = name, Problem = problem })
            { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>Begins a session, with an id of its own, and puts it on record.</summary>
    public static async Task LetInAsync(
        HttpContext http, Entrant who, string how, IPeopleDesk people, Sessions sessions, TimeProvider clock, CancellationToken ct)
    {
        var network = SignInThrottle.NetworkOf(http.Connection.RemoteIpAddress);
        await people.NoteAsync(who.User, new SignedIn(who.User, how, network, clock.GetUtcNow()), ct);
        var (id, _) = await sessions.BeginAsync(who, BrowserText.Of(http.Request), ct);
        SessionCookie.Write(http, id);
    }

    /// <summary>Ends the session that the browser has, if any.</summary>
    public static async Task EndOwnAsync(HttpContext http, Sessions sessions, CancellationToken ct)
    {
        if (SessionCookie.Read(http) is { } id) await sessions.EndAsync(Sessions.KeyOf(id), ct);
    }
}
