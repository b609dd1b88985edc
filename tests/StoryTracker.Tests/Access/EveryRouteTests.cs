using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Access;

public sealed partial class EveryRouteTests
{
    static readonly string[] OpenToAll =
    [
        "/healthz", "/readyz", "/enter/{token}", "/left", "/assets/{hash}/{name}", "/websub/{token}", "/join/{token}", "/sign-in", "/sign-in/provider",
        "/sign-in/answer",
    ];

    static readonly string[] Promised =
    [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'",
    ];

    [Fact]
    public async Task Nothing_answers_without_a_right_to_it()
    {
        await using var server = await DeskServer.StartAsync();
        using var stranger = server.Stranger();
        var closed = server.Routes.Where(r => !OpenToAll.Contains(r.RoutePattern.RawText)).ToList();
        Assert.True(closed.Count >= 16, "The walk has to see the pages, their twins and the rest.");
        foreach (var route in closed)
        {
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                foreach (var accept in new[] { "text/html", "application/json" })
                {
                    using var answer = await SendAsync(stranger, method, PathOf(route), accept);
                    Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {route.RoutePattern.RawText} answered {answer.StatusCode}");
                    AssertHeaders(answer);
                }
            }
        }
        await stranger.PageAsync("/no/such/page", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_failures_included()
    {
        await using var server = await DeskServer.StartAsync(new MadeUpDesk { Failure = new InvalidOperationException("secret detail") });
        using var editor = await server.EditorAsync();
        foreach (var path in server.Routes.Select(PathOf).Append("/no/such/page").Append("/stories?at=nonsense").Distinct())
        {
            using var answer = await editor.AskAsync(path);
            AssertHeaders(answer);
            Assert.DoesNotContain("secret detail", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Whoever_has_no_right_is_told_how_to_get_it()
    {
        await using var server = await DeskServer.StartAsync();
        using var stranger = server.Stranger();
        var page = await stranger.PageAsync("/stories", HttpStatusCode.Unauthorized);
        Assert.Contains($"{server.Address.GetLeftPart(UriPartial.Authority)}/enter/TOKEN", page.Body!.TextContent);
        Assert.DoesNotContain(server.Entry.Token, page.DocumentElement.OuterHtml);
        var problem = await stranger.JsonAsync("/stories.json", HttpStatusCode.Unauthorized, "application/problem+json");
        Assert.Contains("Bearer", problem["detail"]!.GetValue<string>());
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string accept)
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Accept.ParseAdd(accept);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    static string PathOf(RouteEndpoint route) =>
        Parameter().Replace(route.RoutePattern.RawText!, m => m.Value.Contains("guid") ? MadeUpNewsroom.Tunnel.ToString() : m.Value.Contains("long") ? "9" : "x");

    static void AssertHeaders(HttpResponseMessage answer)
    {
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        foreach (var directive in Promised) Assert.True(Header("Content-Security-Policy").Contains(directive), $"{path} has no {directive}");
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.True(answer.Headers.CacheControl?.NoStore == true, $"{path} may be stored");
        Assert.Equal("", Header("Server") + Header("X-Powered-By") + Header("blazor-enhanced-nav"));
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
