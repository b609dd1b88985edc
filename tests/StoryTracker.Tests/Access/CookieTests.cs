using System.Net;
using Microsoft.AspNetCore.Http;
using StoryTracker.Domain.Users;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;

namespace StoryTracker.Tests.Access;

public sealed class CookieTests(ReadingDesk desk)
{
    [Fact]
    public async Task Over_TLS_the_cookie_is_Secure_and_has_the_Host_prefix()
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        SessionCookie.Write(context, "id");
        var cookie = context.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Host-storytracker=id;", cookie);
        foreach (var part in new[] { "secure", "httponly", "path=/", "samesite=lax" }) Assert.Contains(part, cookie);
        Assert.DoesNotContain("domain", cookie);
        await new SecurityHeaders(_ => Task.CompletedTask).InvokeAsync(context);
        Assert.Equal("max-age=31536000; includeSubDomains", context.Response.Headers.StrictTransportSecurity);
    }

    [Fact]
    public async Task Nobody_but_a_known_proxy_says_who_asks()
    {
        using var stranger = desk.Server.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stories");
        foreach (var (name, value) in new[] { ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "127.0.0.9"), ("Remote-User", "administrator"), ("X-Forwarded-User", "administrator") })
            request.Headers.Add(name, value);
        using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Signing_out_clears_what_the_browser_has()
    {
        var (client, token) = await desk.Server.AsAsync(Role.Reader);
        using var browser = client;
        using var form = new FormUrlEncodedContent([new(ForgeryGuard.Field, token)]);
        using var answer = await browser.PostAsync(new Uri("/leave", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Contains("\"cache\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        Assert.Contains("expires=Thu, 01 Jan 1970", answer.Headers.GetValues("Set-Cookie").Single());
    }
}
