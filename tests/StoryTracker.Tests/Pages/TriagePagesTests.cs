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
            Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, token, ("item", $"words:{n}"), ("answer", n % 2 == 0 ? "decline" : "accept"), ("seen", "0/7/"))).StatusCode);
        }
        Assert.Equal(30, desk.Decisions.Count);
        Assert.All(desk.Decisions, d => Assert.Equal(("Ana", "0/7/"), (d.By, d.Seen)));
        Assert.Contains("214 handled automatically today", (await client.PageAsync("/triage?kind=words")).Body!.TextContent);
    }

    [Fact]
    public async Task What_needs_a_word_more_is_a_form_of_its_own_and_a_refusal_brings_it_back_with_what_was_typed()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        var page = await client.PageAsync("/triage");
        var aside = page.QuerySelectorAll(".withmore form").Single(f => f.QuerySelector("[name=answer]")!.GetAttribute("value") == "aside");
        Assert.True(aside.QuerySelector("[name=reason]")!.HasAttribute("required"));
        using var refused = await PostAsync(client, token, ("item", "words:1"), ("answer", "aside"), ("seen", "0/7/"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var done = await PostAsync(client, token, ("item", "words:1"), ("answer", "aside"), ("reason", "Later"), ("seen", "0/7/"));
        Assert.Equal("/triage?done=41&was=words%3A1", done.Headers.Location!.OriginalString);
        page = await client.PageAsync(done.Headers.Location!.OriginalString);
        Assert.Equal("words:2", page.QuerySelector("form.answers [name=item]")!.GetAttribute("value"));
        Assert.True(page.QuerySelector("#question")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task The_second_editor_sees_who_is_on_it()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        using var given = await PostAsync(client, token, ("item", "words:3"), ("answer", "assign"), ("other", "Ana"), ("seen", "0/7/"));
        Assert.Contains("You are on this", (await client.PageAsync("/triage?item=words:3")).QuerySelector(".onit")!.TextContent);
        var (other, _) = await server.AsAsync(Role.Editor, "Ben");
        Assert.Contains("Ana is on this", (await other.PageAsync("/triage?item=words:3")).QuerySelector(".onit")!.TextContent);
    }

    [Fact]
    public async Task What_somebody_else_decided_first_is_told_with_both_versions_and_nothing_is_lost()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        using var first = await PostAsync(client, token, ("item", "words:1"), ("answer", "accept"), ("seen", "0/7/"));
        var (other, theirs) = await server.AsAsync(Role.Editor, "Ben");
        using var second = await PostAsync(other, theirs, ("item", "words:1"), ("answer", "decline"), ("seen", "0/7/"));
        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
        var page = await second.ReadPageAsync();
        Assert.Contains("Ana confirmed: one remark in <b>other</b> words.", page.QuerySelector("#since ~ ol")!.TextContent);
        Assert.Contains("Are these one remark <b>in other words</b>?", page.QuerySelector(".versions")!.TextContent);
        Assert.Contains("No, two remarks", page.QuerySelector(".versions")!.TextContent);
    }

    [Fact]
    public async Task What_failed_is_in_the_queue_of_whoever_may_look_after_jobs_and_of_nobody_else()
    {
        await using var server = await DeskServer.StartAsync();
        var (administrator, _) = await server.AsAsync(Role.Administrator, "Ana");
        var page = await administrator.PageAsync("/triage?kind=failed");
        Assert.Equal("/jobs", page.QuerySelector(".inhand a[data-key='1']")!.GetAttribute("href"));
        var (editor, _) = await server.AsAsync(Role.Editor, "Ben");
        Assert.Contains("Nothing to decide", (await editor.PageAsync("/triage?kind=failed")).Body!.TextContent);
    }

    [Fact]
    public async Task An_impossible_date_is_answered_in_place_by_the_day_proposed_another_or_none()
    {
        var desk = new MadeUpTriageDesk();
        await using var server = await DeskServer.StartAsync(more: s => s.AddSingleton<ITriageDesk>(desk));
        var (client, token) = await server.AsAsync(Role.Editor, "Ana");
        var page = await client.PageAsync("/triage?kind=date");
        Assert.Equal(["accept", "unknown", "snooze"], page.QuerySelectorAll("form.answers button").Select(b => b.GetAttribute("value")));
        Assert.NotNull(page.QuerySelector(".withmore input[name=day][type=date][required]"));
        using var wrong = await PostAsync(client, token, ("item", "date:1"), ("answer", "day"), ("day", "14 April"), ("seen", "0/7/3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var done = await PostAsync(client, token, ("item", "date:1"), ("answer", "day"), ("day", "2018-04-14"), ("seen", "0/7/3"));
        Assert.Equal(new DateOnly(2018, 4, 14), Assert.Single(desk.Decisions).Day);
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
