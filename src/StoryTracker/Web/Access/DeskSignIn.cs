using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>Knows a request by its bearer token or by its browser's session; everything else is nobody.</summary>
/// <param name="options">Options of the scheme.</param>
/// <param name="logs">Logs.</param>
/// <param name="encoder">Not used.</param>
/// <param name="entry">The printed token.</param>
/// <param name="sessions">Sessions of browsers.</param>
/// <param name="wrongTokens">Counter of wrong tokens.</param>
/// <param name="refusals">Puts what was refused on record.</param>
/// <param name="entrance">Says whether the printed token counts.</param>
sealed class DeskSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, OneTimeEntry entry, Sessions sessions,
    WrongTokens wrongTokens, Refusals refusals, Entrance entrance) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "desk";

    const string Bearer = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is { Length: > 0 } header) return ByToken(header);
        if (SessionCookie.Read(Context) is not { } id || await SessionAsync(id) is not { } session) return AuthenticateResult.NoResult();
        Context.Features.Set(session);
        return AuthenticateResult.Success(Ticket(session.User, session.Role));
    }

    // What is open to all stays open while the database is away.
    async Task<Session?> SessionAsync(string id)
    {
        try
        {
            return await sessions.UseAsync(id, Context.RequestAborted);
        }
        catch (Exception failure) when (Failures.IsOutage(failure) && Context.GetEndpoint()?.Metadata.GetMetadata<RouteRights.Needs>()?.Right == Right.Anyone)
        {
            return null;
        }
    }

    AuthenticateResult ByToken(string header)
    {
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && entrance.ByToken && entry.IsToken(header[Bearer.Length..].Trim()))
            return AuthenticateResult.Success(Ticket("a program with the printed token", Role.Administrator));
        if (wrongTokens.TooMany()) throw Refusal.TooManyWrongTokens();
        return AuthenticateResult.Fail("The token is not the printed one.");
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"StoryTracker\"";
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        await refusals.NoteAsync(Context);
    }

    /// <summary>The role of whoever asks, null when they are not signed in.</summary>
    public static Role? RoleOf(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    static AuthenticationTicket Ticket(string user, Role role) =>
        new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, user), new(ClaimTypes.Role, role.ToString())], Name)), Name);
}
