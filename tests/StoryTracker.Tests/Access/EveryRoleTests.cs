using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using StoryTracker.Domain.Users;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed partial class EveryRoleTests(ReadingDesk desk)
{
    [Theory]
    [InlineData(null)]
    [InlineData(Role.Reader)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Administrator)]
    public async Task Every_route_answers_those_who_have_its_right_and_nobody_else(Role? role)
    {
        var server = desk.Server;
        var (answered, refused) = (0, 0);
        foreach (var route in server.Routes)
        {
            var right = Assert.IsType<RouteRights.Needs>(route.Metadata.GetMetadata<RouteRights.Needs>()).Right;
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                // A session each: some routes end it.
                var (client, token) = role is { } r ? await server.AsAsync(r) : (server.Stranger(), "");
                using var _ = client;
                using var request = new HttpRequestMessage(new(method), PathOf(route));
                if (method == "POST") request.Headers.Add(ForgeryGuard.Header, token);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                var told = $"{method} {route.RoutePattern.RawText} ({right}) answered {role?.ToString() ?? "nobody"} with {(int)answer.StatusCode}";
                if (right == Right.Anyone) continue;                                   // their own tests say what they answer
                if (right.Has(role)) Assert.False(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, told);
                else Assert.True(answer.StatusCode == (role is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden), told);
                if (right.Has(role)) answered++;
                else refused++;
            }
        }
        Assert.True(answered + refused > 60, "The walk has to see pages, twins, files and commands.");
        Assert.True(role is Role.Administrator ? refused == 0 : role is Role.Editor || refused > 5);
        Assert.True(role is null ? answered == 0 : answered > 30);
    }

    [Fact]
    public async Task A_reader_sees_no_form_that_would_be_refused()
    {
        var (client, _) = await desk.Server.AsAsync(Role.Reader);
        using var reader = client;
        foreach (var route in desk.Server.Routes.Where(r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            && r.Metadata.GetMetadata<RouteRights.Needs>()!.Right == Right.Read && !r.RoutePattern.RawText!.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var answer = await reader.GetAsync(new Uri(PathOf(route), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (answer is not { StatusCode: HttpStatusCode.OK, Content.Headers.ContentType.MediaType: "text/html" }) continue;
            var page = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
                await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            foreach (var form in page.QuerySelectorAll("form[method=post]"))
                Assert.True(RouteRights.Of("POST", form.GetAttribute("action")!.Split('?')[0]).GetValueOrDefault(Right.Administer).Has(Role.Reader),
                    $"{route.RoutePattern.RawText} offers a reader {form.GetAttribute("action")}");
        }
    }

    [Fact]
    public async Task A_refused_reader_is_told_so_as_a_page_and_as_a_problem()
    {
        var (client, token) = await desk.Server.AsAsync(Role.Reader);
        using var reader = client;
        reader.DefaultRequestHeaders.Add(ForgeryGuard.Header, token);
        using var page = await reader.PostAsync(new Uri($"/stories/{MadeUpNewsroom.Tunnel}/describe", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Your role does not reach this far", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        reader.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var problem = await reader.PostAsync(new Uri($"/stories/{MadeUpNewsroom.Tunnel}/describe", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", problem.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("POST", "/nobody/said")]
    [InlineData("PUT", "/stories/{id:guid}")]
    [InlineData("GET", "/storiesandmore")]
    public void A_route_without_a_right_stops_the_start(string method, string pattern)
    {
        Assert.Null(RouteRights.Of(method, pattern));
        var app = WebApplication.CreateBuilder().Build();
        var group = app.MapGroup("");
        RouteRights.Govern(group);
        group.MapMethods(pattern, [method], () => "open");
        var failure = Assert.Throws<InvalidOperationException>(() => ((IEndpointRouteBuilder)app).DataSources.Sum(s => s.Endpoints.Count));
        Assert.Contains(pattern, failure.Message);
    }

    [Fact]
    public void A_route_cannot_open_itself_to_all()
    {
        var app = WebApplication.CreateBuilder().Build();
        var group = app.MapGroup("");
        RouteRights.Govern(group);
        group.MapGet("/stories/open", () => "open").AllowAnonymous();
        Assert.Throws<InvalidOperationException>(() => ((IEndpointRouteBuilder)app).DataSources.Sum(s => s.Endpoints.Count));
    }

    static string PathOf(RouteEndpoint route) =>
        Parameter().Replace(route.RoutePattern.RawText!, m => m.Value.Contains("guid") ? MadeUpNewsroom.Tunnel.ToString() : m.Value.Contains("long") ? "9" : "x");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
