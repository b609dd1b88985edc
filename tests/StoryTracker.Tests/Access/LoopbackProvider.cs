using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace StoryTracker.Tests.Access;

/// <summary>What a provider gets wrong, on purpose.</summary>
public enum ProviderFault
{
    None,
    OtherNonce,
    NoNonce,
    OtherIssuer,
    OtherAudience,
    Expired,
    OtherKey,
    NotSigned,
    SignedWithTheSecret,
    OtherState,
    RefusedCode,
}

/// <summary>
/// A small OpenID Connect provider on loopback, as its specification has it: discovery, authorization with PKCE, a token for a code once and for the right
/// secret and verifier, RS256 with a key made at start.
/// </summary>
sealed class LoopbackProvider : IAsyncDisposable
{
    public const string ClientId = "storytracker-desk", ClientSecret = "a secret of forty characters or a bit more";

    readonly RSA rsa = RSA.Create(2048), other = RSA.Create(2048);
    readonly ConcurrentDictionary<string, Granted> codes = new();
    readonly WebApplication app;

    LoopbackProvider(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Who signs in there next.</summary>
    public string User { get; set; } = "ana";

    /// <summary>Values of their role claim.</summary>
    public IReadOnlyList<string> Roles { get; set; } = ["newsdesk"];

    /// <summary>What goes wrong.</summary>
    public ProviderFault Fault { get; set; }

    /// <summary>Requests for a token that it answered.</summary>
    public int Tokens { get; private set; }

    public static async Task<LoopbackProvider> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var provider = new LoopbackProvider(builder.Build());
        provider.Map();
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "authorize", ["token_endpoint"] = Issuer + "token", ["jwks_uri"] = Issuer + "keys",
            ["response_types_supported"] = new[] { "code" }, ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" }, ["code_challenge_methods_supported"] = new[] { "S256" },
        }));
        app.MapGet("/keys", () =>
        {
            var key = rsa.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } });
        });
        app.MapGet("/authorize", (Delegate)Authorize);
        app.MapPost("/consent", (Delegate)Consent);
        app.MapPost("/token", (Delegate)TokenAsync);
    }

    string Issuer => Address.AbsoluteUri;

    // A page of the provider's own, on which a person agrees.
    IResult Authorize(HttpContext http)
    {
        var asked = http.Request.Query;
        if (asked["client_id"] != ClientId || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256"
            || !asked["scope"].ToString().Split(' ').Contains("openid") || asked["nonce"].Count == 0 || asked["state"].Count == 0) return Results.BadRequest("not an authorization request");
        var fields = string.Concat(new[] { "redirect_uri", "state", "nonce", "code_challenge" }
            .Select(n => $"<input type=hidden name={n} value=\"{WebUtility.HtmlEncode(asked[n])}\">"));
        return Results.Content($"<!DOCTYPE html><html lang=en><title>Provider</title><h1>Provider</h1><form method=post action=/consent>{fields}<button>Go on as {User}</button></form>", "text/html");
    }

    async Task<IResult> Consent(HttpContext http)
    {
        var asked = await http.Request.ReadFormAsync();
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        codes[code] = new(asked["redirect_uri"]!, asked["nonce"]!, asked["code_challenge"]!, User);
        var state = Fault == ProviderFault.OtherState ? "x" + asked["state"] : asked["state"].ToString();
        return Results.Redirect($"{asked["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    async Task<IResult> TokenAsync(HttpContext http)
    {
        var asked = await http.Request.ReadFormAsync();
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(asked["code_verifier"].ToString())));
        if (Fault == ProviderFault.RefusedCode || asked["grant_type"] != "authorization_code" || asked["client_id"] != ClientId || asked["client_secret"] != ClientSecret
            || !codes.TryRemove(asked["code"].ToString(), out var granted) || granted.RedirectUri != asked["redirect_uri"] || granted.Challenge != challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        Tokens++;
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = IdToken(granted) });
    }

    string IdToken(Granted granted)
    {
        var now = TimeProvider.System.GetUtcNow();
        var at = Fault == ProviderFault.Expired ? now.AddHours(-2) : now;
        Dictionary<string, object> claims = new()
        {
            ["iss"] = Fault == ProviderFault.OtherIssuer ? "http://127.0.0.1:1/" : Issuer,
            ["aud"] = Fault == ProviderFault.OtherAudience ? "somebody-else" : ClientId,
            ["sub"] = $"subject-of-{granted.User}", ["iat"] = at.ToUnixTimeSeconds(), ["nbf"] = at.ToUnixTimeSeconds(), ["exp"] = at.AddMinutes(5).ToUnixTimeSeconds(),
            ["nonce"] = Fault == ProviderFault.OtherNonce ? "another" : granted.Nonce, ["preferred_username"] = granted.User, ["roles"] = Roles,
        };
        if (Fault == ProviderFault.NoNonce) claims.Remove("nonce");
        var credentials = Fault switch
        {
            ProviderFault.NotSigned => null,
            ProviderFault.SignedWithTheSecret => new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ClientSecret)), SecurityAlgorithms.HmacSha256),
            ProviderFault.OtherKey => new(new RsaSecurityKey(other) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            _ => new(new RsaSecurityKey(rsa) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
        other.Dispose();
    }

    sealed record Granted(string RedirectUri, string Nonce, string Challenge, string User);
}
