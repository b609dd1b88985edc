using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using StoryTracker.App.Access;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;
using StoryTracker.Fetching;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>
/// In by an OpenID Connect provider: authorization code with PKCE, state and nonce (ASVS 5.0, 10.2 and 10.5). The ID token's signature, issuer, audience,
/// nonce and time are checked before any of it is read; what is kept of it is who it is and what they may do, never a token.
/// </summary>
static class ProviderSignIn
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "provider";

    const string Entering = "storytracker-entrant";

    static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    /// <summary>Registers it.</summary>
    public static void Add(IServiceCollection services, ProviderSettings settings)
    {
        services.AddSingleton(settings);
        services.AddDataProtection().SetApplicationName("storytracker");
        services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, settings));
    }

    /// <summary>Maps <c>/sign-in/provider</c>; the answer comes to <c>/sign-in/answer</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes, IServiceProvider services)
    {
        if (services.GetService<ProviderSettings>() is null) return;
        routes.MapGet("/sign-in/provider", () => TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/stories" }, [Scheme])).ExcludeFromDescription();
    }

    static void Configure(OpenIdConnectOptions options, ProviderSettings settings)
    {
        options.Authority = settings.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = !ProviderSettings.IsOnThisMachine(settings.Authority);
        (options.ClientId, options.ClientSecret) = (settings.ClientId, settings.ClientSecret);
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        options.CallbackPath = "/sign-in/answer";
        // Never asked: the ticket is turned into a session of the desk before.
        options.SignInScheme = DeskSignIn.Name;
        (options.MapInboundClaims, options.SaveTokens, options.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        options.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile" }) options.Scope.Add(scope);
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler = OperatorsServers.Handler();
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        options.TokenValidationParameters = new()
        {
            ValidAudience = settings.ClientId, ClockSkew = TimeSpan.FromMinutes(1), RequireSignedTokens = true, RequireExpirationTime = true,
            ValidAlgorithms = Algorithms,
        };
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            (cookie.SameSite, cookie.SecurePolicy, cookie.HttpOnly) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, true);
        options.Events.OnTokenValidated = context => CheckAsync(context, settings);
        options.Events.OnTicketReceived = LetInAsync;
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            if (context.Failure?.GetBaseException() is { } failure && Failures.IsOutage(failure) && failure is not TimeoutException) throw failure;
            context.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderSettings>>().LogWarning("The provider's answer was not accepted: {Reason}", context.Failure?.Message);
            throw context.Failure as Refusal ?? context.Failure?.InnerException as Refusal ?? NotAccepted();
        };
    }

    // What the framework leaves to its user. The nonce is checked after this, so nobody is put on the list yet.
    static Task CheckAsync(TokenValidatedContext context, ProviderSettings settings)
    {
        var token = context.SecurityToken;
        var claims = context.Principal!;
        // In the code flow the framework would take a token without a signature, as the specification allows; this desk does not.
        if (token.RawSignature.Length == 0 || !Algorithms.Contains(token.SignatureAlgorithm)) context.Fail(NotAccepted());
        // Metadata that name another issuer than the configured one are somebody else's (ASVS 5.0, 10.5.3).
        else if (token.Issuer.TrimEnd('/') != settings.Authority.AbsoluteUri.TrimEnd('/')) context.Fail(NotAccepted());
        else if (settings.RoleOf(claims.FindAll(settings.RoleClaim).Select(c => c.Value)) is not { } role)
            context.Fail(NotForYou("The provider knows you, and does not say that you may use this desk; ask whoever looks after it there."));
        else context.HttpContext.Items[Entering] = new Proven(token.Issuer, token.Subject, claims.FindFirst(settings.NameClaim)?.Value ?? "", role);
        return Task.CompletedTask;
    }

    static async Task LetInAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var (people, sessions) = (services.GetRequiredService<IPeopleDesk>(), services.GetRequiredService<Sessions>());
        var proven = (Proven)http.Items[Entering]!;
        UserView user;
        try
        {
            user = await people.OfProviderAsync(proven.Issuer, proven.Subject, proven.Name, proven.Role, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw NotForYou(refused.Message);
        }
        if (user.Disabled is not null) throw NotForYou("You are kept out of this desk; ask an administrator of it.");
        await SignInEndpoints.EndOwnAsync(http, sessions, ct);
        await SignInEndpoints.LetInAsync(http, new(user.Id, user.Name, user.Role), "by the identity provider", people, sessions, services.GetRequiredService<TimeProvider>(), ct);
        context.HandleResponse();
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = "/stories";
    }

    sealed record Proven(string Issuer, string Subject, string Name, Role Role);

    static Refusal NotForYou(string sentence) => new(403, "Not let in", sentence);

    static Refusal NotAccepted() => new(401, "The sign-in did not work",
        "What the identity provider answered could not be accepted, so nobody was signed in; try again, and tell whoever looks after this desk if it goes on.");
}
