using System.Net;
using System.Text.Json.Nodes;
using StoryTracker.Domain.Users;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Audit;

namespace StoryTracker.Tests.Pages;

public sealed class AuditPagesTests(ReadingDesk desk)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_are_links_that_keep_one_another_and_the_moment()
    {
        var page = await desk.Editor.PageAsync("/history?by=Ana%20Editor&at=21");
        Assert.Equal(7, page.QuerySelectorAll(".history li").Length);
        Assert.Equal("Ana Editor", page.QuerySelector("form.audit [name=by]")!.GetAttribute("value"));
        Assert.Equal("21", page.QuerySelector("form.audit [name=at]")!.GetAttribute("value"));
        var security = page.QuerySelectorAll("a.chip").Single(c => c.TextContent.StartsWith("Security", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal("/history?by=Ana%20Editor&at=21&kind=access", security);
        Assert.Contains("No entry fits", (await desk.Editor.PageAsync(security)).QuerySelector(".empty")!.TextContent);
        var subject = page.QuerySelector(".history .hint a[href*='on=']")!.GetAttribute("href")!;
        Assert.Equal($"/history?by=Ana%20Editor&at=21&on=stories%2F{MadeUpNewsroom.Tunnel}", subject);
        Assert.Equal(7, (await desk.Editor.PageAsync(subject)).QuerySelectorAll(".history li").Length);
    }

    [Theory]
    [InlineData("kind=nonsense", 400, "is no kind of entry")]
    [InlineData("on=nonsense", 400, "is not what an entry can be about")]
    [InlineData("from=yesterday-ish", 400, "is no time")]
    [InlineData("from=2024-05-22&until=2024-05-21", 400, "swap them")]
    [InlineData("on=stories/00000000-0000-4000-8000-00000000abcd", 404, "There is no story on record")]
    public async Task What_cannot_be_read_is_told_with_what_can(string filter, int status, string sentence) =>
        Assert.Contains(sentence, (await desk.Editor.PageAsync($"/history?{filter}", (HttpStatusCode)status)).QuerySelector(".notice .standfirst")!.TextContent);

    [Fact]
    public async Task Where_a_look_ends_before_the_page_is_full_it_says_so_and_goes_on_from_there()
    {
        var page = await desk.Editor.PageAsync($"/history?by={Uri.EscapeDataString(MadeUpAuditDesk.FarBack)}");
        Assert.Null(page.QuerySelector(".empty"));
        Assert.Contains("back to position 18 of the record", page.QuerySelector(".more")!.TextContent);
        Assert.Contains("after=17", page.QuerySelector(".more a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Files_hold_what_the_filter_says_with_the_fields_of_the_twin()
    {
        var link = (await desk.Editor.PageAsync("/history?by=Ana%20Editor")).QuerySelector("a[href$='by=Ana%20Editor'][href*='export.jsonl']")!.GetAttribute("href")!;
        using var lines = await desk.Editor.AskAsync(link);
        Assert.Equal("application/jsonl", lines.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", lines.Content.Headers.ContentDisposition?.DispositionType);
        var items = (await lines.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(7, items.Count);
        Assert.Equal(["position", "recorded", "stream", "version", "type", "by", "what"], items[0].AsObject().Select(p => p.Key));
        var twin = (await desk.Editor.JsonAsync("/history.json?by=Ana%20Editor"))["items"]!.AsArray();
        foreach (var (item, line) in twin.Zip(items)) Assert.All(line.AsObject(), field => Assert.True(JsonNode.DeepEquals(item![field.Key], field.Value)));

        using var table = await desk.Editor.AskAsync("/history/export.csv");
        var text = System.Text.Encoding.UTF8.GetString(await table.Content.ReadAsByteArrayAsync(Ct));
        Assert.StartsWith("\uFEFFposition,recorded,stream,version,type,by,what\r\n21,", text);
        Assert.Equal(22, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("say \"it\", so", "\"say \"\"it\"\", so\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("1-1", "\"1-1\"")]
    public void No_cell_of_a_table_is_a_formula(string text, string cell) => Assert.Equal(cell, AuditFile.Cell(text));

    [Fact]
    public async Task A_check_is_asked_for_once_goes_on_by_itself_and_tells_what_it_found()
    {
        await using var server = await DeskServer.StartAsync();
        var (client, token) = await server.AsAsync(Role.Administrator, "Ana");
        var page = await client.PageAsync("/history/check");
        Assert.Equal(["Check it now", "Everything holds", "Something is broken"], page.QuerySelectorAll(".found > h2").Select(h => h.FirstChild!.TextContent.Trim()));
        Assert.Contains("13 events, but the last position is 14.", page.QuerySelector(".findings .broken")!.ParentElement!.TextContent);
        for (var n = 0; n < 2; n++)
        {
            using var form = new FormUrlEncodedContent([new(Web.Access.ForgeryGuard.Field, token)]);
            using var asked = await client.PostAsync(new Uri("/history/check", UriKind.Relative), form, Ct);
            Assert.Equal((HttpStatusCode.SeeOther, "/history/check"), (asked.StatusCode, asked.Headers.Location?.ToString()));
        }
        page = await client.PageAsync("/history/check");
        Assert.Contains("Read up to position 8 of 21", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Null(page.QuerySelector("form[action='/history/check']"));
        var (editor, _) = await server.AsAsync(Role.Editor, "Ben");
        await editor.PageAsync("/history/check", HttpStatusCode.Forbidden);
        Assert.Null((await editor.PageAsync("/history")).QuerySelector("a[href='/history/check']"));
    }
}
