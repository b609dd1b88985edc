using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Tests.Pages;

public sealed class FeedActionsTests : IAsyncLifetime
{
    readonly MadeUpFeedsDesk feeds = new();
    DeskServer server = null!;
    HttpClient editor = null!;
    string token = "";

    public async ValueTask InitializeAsync()
    {
        server = await DeskServer.StartAsync(feeds: feeds);
        editor = await server.EditorAsync();
        token = (await editor.PageAsync("/feeds")).QuerySelector($"form.ask input[name='{ForgeryGuard.Field}']")!.GetAttribute("value")!;
    }

    public async ValueTask DisposeAsync()
    {
        editor.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Adding_a_feed_leads_to_its_page_and_says_so()
    {
        using var answer = await PostAsync("/feeds", ("address", " https://new.example/rss "));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await editor.PageAsync(answer.Headers.Location!.ToString());
        Assert.Contains("Added.", page.QuerySelector("[role=status]")!.Words());
        Assert.Equal("administrator adds https://new.example/rss", Assert.Single(feeds.Commands));
        using var again = await PostAsync("/feeds", ("address", "https://new.example/rss"));
        Assert.EndsWith("?done=known", again.Headers.Location!.ToString());
        Assert.Single(feeds.Commands);
    }

    [Theory]
    [InlineData("/feeds")]
    [InlineData("/feeds/dry-run")]
    public async Task A_refusal_is_a_sentence_and_keeps_what_was_typed(string path)
    {
        const string typed = "http://10.0.0.5/\"><script>";
        var page = await AnswerAsync(HttpStatusCode.UnprocessableEntity, path, ("address", typed));
        Assert.Contains(MadeUpFeedsDesk.Refusal, page.QuerySelector("[role=alert]")!.Words());
        var input = page.QuerySelector("#address")!;
        Assert.Equal(typed, input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(page.GetElementById(id)));
        Assert.Empty(feeds.Commands);
    }

    [Theory]
    [InlineData("/feeds", "address", "")]
    [InlineData("/feeds", "address", "long")]
    [InlineData("/feeds/dry-run", "address", "")]
    public async Task What_is_missing_or_too_long_is_asked_for_again(string path, string name, string value)
    {
        var page = await AnswerAsync(HttpStatusCode.UnprocessableEntity, path, (name, value == "long" ? new string('a', 2001) : value));
        Assert.NotEmpty(page.QuerySelector("[role=alert]")!.Words());
    }

    [Fact]
    public async Task A_dry_run_shows_every_entry_and_stores_nothing()
    {
        var page = await AnswerAsync(HttpStatusCode.OK, "/feeds/dry-run", ("address", "https://harbour.example/news.xml"));
        Assert.Equal(3, page.QuerySelectorAll(".entries tbody tr").Length);
        Assert.Contains("3 entries, 1 of which would be stored", page.QuerySelector("main")!.Words());
        Assert.Contains("Left aside", page.QuerySelector(".entries")!.Words());
        Assert.Empty(page.QuerySelectorAll("main script, .entries a"));
        Assert.Empty(feeds.Commands);
    }

    [Fact]
    public async Task Pausing_takes_a_reason_and_resuming_ends_it()
    {
        var path = $"/feeds/{MadeUpFeeds.Harbour}";
        var asked = await AnswerAsync(HttpStatusCode.UnprocessableEntity, $"{path}/pause", ("reason", "  "));
        Assert.Contains("Say why", asked.QuerySelector("[role=alert]")!.Words());
        using (var paused = await PostAsync($"{path}/pause", ("reason", "Strike & <rest>"))) Assert.Equal(HttpStatusCode.SeeOther, paused.StatusCode);
        var page = await editor.PageAsync(path);
        Assert.Contains("Strike & <rest>", page.QuerySelector(".conflict")!.Words());
        Assert.Null(page.QuerySelector("#reason"));
        var refused = await AnswerAsync(HttpStatusCode.UnprocessableEntity, $"{path}/poll");
        Assert.Contains("resume it first", refused.QuerySelector("[role=alert]")!.Words());
        using (var resumed = await PostAsync($"{path}/resume")) Assert.EndsWith("?done=resumed", resumed.Headers.Location!.ToString());
        using (var polled = await PostAsync($"{path}/poll")) Assert.EndsWith("?done=polling", polled.Headers.Location!.ToString());
        using (var moved = await PostAsync($"/feeds/{MadeUpFeeds.Quiet}/move")) Assert.EndsWith("?done=moved", moved.Headers.Location!.ToString());
        Assert.Equal(["administrator pauses Strike & <rest>", "administrator resumes", "administrator polls", "administrator follows"], feeds.Commands);
        using var nowhere = await PostAsync($"/feeds/{Guid.Empty}/poll");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task An_import_leads_to_what_became_of_each_feed()
    {
        using var answer = await UploadAsync("<opml/>"u8.ToArray());
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = await editor.PageAsync(answer.Headers.Location!.ToString());
        Assert.Equal("1 added, 1 on the list already, 1 refused.", page.QuerySelector("[role=status]")!.Words());
        Assert.Contains(MadeUpFeedsDesk.Refusal, page.QuerySelector(".outcome")!.Words());
        Assert.Contains("left aside", page.QuerySelector(".conflict")!.Words());
        await editor.PageAsync("/feeds/imports/0123456789abcdef0123456789abcdef", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(0, "The file is empty")]
    [InlineData(1000, "This is no OPML")]
    [InlineData(FeedActions.MostOpmlBytes + 1, "The file is larger than 5.0 MB")]
    public async Task A_file_that_is_no_list_is_refused_in_a_sentence(int size, string sentence)
    {
        using var answer = await UploadAsync(new byte[size]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, (await PageOfAsync(answer)).QuerySelector("[role=alert]")!.Words());
        Assert.Empty(feeds.Commands);
    }

    [Fact]
    public async Task The_list_goes_out_as_a_file()
    {
        using var answer = await editor.AskAsync("/feeds/opml");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("feeds.opml", answer.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("text/x-opml", answer.Content.Headers.ContentType!.MediaType);
    }

    public static TheoryData<string> Unsafe =>
        ["/feeds", "/feeds/dry-run", "/feeds/opml", .. new[] { "pause", "resume", "poll", "move" }.Select(a => $"/feeds/{MadeUpFeeds.Harbour}/{a}")];

    [Theory]
    [MemberData(nameof(Unsafe))]
    public async Task Nothing_is_done_by_GET_or_for_another_site_or_without_the_token(string path)
    {
        using var got = await editor.AskAsync(path);
        Assert.True(got.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Forbidden, await ForgedAsync(path, null));
        Assert.Equal(HttpStatusCode.Forbidden, await ForgedAsync(path, new string('0', token.Length)));
        Assert.Equal(HttpStatusCode.Forbidden, await ForgedAsync(path, token, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await ForgedAsync(path, token, ("Sec-Fetch-Site", "same-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await ForgedAsync(path, token, ("Origin", "https://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await ForgedAsync(path, token, ("Origin", "null")));
        Assert.Empty(feeds.Commands);
    }

    [Fact]
    public async Task A_program_commands_with_JSON_and_gets_the_position_or_the_reason()
    {
        using var program = server.Program();
        var added = await PostJsonAsync(program, "/feeds", """{"address":"https://new.example/rss"}""", HttpStatusCode.Created);
        Assert.Equal(8, added["position"]!.GetValue<int>());
        var paused = await PostJsonAsync(program, $"/feeds/{MadeUpFeeds.Harbour}/pause", """{"reason":"Strike"}""", HttpStatusCode.OK);
        Assert.Equal(2, paused["position"]!.GetValue<int>());
        var refused = await PostJsonAsync(program, "/feeds", """{"address":"http://10.0.0.5/"}""", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(MadeUpFeedsDesk.Refusal, refused["detail"]!.GetValue<string>());
        await PostJsonAsync(program, "/feeds", """{"address":5}""", HttpStatusCode.UnsupportedMediaType);
        var trial = await PostJsonAsync(program, "/feeds/dry-run", """{"address":"https://new.example/rss"}""", HttpStatusCode.OK);
        Assert.Equal(3, trial["entries"]!.AsArray().Count);
        using var opml = new StringContent("<opml/>", Encoding.UTF8, "text/x-opml");
        using var imported = await program.PostAsync(new Uri("/feeds/opml", UriKind.Relative), opml, TestContext.Current.CancellationToken);
        Assert.Equal(3, JsonNode.Parse(await imported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["lines"]!.AsArray().Count);
    }

    Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(path, new FormUrlEncodedContent([new(ForgeryGuard.Field, token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));

    async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await editor.SendAsync(request, TestContext.Current.CancellationToken);
    }

    async Task<HttpStatusCode> ForgedAsync(string path, string? sent, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(path, new FormUrlEncodedContent(
            [.. sent is null ? [] : new[] { KeyValuePair.Create(ForgeryGuard.Field, sent) }, new("address", "https://new.example/rss"), new("reason", "x")]), headers);
        return answer.StatusCode;
    }

    async Task<HttpResponseMessage> UploadAsync(byte[] file)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(token), ForgeryGuard.Field);
        form.Add(new ByteArrayContent(file), "file", "feeds.opml");
        return await SendAsync("/feeds/opml", form);
    }

    async Task<IDocument> AnswerAsync(HttpStatusCode expected, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await PostAsync(path, fields);
        Assert.Equal(expected, answer.StatusCode);
        return await PageOfAsync(answer);
    }

    static async Task<IDocument> PageOfAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    static async Task<JsonNode> PostJsonAsync(HttpClient program, string path, string json, HttpStatusCode expected)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await program.PostAsync(new Uri(path, UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
