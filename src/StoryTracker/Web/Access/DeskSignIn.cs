using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>Knows a request by its bearer token or by its browser's session; everything else is nobody.</summary>
/// <param name="options">Options of the scheme.</param>
/// <param name="logs">Logs.</param>
/// <param name="encoder">Not used.</param>
/// <param name="entry">The printed token.</param>
/// <param name="sessions">Sessions of browsers.</param>
/// <param name="wrongTokens">Counter of wrong tokens.</param>
sealed class DeskSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, OneTimeEntry entry, Sessions sessions,
    WrongTokens wrongTokens) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "desk";

    /// <summary>Role that the printed address gives.</summary>
    public const string Administrator = "administrator";

    const string Bearer = "Bearer ";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is { Length: > 0 } header) return Task.FromResult(ByToken(header));
        if (SessionCookie.Read(Context) is not { } id || !sessions.TryUse(id, out var session))
            return Task.FromResult(AuthenticateResult.NoResult());
        Context.Features.Set(session);
        return Task.FromResult(AuthenticateResult.Success(Ticket(session.User)));
    }

    AuthenticateResult ByToken(string header)
    {
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && entry.IsToken(header[Bearer.Length..].Trim()))
            return AuthenticateResult.Success(Ticket("a program with the printed token"));
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

    static AuthenticationTicket Ticket(string user) =>
        new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, user), new(ClaimTypes.Role, Administrator)], Name)), Name);
}
