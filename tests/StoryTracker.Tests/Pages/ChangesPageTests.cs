using System.Net;
using System.Text.Json;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class ChangesPageTests(ReadingDesk desk)
{
    static readonly string Path = $"/articles/{MadeUpNewsroom.FerryArticle}?from=1&to=2";

    [Fact]
    public async Task What_went_and_what_came_is_marked_and_said_in_words()
    {
        var page = await desk.Editor.PageAsync(Path);
        Assert.Equal(["[removed, quotation: early]", "[removed, number: sixty]"], page.QuerySelectorAll(".difftext del").Select(d => d.TextContent));
        Assert.Equal(["[added, quotation: late]", $"[added, number: sixty-one {MadeUpRevisions.Script}]", "[moved to here: A paragraph that stood elsewhere.]"],
            page.QuerySelectorAll(".difftext ins").Select(d => d.TextContent));
        Assert.All(page.QuerySelectorAll(".difftext .unseen"), s => Assert.Matches(@"^(\[.*: |\])$", s.TextContent));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task A_filter_marks_one_class_and_shows_the_newer_text_elsewhere()
    {
        var page = await desk.Editor.PageAsync(Path + "&class=quotation");
        Assert.Single(page.QuerySelectorAll(".difftext del"));
        Assert.Contains("sixty-one", page.QuerySelectorAll(".difftext")[^1].TextContent, StringComparison.Ordinal);
        Assert.Equal("quotation 1", page.QuerySelector(".chip[aria-current]")!.TextContent.Trim());
        Assert.Contains("from=1", page.QuerySelector(".chip[aria-current]")!.GetAttribute("href")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_twin_has_the_pieces()
    {
        using var answer = await desk.Editor.AskAsync($"/articles/{MadeUpNewsroom.FerryArticle}.json?from=1&to=2");
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal((1, 2), (json.RootElement.GetProperty("from").GetInt32(), json.RootElement.GetProperty("to").GetInt32()));
        var removed = json.RootElement.GetProperty("text").EnumerateArray().First(p => p.GetProperty("kind").GetString() == "removed");
        Assert.Equal(("early", "quotation"), (removed.GetProperty("text").GetString(), removed.GetProperty("class").GetString()));
    }

    [Fact]
    public async Task Revisions_that_are_not_there_are_not_found()
    {
        foreach (var none in new[] { "from=1&to=3", "from=0&to=1", "from=x", "to=-1" })
            await desk.Editor.PageAsync($"/articles/{MadeUpNewsroom.FerryArticle}?{none}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_timeline_tells_what_outlets_did_to_words_at_its_time_with_both_wordings()
    {
        var page = await desk.Editor.PageAsync($"/stories/{MadeUpRevisions.Changed}");
        var day = page.QuerySelectorAll(".day").Single(d => d.QuerySelector("h2")!.Words() == "Wednesday 22 May 2024");
        var told = day.QuerySelectorAll(".line.changed").ToList();
        Assert.Equal(["Words changed by the outlet", "Quotation removed by the outlet"], told.Select(t => t.QuerySelector(".badge")!.Words()));
        Assert.Equal("We dug where the maps said there was sand,", told[0].QuerySelector("del")!.TextContent);
        Assert.Equal($"We dug where nobody {MadeUpRevisions.Script} had looked,", told[0].QuerySelector("ins")!.TextContent);
        Assert.Null(told[1].QuerySelector("ins"));
        foreach (var link in told.SelectMany(t => t.QuerySelectorAll("dd a"))) Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Equal(2, page.QuerySelectorAll(".badge.warn").Count(b => b.TextContent.Contains("no longer printed since", StringComparison.Ordinal)));
        Assert.Contains("taken down by the outlet", page.QuerySelector(".articles")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_leaves_a_line_out_leaves_its_changes_out()
    {
        var page = await desk.Editor.PageAsync($"/stories/{MadeUpRevisions.Changed}?kind=indirect");
        Assert.Empty(page.QuerySelectorAll(".line.changed"));
    }

    [Fact]
    public async Task The_article_links_to_what_changed()
    {
        var page = await desk.Editor.PageAsync($"/articles/{MadeUpNewsroom.FerryArticle}");
        Assert.Contains(page.QuerySelectorAll(".side a"), a => a.GetAttribute("href") == Path);
    }
}
