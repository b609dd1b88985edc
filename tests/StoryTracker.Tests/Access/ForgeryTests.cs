using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed partial class ForgeryTests(ReadingDesk desk, TestServer databases)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_of_the_desk_refuses_a_form_without_its_token_and_one_from_elsewhere()
    {
        var server = desk.Server;
        var (client, token) = await server.AsAsync(Role.Administrator);
        using var browser = client;
        var (other, otherToken) = await server.AsAsync(Role.Administrator, "somebody else");
        other.Dispose();
        var commands = server.Routes.Where(r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
            && !r.RoutePattern.RawText!.StartsWith("/websub/", StringComparison.Ordinal)).ToList();
        Assert.True(commands.Count > 20);
        foreach (var route in commands)
        {
            var path = Parameter().Replace(route.RoutePattern.RawText!, m => m.Value.Contains("guid") ? MadeUpNewsroom.Tunnel.ToString() : "x");
            await RefusedAsync(path, null, []);
            await RefusedAsync(path, otherToken, []);
            await RefusedAsync(path, token, [("Sec-Fetch-Site", "cross-site")]);
            await RefusedAsync(path, token, [("Sec-Fetch-Site", "same-site")]);
            await RefusedAsync(path, token, [("Origin", "https://evil.example")]);
            await RefusedAsync(path, token, [("Origin", "null")]);
            // What a page elsewhere can send without a preflight, dressed up as JSON.
            await RefusedAsync(path, null, [], new StringContent("{\"form-token\":\"" + token + "\"}", Encoding.UTF8, "text/plain"));
            await RefusedAsync(path, null, [], new StringContent("{\"form-token\":\"" + token + "\"}", Encoding.UTF8, "application/json"));
        }

        async Task RefusedAsync(string path, string? sent, (string Name, string Value)[] headers, HttpContent? body = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body ?? new FormUrlEncodedContent(sent is null ? [] : [new(ForgeryGuard.Field, sent)]) };
            foreach (var (name, value) in headers) request.Headers.Add(name, value);
            using var answer = await browser.SendAsync(request, Ct);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{path} with {string.Join(", ", headers)} answered {(int)answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Reading_puts_nothing_on_record()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, seeds: true);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Administrator);
        var story = (await ana.JsonAsync("/stories.json"))["items"]![0]!["id"]!.GetValue<string>();
        var before = await room.Newsroom.Store.HeadAsync(Ct);
        foreach (var route in room.Server.Routes.Where(r => r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
            && r.Metadata.GetMetadata<RouteRights.Needs>()!.Right != Right.Anyone))
            using (await ana.Client.GetAsync(new Uri(Parameter().Replace(route.RoutePattern.RawText!, m => m.Value.Contains("guid") ? story : "x"), UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead, Ct)) { }
        Assert.Equal(before, await room.Newsroom.Store.HeadAsync(Ct));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/stories\r\nLocation: https://evil.example")]
    public async Task No_form_leads_anywhere_else(string back)
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var stranger = new PeopleNewsroom.Person(room.Server.Stranger());
        using var signedIn = await stranger.PostAsync("/sign-in", ("name", "Ana Lopez"), ("password", PeopleNewsroom.Password), ("back", back));
        Assert.Equal("/stories", signedIn.Headers.Location?.ToString());
    }

    [Fact]
    public void Every_test_that_the_table_of_ASVS_names_is_there()
    {
        var root = new DirectoryInfo(Path.GetDirectoryName(Here())!).Parent!.Parent!.Parent!.FullName;
        var table = File.ReadAllText(Path.Combine(root, "src/StoryTracker/Web/Access/ASVS.md"));
        var sources = Directory.GetFiles(Path.Combine(root, "tests"), "*.cs", SearchOption.AllDirectories).ToLookup(f => Path.GetFileNameWithoutExtension(f), File.ReadAllText);
        var named = TestName().Matches(table);
        Assert.True(named.Count > 45);
        foreach (Match name in named)
        {
            var source = sources[name.Groups[1].Value].FirstOrDefault();
            Assert.True(source is not null && (name.Groups[2].Length == 0 || source.Contains($" {name.Groups[2].Value}(", StringComparison.Ordinal)), $"There is no test {name.Value}.");
        }
    }

    static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex("`([A-Za-z]+Tests)(?:\\.([A-Za-z0-9_]+))?`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
