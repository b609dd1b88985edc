using System.Net;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class OtherPagesTests(ReadingDesk desk)
{
    [Fact]
    public async Task The_root_leads_to_the_stories_and_keeps_the_moment()
    {
        using var answer = await desk.Editor.AskAsync("/?at=2024-05-16");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/stories?at=2024-05-16", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_list_shows_what_moved_and_emerging_stories_apart()
    {
        var page = await desk.Editor.PageAsync("/stories");
        Assert.Equal(["The harbour tunnel", "Lighthouse keepers", "Emerging"], page.QuerySelectorAll("main h2").Select(h => h.Words()));
        var first = page.QuerySelector(".story")!;
        Assert.Equal("“I would rather be late than be under water.”", first.QuerySelector(".latest .words")!.Words());
        Assert.Equal("11", first.QuerySelector(".figures dd")!.TextContent);
        Assert.Null(page.QuerySelector(".more"));
        var paged = await desk.Editor.PageAsync("/stories?limit=2&at=21");
        var next = paged.QuerySelector(".more a")!.GetAttribute("href")!;
        Assert.Equal(1, (await desk.Editor.PageAsync(next)).QuerySelectorAll(".story").Length);
        Assert.Contains("at=21", next);
    }

    [Fact]
    public async Task An_empty_desk_says_what_to_do_next()
    {
        await using var server = await DeskServer.StartAsync(new MadeUpDesk { IsEmpty = true });
        using var editor = await server.EditorAsync();
        foreach (var path in new[] { "/stories", "/speakers", "/history" })
            Assert.Contains("storytracker ingest PATH", (await editor.PageAsync(path)).QuerySelector(".empty")!.TextContent);
    }

    [Fact]
    public async Task A_speaker_is_shown_with_the_evidence_for_names_and_roles()
    {
        var page = await desk.Editor.PageAsync($"/speakers/{MadeUpNewsroom.Brandt}");
        Assert.Equal("Ilse Brandt", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(7, page.QuerySelectorAll(".line").Length);
        Assert.Contains("on or after 1 June 2019", page.Body!.Words());
        Assert.Contains("Ms Brandt told the Harbour Post", page.Body!.Words());
        Assert.Equal($"/stories/{MadeUpNewsroom.Tunnel}#{page.QuerySelector(".line")!.Id}", page.QuerySelector(".line .where a")!.GetAttribute("href"));
        var bare = await desk.Editor.PageAsync($"/speakers/{MadeUpNewsroom.Captain}");
        Assert.Contains("No statements on record", bare.Body!.TextContent);
    }

    [Fact]
    public async Task Raw_bytes_are_to_keep_and_never_to_show()
    {
        using var answer = await desk.Editor.AskAsync($"/articles/{MadeUpNewsroom.HostileArticle}/raw?revision=1");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.False(answer.Headers.Contains("X-Evil"));
        await desk.Editor.PageAsync($"/articles/{MadeUpNewsroom.HostileArticle}/raw?revision=2", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/no/such/page", 404)]
    [InlineData("/stories/00000000-0000-4000-8000-000000000000", 404)]
    [InlineData("/stories?at=yesterday-ish", 400)]
    public async Task A_failure_is_a_plain_sentence_with_a_reference(string path, int status)
    {
        var page = await desk.Editor.PageAsync(path, (HttpStatusCode)status);
        Assert.NotEmpty(page.QuerySelector(".notice .standfirst")!.TextContent);
        Assert.Matches("^[0-9A-F]{8}$", page.QuerySelector(".notice code")!.TextContent);
        Assert.NotNull(page.QuerySelector("nav[aria-label=Desk]"));
    }

    [Fact]
    public async Task The_style_sheet_is_kept_for_ever_at_an_address_made_of_its_content()
    {
        using var stranger = desk.Server.Stranger();
        var page = await stranger.PageAsync("/left");
        using var css = await stranger.AskAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, css.StatusCode);
        Assert.Equal("text/css", css.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", css.Headers.CacheControl?.ToString());
        using var gone = await stranger.AskAsync("/assets/0000000000000000/site.css");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
