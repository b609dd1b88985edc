using System.Net;
using AngleSharp.Dom;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class StoryPageTests(ReadingDesk desk)
{
    static readonly string Path = $"/stories/{MadeUpNewsroom.Tunnel}";

    [Fact]
    public async Task Marks_stand_only_round_what_is_printed_inside_marks()
    {
        var page = await OpenAsync(Path);
        string[] expected =
        [
            "The harbour tunnel will open a year late and cost more than the council was told",
            "“We dug where the maps said there was sand,” … “There was a ship. Nobody had drawn the ship. I would rather be late than be under water.”",
            "the contractor had warned the city in March",
            "the extra money “was never hidden, only badly explained”",
            "the council … “will see every invoice”",
            "who would pay",
            "the tunnel was “a very long way of not building a bridge”",
            "they had stopped counting the trucks",
            "“I would rather be late than be under water.”",
            "“Every tunnel is late,” … “My grandfather’s ‘temporary’ ferry has been running for sixty-one years.”",
            "it had found no ship … “stands by every metre dug so far”",
        ];
        Assert.Equal(expected, page.QuerySelectorAll(".line .words").Select(w => w.Words()));
    }

    [Fact]
    public async Task Lines_are_grouped_by_the_day_they_were_said_else_published_and_vague_days_stay_vague()
    {
        var page = await OpenAsync(Path);
        Assert.Equal(["Tuesday 14 May 2024", "15–16 May 2024", "Saturday 18 May 2024", "Monday 20 May 2024"], page.QuerySelectorAll(".day > h2").Select(h => h.Words()));
        Assert.Equal([2, 6, 1, 2], page.QuerySelectorAll(".day").Select(d => d.QuerySelectorAll(".line").Length));
        var undated = await OpenAsync($"/stories/{MadeUpNewsroom.Emerging}");
        Assert.Equal(["Undated"], undated.QuerySelectorAll(".day > h2").Select(h => h.Words()));
    }

    [Fact]
    public async Task What_wants_a_look_narrows_the_timeline_and_nothing_is_offered_that_no_line_has()
    {
        var page = await OpenAsync(Path);
        Assert.Equal(["All lines 11", "Decided by an editor 1", "Impossible date 1"], page.QuerySelectorAll("[aria-labelledby=f-only] .chip").Select(c => c.Words()));
        var dates = await OpenAsync($"{Path}?only=date");
        Assert.NotNull(Assert.Single(dates.QuerySelectorAll(".line")).QuerySelector(".conflict"));
        var none = await OpenAsync($"{Path}?only=edited");
        Assert.Contains("No line fits this filter", none.QuerySelector(".empty h2")!.TextContent);
        Assert.Equal(Path, none.QuerySelector(".empty a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_list_says_in_words_what_wants_a_look_and_leads_there()
    {
        var page = await OpenAsync("/stories");
        var flags = page.QuerySelectorAll(".flags a");
        Assert.Equal(["1 statement edited by its outlet", "2 reports that differ"], flags.Take(2).Select(f => f.Words()));
        Assert.Equal($"{Path}?only=edited", flags[0].GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_is_guessed()
    {
        var page = await OpenAsync(Path);
        var names = page.QuerySelectorAll(".line .who").Select(w => w.Words()).ToList();
        Assert.StartsWith("Mr Oduya not identified", names[6]);
        Assert.StartsWith("Residents of Quay Street a group, nobody named", names[7]);
        Assert.Empty(page.QuerySelectorAll(".line")[6].QuerySelectorAll("a[href^='/speakers']"));
        var hostile = await OpenAsync($"/stories/{MadeUpNewsroom.Emerging}");
        Assert.Contains(hostile.QuerySelectorAll(".line .who"), w => w.Words().StartsWith("Nobody named"));
    }

    [Fact]
    public async Task What_was_not_said_says_so()
    {
        var page = await OpenAsync(Path);
        var lines = page.QuerySelectorAll(".line");
        Assert.Contains("denied", lines[2].QuerySelector(".badge.warn")!.TextContent);
        Assert.Contains("did not say", lines[5].QuerySelector(".badge.warn")!.TextContent);
        Assert.Null(lines[0].QuerySelector(".badge.warn"));
    }

    [Fact]
    public async Task Times_are_kept_apart_and_a_conflict_shows_the_printed_words()
    {
        var page = await OpenAsync(Path);
        var line = page.QuerySelectorAll(".line")[8];
        var times = line.QuerySelectorAll(".times > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.Words());
        Assert.Equal("18 May 2024", times["Said"]);
        Assert.Equal("20 May 2024, 17:45 UTC", times["Published"]);
        Assert.Equal("16 May 2024, 07:30 UTC", times["Seen by us"]);
        Assert.Equal("2024-05-18", line.QuerySelector(".times time")!.GetAttribute("datetime"));
        Assert.Equal("Date conflict. Printed: Saturday (May 19). Read as 18 May 2024. 19 May 2024 is a Sunday.", line.QuerySelector(".conflict")!.Words());
        Assert.Contains("(estimate)", page.QuerySelectorAll(".line")[3].QuerySelector(".times")!.TextContent);
        Assert.Contains("not told", page.QuerySelectorAll(".line")[3].QuerySelector(".times")!.TextContent);
    }

    [Fact]
    public async Task Each_line_opens_at_its_characters_and_says_why_it_is_here()
    {
        var page = await desk.Editor.PageAsync(Path);
        foreach (var line in page.QuerySelectorAll(".line"))
        {
            var link = line.QuerySelector(".source a")!.GetAttribute("href")!;
            Assert.Matches(@"^/articles/[0-9a-f-]{36}\?revision=1#c-[0-9a-f-]{36}$", link);
            var article = await desk.Editor.PageAsync(link);
            Assert.NotNull(article.GetElementById(link[(link.IndexOf('#') + 1)..]));
            Assert.Contains("names the tunnel", line.QuerySelector("details.why")!.TextContent);
            Assert.Contains("made-up@1, confidence 0.80", line.QuerySelector("details.why")!.TextContent);
        }
    }

    [Fact]
    public async Task Filters_are_links_and_an_empty_result_offers_to_clear_them()
    {
        var page = await desk.Editor.PageAsync(Path);
        foreach (var chip in page.QuerySelectorAll(".filters a"))
        {
            var filtered = await desk.Editor.PageAsync(chip.GetAttribute("href")!);
            Assert.Equal(int.Parse(chip.QuerySelector(".count")!.TextContent), filtered.QuerySelectorAll(".line").Length);
        }
        var none = await desk.Editor.PageAsync($"{Path}?kind=indirect&outlet=The%20Tide&at=21");
        Assert.Empty(none.QuerySelectorAll(".line"));
        Assert.Contains("No line fits this filter", none.QuerySelector(".empty h2")!.TextContent);
        Assert.Equal($"{Path}?at=21", none.QuerySelector(".empty a")!.GetAttribute("href"));
        Assert.Empty((await desk.Editor.JsonAsync($"{Path}.json?speaker=nobody-at-all"))["timeline"]!.AsArray());
    }

    [Fact]
    public async Task A_moment_stays_in_every_link_and_the_way_back_is_there()
    {
        var page = await desk.Editor.PageAsync($"{Path}?at=14&kind=mixed");
        Assert.Equal("As known on 20 May 2024, 18:05 UTC, at position 14 of the record — read only. Back to now Show what changed since", page.QuerySelector(".asknown")!.Words());
        Assert.Equal($"{Path}?kind=mixed", page.QuerySelector(".asknown a")!.GetAttribute("href"));
        Assert.Equal([$"{Path}?kind=mixed&at=9", $"{Path}?kind=mixed&at=21", $"{Path}?kind=mixed"], page.QuerySelectorAll(".steps a").Select(a => a.GetAttribute("href")));
        Assert.Equal("mixed", page.QuerySelector(".asof input[type=hidden][name=kind]")!.GetAttribute("value"));
        // What is told as it is now alone, such as how feeds fare, is not asked for a moment it would refuse.
        string[] ofNow = ["/feeds", "/triage", "/search", "/jobs", "/help", "/settings", "/users"];
        foreach (var link in page.QuerySelectorAll("main a[href^='/articles'], main a[href^='/speakers'], .crumbs a, .masthead a"))
            Assert.True(link.GetAttribute("href")!.Contains("at=14", StringComparison.Ordinal) || ofNow.Contains(link.GetAttribute("href")), link.OuterHtml);
        Assert.Contains(page.QuerySelectorAll(".masthead a"), link => link.GetAttribute("href") == "/speakers?at=14");
        Assert.Contains(page.QuerySelectorAll(".masthead a"), link => link.GetAttribute("href") == "/feeds");
        await desk.Editor.PageAsync($"{Path}?at=2", HttpStatusCode.NotFound);
        await desk.Editor.PageAsync($"{Path}?at=2024-05-20T19:00:00Z");
        await desk.Editor.PageAsync($"{Path}?at=soon", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Beside_it_stand_the_diary_and_the_articles_with_reasons()
    {
        var page = await OpenAsync(Path);
        Assert.Equal(["3 June 2024", "8–10 June 2024"], page.QuerySelectorAll(".diary .date").Select(d => d.Words()));
        Assert.Contains("10 June 2024 is a Monday.", page.QuerySelector(".diary .conflict")!.TextContent);
        Assert.Equal(["40 % of it is here", "95 % of it is here, its main story"], page.QuerySelectorAll(".articles li summary").Select(s => s.Words()));
        Assert.Contains("names “tunnel” 4 times", page.QuerySelector(".articles details")!.TextContent);
        var bare = await OpenAsync($"/stories/{MadeUpNewsroom.Bare}");
        Assert.Contains("Articles are assigned, but no statements were found in them.", bare.QuerySelector(".empty")!.Words());
    }

    Task<IDocument> OpenAsync(string path) => desk.Editor.PageAsync(path);
}
