using System.Net;
using System.Text.Json.Nodes;
using StoryTracker.Domain.Users;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class JobsPagesTests(ReadingDesk desk)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_shows_its_pace_and_a_job_that_kills_its_workers_is_told_before_it_is_isolated()
    {
        var page = await desk.Editor.PageAsync("/jobs");
        var row = page.QuerySelector(".jobs tbody tr")!.QuerySelectorAll("td").Select(c => c.Words()).ToList();
        Assert.Equal(["3.2/min · 190/h · 4,012/day", "17", "128 ms", "1.4 s"], row.Skip(4).Take(4));
        Assert.Equal(["–", "–", "–", "–"], page.QuerySelector(".jobs tbody tr:last-child")!.QuerySelectorAll("td").Select(c => c.Words()).Skip(4).Take(4));
        var suspect = page.QuerySelector("#suspects")!.ParentElement!.Words();
        Assert.Contains("number 12 killed its worker 2×", suspect);
        Assert.Contains("isolated as a dead letter after 12 attempts, 3 so far", suspect);
        var dead = page.QuerySelector("#dead")!.ParentElement!;
        Assert.Contains("It killed its worker 2×, isolated.", dead.Words());
        Assert.Contains(dead.QuerySelectorAll(".attempts li"), a => a.Words().Contains("HttpRequestException · node-1-<i>7</i>"));
        var gone = page.QuerySelector("#discarded")!.ParentElement!.Words();
        Assert.Contains("Its <b>feed</b> is gone. by Ana", gone);
    }

    [Fact]
    public async Task Letters_of_one_cause_are_paged_and_each_opens()
    {
        var page = await desk.Editor.PageAsync("/jobs");
        var all = page.QuerySelector("a[href^='/jobs/dead?']")!.GetAttribute("href")!;
        var first = await desk.Editor.PageAsync(all);
        Assert.Equal(["/jobs/dead/6", "/jobs/dead/7"], first.QuerySelectorAll(".history a").Select(a => a.GetAttribute("href")));
        var next = await desk.Editor.PageAsync(first.QuerySelector(".more a")!.GetAttribute("href")!);
        Assert.Equal(["/jobs/dead/8", "/jobs/dead/9"], next.QuerySelectorAll(".history a").Select(a => a.GetAttribute("href")));
        Assert.Null(next.QuerySelector(".more a"));
        var letter = await desk.Editor.PageAsync("/jobs/dead/9");
        Assert.Contains("It killed its worker 2×. It is isolated", letter.QuerySelector(".conflict")!.Words());
        Assert.Equal(3, letter.QuerySelectorAll(".attempts li").Length);
        await desk.Editor.PageAsync("/jobs/dead/10", HttpStatusCode.NotFound);
        await desk.Editor.PageAsync("/jobs/dead?kind=fetch-article", HttpStatusCode.BadRequest);
        Assert.Contains("None is left", (await desk.Editor.PageAsync("/jobs/dead?kind=fetch-article&cause=other")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_letter_can_be_taken_as_a_test_case_to_copy_and_as_a_file_and_is_letters_in_both()
    {
        var letter = await desk.Editor.PageAsync("/jobs/dead/9");
        var copied = letter.QuerySelector("textarea[readonly]")!.TextContent;
        using var answer = await desk.Editor.AskAsync("/jobs/dead/9/case");
        Assert.Equal(("text/plain", "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        var saved = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal(copied.ReplaceLineEndings("\n"), saved.ReplaceLineEndings("\n"));
        var json = JsonNode.Parse(saved)!;
        Assert.Equal(("fetch-article", "<script>alert(1)</script>", 41), (json["kind"]!.GetValue<string>(), json["args"]!["note"]!.GetValue<string>(), json["askedForAt"]!.GetValue<int>()));
        Assert.Empty(letter.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task What_was_discarded_is_paged_with_who_and_why_and_all_of_it_is_for_administrators()
    {
        var page = await desk.Editor.PageAsync("/jobs/discarded");
        Assert.Contains("number 5", page.QuerySelector(".history")!.Words());
        Assert.Contains("number 4", (await desk.Editor.PageAsync(page.QuerySelector(".more a")!.GetAttribute("href")!)).QuerySelector(".history")!.Words());
        var (editor, _) = await desk.Server.AsAsync(Role.Editor, "Ben");
        foreach (var path in new[] { "/jobs", "/jobs/dead?kind=x&cause=y", "/jobs/dead/9", "/jobs/dead/9/case", "/jobs/discarded" })
            await editor.PageAsync(path, HttpStatusCode.Forbidden);
    }
}
