using System.Net;
using AngleSharp.Dom;
using StoryTracker.App.Handover;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class HandoverPagesTests
{
    static readonly string Handover = $"/stories/{MadeUpNewsroom.Tunnel}/handover";

    [Fact]
    public async Task The_handover_tells_what_changed_who_decided_and_where_to_look()
    {
        await using var server = await DeskServer.StartAsync();
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync(Handover);
        Assert.Equal("Since you looked", page.QuerySelector("h1")!.Words());
        Assert.Contains("7 things changed", page.QuerySelector(".standfirst")!.Words());
        Assert.Equal(["New lines 1", "Withdrawn 1", "Corrected 1", "Reworded 1", "New articles 1", "Reports that differ 1", "Follow-ups 1"],
            page.QuerySelectorAll("section.changed h2").Select(h => h.Words()));
        var corrected = page.QuerySelector(".changelist .corrected")!;
        Assert.Equal("nobody <i>named</i>", corrected.QuerySelector("del")!.ChildNodes[1].TextContent);
        Assert.Contains("Ana Editor", corrected.Words());
        Assert.All(page.QuerySelectorAll(".change .hint a"), a => Assert.StartsWith("/", a.GetAttribute("href")));
        Assert.Equal("Your own changes: 1", page.QuerySelector("details.own summary")!.Words());
    }

    [Fact]
    public async Task Opening_and_reloading_move_nothing_the_button_moves_the_mark_and_undo_moves_it_back()
    {
        var desk = new MadeUpHandoverDesk(new MadeUpDesk());
        await using var server = await DeskServer.StartAsync(more: s => s.AddSingleton<IHandoverDesk>(desk));
        using var editor = await server.EditorAsync();
        foreach (var _ in Enumerable.Range(0, 3))
            foreach (var path in new[] { Handover, $"/stories/{MadeUpNewsroom.Tunnel}", "/stories" })
                await editor.PageAsync(path);
        Assert.Empty(desk.Set);
        var page = await editor.PageAsync(Handover);
        var seen = await SubmitAsync(editor, page.QuerySelector($"form[action='/stories/{MadeUpNewsroom.Tunnel}/seen']")!);
        Assert.Equal((MadeUpNewsroom.Tunnel, "administrator", 21), desk.Set.Single());
        Assert.Contains("Nothing new since", seen.QuerySelector(".empty")!.Words());
        var back = await SubmitAsync(editor, seen.QuerySelector(".justdone form")!);
        Assert.Contains("7 things changed", back.QuerySelector(".standfirst")!.Words());
        Assert.Null(back.QuerySelector(".justdone"));
    }

    [Fact]
    public async Task The_list_says_what_is_new_to_me_and_offers_to_star_it_and_to_mark_it_seen()
    {
        await using var server = await DeskServer.StartAsync();
        using var editor = await server.EditorAsync();
        var list = await editor.PageAsync("/stories");
        var row = list.QuerySelector($"#row-{MadeUpNewsroom.Tunnel}")!;
        Assert.Equal(Handover, row.QuerySelector(".since .new")!.GetAttribute("href"));
        Assert.StartsWith("7 new", row.QuerySelector(".since .new")!.Words());
        Assert.Contains("changes in the last 48 hours", row.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal(4, list.QuerySelectorAll($"#row-{MadeUpNewsroom.Tunnel} form, .listcontrol form, #row-{MadeUpNewsroom.Bare} form").Length);
        var starred = await SubmitAsync(editor, row.QuerySelector("form[action$='/star']")!);
        Assert.Equal("true", starred.QuerySelector($"#row-{MadeUpNewsroom.Tunnel} .star")!.GetAttribute("aria-pressed"));
        Assert.Single((await editor.PageAsync("/stories?show=starred")).QuerySelectorAll(".stories > li"));
        var json = await editor.JsonAsync("/stories.json");
        Assert.Equal(7, json["items"]![0]!["mark"]!["new"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_list_in_which_nothing_fits_says_so_and_offers_all()
    {
        await using var server = await DeskServer.StartAsync();
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync("/stories?show=starred");
        Assert.Contains("No story is starred", page.QuerySelector(".empty")!.Words());
        Assert.Equal("/stories", page.QuerySelector(".empty a")!.GetAttribute("href"));
        await editor.PageAsync("/stories?sort=colour", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task In_the_past_there_is_nothing_new_and_nothing_to_mark()
    {
        await using var server = await DeskServer.StartAsync();
        using var editor = await server.EditorAsync();
        foreach (var path in new[] { "/stories?at=14", $"/stories/{MadeUpNewsroom.Tunnel}?at=14" })
        {
            var page = await editor.PageAsync(path);
            Assert.Empty(page.QuerySelectorAll(".since, form[action*=seen], form[action*=star]"));
        }
        await editor.PageAsync($"{Handover}?at=14", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_leads_nowhere_else()
    {
        await using var server = await DeskServer.StartAsync();
        using var program = server.Program();
        program.DefaultRequestHeaders.Accept.Clear();
        foreach (var back in new[] { "//evil.example/stories", "/stories/../../x", "https://evil.example", "/\\evil", "/stories?x=\r\nSet-Cookie: a=b" })
        {
            using var answer = await program.PostAsync(new Uri($"/stories/{MadeUpNewsroom.Tunnel}/star", UriKind.Relative),
                new FormUrlEncodedContent([new("starred", "true"), new("back", back)]), TestContext.Current.CancellationToken);
            Assert.Equal("/stories", answer.Headers.Location!.OriginalString);
        }
    }

    static async Task<IDocument> SubmitAsync(HttpClient client, IElement form)
    {
        using var fields = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")));
        using var answer = await client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), fields, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return await client.PageAsync(answer.Headers.Location!.OriginalString);
    }
}
