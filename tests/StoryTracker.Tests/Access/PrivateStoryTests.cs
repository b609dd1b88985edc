using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

/// <summary>Two people over one record: a story that is private to one is not there for the other, wherever they look.</summary>
public sealed partial class PrivateStoryTests(TestServer databases)
{
    const int MostPages = 700;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_that_can_be_reached_shows_anything_of_a_story_that_is_private_to_others()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, seeds: true);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var ben = await room.JoinAsync("Ben Okri", Role.Editor);
        using var root = await room.JoinAsync("Root Admin", Role.Administrator);
        var stories = (await room.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, Ct)).Items.ToList();
        Assert.True(stories.Count > 2);
        var secret = stories.OrderByDescending(s => s.Claims).First();
        var id = Guid.Parse(secret.Id);
        var renamed = await ana.PostAsync($"/stories/{id}/describe", ("title", "Operation Zanzibar"), ("sentence", "Quokkas in the treasury."), ("terms", "zanzibar, quokka"));
        Assert.Equal(HttpStatusCode.SeeOther, renamed.StatusCode);
        await room.Newsroom.Projections.CatchUpAsync(Ct);
        var secrets = await FoldAsync(room, id);
        string[] searches = [.. secrets.Claims.Values.Select(c => "/search?q=" + Uri.EscapeDataString(string.Join(' ', c.Effective.ReadingText().Split(' ').Take(4)))), "/search?q=operation", "/search?q=treasury"];
        var before = await ReachableAsync(ben.Client, searches);
        Assert.Contains(before, p => p.Value.Contains("Zanzibar"));

        using (var made = await ana.PostAsync($"/stories/{id}/private", ("readers", "Ana Lopez"), ("reason", "A quokka is at risk.")))
            Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);

        // Claims that stand on this story alone.
        var own = (await FoldAsync(room, id)).Claims.Keys.ToHashSet();
        foreach (var other in stories.Where(s => s.Id != secret.Id)) own.ExceptWith((await FoldAsync(room, Guid.Parse(other.Id))).Claims.Keys);
        Assert.NotEmpty(own);
        string[] traces = [secret.Id, secret.Title, "Zanzibar", "zanzibar", "uokka", .. own.Select(c => c.ToString())];

        foreach (var (path, text) in await ReachableAsync(ben.Client, [.. before.Keys, .. searches]))
            foreach (var trace in traces)
                Assert.False(text.Contains(trace), $"{path} shows '{trace}' to somebody who must not know of it");

        // The same walk shows it to whoever may read it, and to an administrator.
        Assert.Contains(await ReachableAsync(ana.Client), p => p.Value.Contains("Zanzibar") && own.Any(c => p.Value.Contains(c.ToString())));
        Assert.Equal(HttpStatusCode.OK, await root.StatusAsync($"/stories/{id}"));
    }

    [Fact]
    public async Task Every_route_that_names_it_answers_as_if_it_were_not_there_at_any_moment()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, seeds: true);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var ben = await room.JoinAsync("Ben Okri", Role.Editor);
        var secret = (await room.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, Ct)).Items.OrderByDescending(s => s.Claims).First();
        var claim = (await FoldAsync(room, Guid.Parse(secret.Id))).Claims.Keys.First();
        await ana.PostAsync($"/stories/{secret.Id}/private", ("readers", "Ana Lopez"), ("reason", "A source is at risk."));
        var head = await room.Newsroom.Store.HeadAsync(Ct);
        var asked = 0;
        foreach (var route in room.Server.Routes.Where(r => r.RoutePattern.RawText!.StartsWith("/stories/{", StringComparison.Ordinal)))
        {
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                var n = 0;
                var path = Parameter().Replace(route.RoutePattern.RawText!, m => n++ == 0 ? secret.Id : claim.ToString());
                foreach (var at in method == "GET" ? new[] { "", "?at=40", $"?at={head}", "?at=2020-01-01" } : [""])
                {
                    using var request = new HttpRequestMessage(new(method), path + at);
                    if (method == "POST") request.Content = new FormUrlEncodedContent([new(ForgeryGuard.Field, ben.FormToken), new("reason", "x"), new("revision", "1")]);
                    using var answer = await ben.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
                    Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{method} {path}{at} answered {(int)answer.StatusCode}");
                    asked++;
                }
            }
        }
        Assert.True(asked > 30);
        Assert.Equal(head, await room.Newsroom.Store.HeadAsync(Ct));

        // An address that never was answers in the same words.
        using var hidden = await ben.Client.AskAsync($"/stories/{secret.Id}.json?at={head}");
        using var never = await ben.Client.AskAsync($"/stories/{Guid.NewGuid()}.json?at={head}");
        Assert.Equal(Sentence(await never.Content.ReadAsStringAsync(Ct)), Sentence(await hidden.Content.ReadAsStringAsync(Ct)));
    }

    [Fact]
    public async Task A_form_or_a_program_that_names_it_is_told_that_it_is_not_there_and_changes_nothing()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, seeds: true);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var ben = await room.JoinAsync("Ben Okri", Role.Editor);
        var items = (await room.Newsroom.Desk.StoriesAsync(AsOf.Now, null, 100, Ct)).Items.ToList();
        var (secret, open) = (items[0], items[1]);
        await ana.PostAsync($"/stories/{secret.Id}/private", ("readers", "Ana Lopez"), ("reason", "A source is at risk."));
        var undo = await room.Newsroom.Store.HeadAsync(Ct);
        foreach (var value in new[] { secret.Id, secret.Id.ToUpperInvariant(), Guid.Parse(secret.Id).ToString("N"), Guid.Parse(secret.Id).ToString("B"), $"http://127.0.0.1/stories/{secret.Id}?x=1" })
        {
            using var merge = await ben.PostAsync($"/stories/{open.Id}/merge", ("into", value), ("address", value), ("reason", "x"));
            Assert.Equal(HttpStatusCode.NotFound, merge.StatusCode);
            using var json = new HttpRequestMessage(HttpMethod.Post, $"/stories/{open.Id}/merge")
                { Content = new StringContent($$"""{"into":"{{value}}","reason":"x"}""", System.Text.Encoding.UTF8, "application/json") };
            json.Headers.Add(ForgeryGuard.Header, ben.FormToken);
            using var told = await ben.Client.SendAsync(json, Ct);
            Assert.Equal(HttpStatusCode.NotFound, told.StatusCode);
        }
        // What was done to it cannot be seen or undone by its position either.
        using var done = await ben.Client.AskAsync($"/stories/{open.Id}?done={undo}");
        Assert.DoesNotContain("private", await done.Content.ReadAsStringAsync(Ct));
        using var undone = await ben.PostAsync("/undo", ("position", $"{undo}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undone.StatusCode);
        Assert.Equal(undo, await room.Newsroom.Store.HeadAsync(Ct));
    }

    [Fact]
    public async Task Counts_leave_it_out_and_it_comes_back_whole_when_it_is_opened()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, seeds: true);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var ben = await room.JoinAsync("Ben Okri", Role.Reader);
        var stories = await StoriesAsync(ben);
        var speakers = await SpeakersAsync(ben);
        var secret = stories.MaxBy(s => s["claims"]!.GetValue<int>())!["id"]!.GetValue<string>();
        await ana.PostAsync($"/stories/{secret}/private", ("readers", "Ana Lopez"), ("reason", "A source is at risk."));
        Assert.Equal(stories.Count - 1, (await StoriesAsync(ben)).Count);
        var after = await SpeakersAsync(ben);
        var visible = new HashSet<(string Speaker, Guid Claim)>();
        foreach (var story in stories.Select(s => s["id"]!.GetValue<string>()).Where(s => s != secret))
            foreach (var claim in (await FoldAsync(room, Guid.Parse(story))).Claims.Values.Where(c => c.Dismissal is null))
                if (claim.Effective.Speaker.SpeakerId is { } by) visible.Add((by.ToString(), claim.Id));
        foreach (var speaker in after)
            Assert.Equal(visible.Count(v => v.Speaker == speaker["id"]!.GetValue<string>()), speaker["claims"]!.GetValue<int>());
        Assert.True(after.Sum(s => s["claims"]!.GetValue<int>()) < speakers.Sum(s => s["claims"]!.GetValue<int>()));

        using (var opened = await ana.PostAsync($"/stories/{secret}/open-to-all")) Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal(stories.Count, (await StoriesAsync(ben)).Count);
        Assert.Equal(speakers.Select(s => s.ToJsonString()), (await SpeakersAsync(ben)).Select(s => s.ToJsonString()));
    }

    [Fact]
    public async Task Another_process_knows_within_a_second_and_the_public_cannot_make_stories_private()
    {
        await using var room = await PeopleNewsroom.OpenAsync(databases, seeds: true);
        using var ana = await room.JoinAsync("Ana Lopez", Role.Editor);
        using var ben = await room.JoinAsync("Ben Okri", Role.Reader);
        var story = (await StoriesAsync(ben))[0]["id"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.Forbidden, (await ben.PostAsync($"/stories/{story}/private", ("readers", "Ben Okri"), ("reason", "x"))).StatusCode);
        await using var other = await App.Newsroom.OpenAsync(room.Newsroom.Source.ConnectionString, ct: Ct);
        await other.People.StateAsync(Ct);
        await ana.PostAsync($"/stories/{story}/private", ("readers", "Ana Lopez"), ("reason", "A source is at risk."));
        var limit = TimeProvider.System.GetTimestamp();
        while ((await other.People.StateAsync(Ct)).Private.Count == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(limit) < TimeSpan.FromSeconds(20), "It never came.");
            await Task.Yield();
        }
    }

    static async Task<Story> FoldAsync(PeopleNewsroom room, Guid id) => (await room.Newsroom.Store.LoadAsync<Story>(Streams.Story(id), null, Ct)).State!;

    static async Task<List<JsonNode>> StoriesAsync(PeopleNewsroom.Person person) => [.. (await person.JsonAsync("/stories.json?limit=200"))["items"]!.AsArray().Select(s => s!)];

    static async Task<List<JsonNode>> SpeakersAsync(PeopleNewsroom.Person person) => [.. (await person.JsonAsync("/speakers.json?limit=200"))["items"]!.AsArray().Select(s => s!)];

    static string Sentence(string problem) => Regex.Replace(JsonNode.Parse(problem)!["detail"]!.GetValue<string>(), "\\s+", " ");

    // Every page and twin that links lead to from the first ones, as text.
    static async Task<Dictionary<string, string>> ReachableAsync(HttpClient client, params string[] also)
    {
        Dictionary<string, string> seen = [];
        Queue<string> next = new(["/stories", "/history?limit=200", "/speakers", "/diary", "/promises", "/feeds", "/about", "/settings", "/openapi.json", .. also]);
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (seen.ContainsKey(path) || path.StartsWith("/assets/", StringComparison.Ordinal)) continue;
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
            if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") continue;
            var text = seen[path] = await answer.Content.ReadAsStringAsync(Ct);
            // What an address asks for comes back in it; what was asked for is not a trace.
            if (answer.StatusCode == HttpStatusCode.NotFound) seen[path] = "";
            if (answer.Headers.Location is { } onward) next.Enqueue(onward.ToString());
            foreach (var link in Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('#')[0]))
                // Every filter of the audit leads to every other one: one at a time is walked.
                if (!link.StartsWith("/history?", StringComparison.Ordinal) || path is "/history" or "/history?limit=200") next.Enqueue(link);
            if (!path.Contains('?') && !path.EndsWith(".json", StringComparison.Ordinal) && answer.IsSuccessStatusCode) next.Enqueue(path + ".json?limit=200");
        }
        return seen;
    }

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
