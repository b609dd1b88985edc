using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Triage;
using StoryTracker.Domain.Users;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class TriagePagesTests
{
    [Fact]
    public async Task After_each_decision_the_next_item_comes_and_thirty_take_no_script()
    {
        var desk = new MadeUpTriageDesk();
        await using var server = await DeskServer.StartAsync(more: s => s.AddSingleton<ITriageDesk>(desk));
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        for (var n = 1; n <= 30; n++)
        {
            var page = await client.PageAsync("/triage");
            var form = page.QuerySelector("form.answers")!;
            Assert.Equal($"words:{n}", form.QuerySelector("[name=item]")!.GetAttribute("value"));
            Assert.Equal("1", form.QuerySelector("button[value=accept]")!.GetAttribute("data-key"));
            Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, token, ("item", $"words:{n}"), ("answer", n % 2 == 0 ? "decline" : "accept"), ("seen", "7"))).StatusCode);
        }
        Assert.Equal(30, desk.Decisions.Count);
        Assert.All(desk.Decisions, d => Assert.Equal(("Ana", "7"), (d.By, d.Seen)));
        Assert.Contains("214 handled automatically today", (await client.PageAsync("/triage")).Body!.TextContent);
    }

    [Fact]
    public async Task What_was_set_aside_is_told_and_comes_back_when_that_is_undone()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        using var refused = await PostAsync(client, token, ("item", "words:1"), ("answer", "aside"), ("seen", "7"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var done = await PostAsync(client, token, ("item", "words:1"), ("answer", "aside"), ("reason", "Later"), ("seen", "7"));
        var page = await client.PageAsync(done.Headers.Location!.OriginalString);
        Assert.Contains("set it aside", page.QuerySelector(".justdone")!.TextContent);
        Assert.Equal("words:2", page.QuerySelector("form.answers [name=item]")!.GetAttribute("value"));
        using var undo = await client.PostAsync(new Uri("/triage/undo", UriKind.Relative), new FormUrlEncodedContent(
            new Dictionary<string, string> { ["mark"] = "1", [Web.Access.ForgeryGuard.Field] = token }), TestContext.Current.CancellationToken);
        Assert.Equal("words:1", (await client.PageAsync(undo.Headers.Location!.OriginalString)).QuerySelector("form.answers [name=item]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_somebody_else_decided_first_is_told_and_nothing_is_lost()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        using var first = await PostAsync(client, token, ("item", "words:1"), ("answer", "accept"), ("seen", "7"));
        using var second = await PostAsync(client, token, ("item", "words:1"), ("answer", "decline"), ("seen", "7"));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity), (first.StatusCode, second.StatusCode));
        Assert.Contains("meanwhile", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dead_letter_is_letters_and_is_discarded_only_with_a_reason()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Administrator, "Ana");
        var page = await client.PageAsync("/jobs");
        Assert.Contains(page.QuerySelectorAll("pre"), p => p.TextContent.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main script"));
        foreach (var (reason, status) in new[] { ("", HttpStatusCode.UnprocessableEntity), ("Its feed is gone.", HttpStatusCode.SeeOther) })
        {
            using var answer = await client.PostAsync(new Uri("/jobs/discard", UriKind.Relative), new FormUrlEncodedContent(
                new Dictionary<string, string> { ["id"] = "9", ["scope"] = "group", ["reason"] = reason, [Web.Access.ForgeryGuard.Field] = token }), TestContext.Current.CancellationToken);
            Assert.Equal(status, answer.StatusCode);
        }
        var (editor, _) = await server.AsAsync(Role.Editor, "Ben");
        await editor.PageAsync("/jobs", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Help_is_linked_from_every_page_at_the_same_place()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, _) = await server.AsAsync(Role.Administrator, "Ana");
        foreach (var path in new[] { "/stories", "/search?q=tunnel", "/triage", "/jobs", "/help", "/history" })
            Assert.Equal("/help", (await client.PageAsync(path)).QuerySelector("footer a")!.GetAttribute("href"));
    }

    static Task<HttpResponseMessage> PostAsync(HttpClient client, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(new Uri("/triage", UriKind.Relative), new FormUrlEncodedContent(
            fields.Append((Web.Access.ForgeryGuard.Field, token)).ToDictionary(f => f.Item1, f => f.Item2)), TestContext.Current.CancellationToken);
}
