using System.IO.Compression;
using System.Net;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class LongStoryTests
{
    static readonly string Story = $"/stories/{MadeUpNewsroom.Tunnel}";

    [Theory]
    [InlineData("")]
    [InlineData("?view=lanes")]
    public async Task A_story_of_two_thousand_lines_stays_below_100_KB_compressed(string query)
    {
        await using var server = await DeskServer.StartAsync(new MadeUpDesk { Lines = 2000 });
        using var editor = await server.EditorAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Story + query);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await editor.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Story}{query}: {bytes.Length} bytes");
        Assert.InRange(bytes.Length, 1, 100_000);
        using var plain = new StreamReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
        Assert.Contains("</html>", await plain.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Its_parts_are_links_and_one_line_is_found_by_its_address()
    {
        await using var server = await DeskServer.StartAsync(new MadeUpDesk { Lines = 250 });
        using var editor = await server.EditorAsync();
        var first = await editor.PageAsync(Story);
        Assert.Equal(100, first.QuerySelectorAll(".line").Length);
        Assert.Contains("Lines 1 to 100 of 250", first.QuerySelector(".parts")!.TextContent);
        var second = await editor.PageAsync(first.QuerySelectorAll(".parts a").First(a => a.TextContent == "Later lines").GetAttribute("href")!);
        Assert.Empty(first.QuerySelectorAll(".line").Select(l => l.Id).Intersect(second.QuerySelectorAll(".line").Select(l => l.Id)));
        var json = await editor.JsonAsync($"{Story}.json");
        Assert.Equal(250, json["timeline"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_form_token_is_written_differently_in_every_page_and_each_holds()
    {
        await using var server = await DeskServer.StartAsync();
        using var editor = await server.EditorAsync();
        List<string> tokens = [];
        for (var i = 0; i < 3; i++) tokens.Add((await editor.PageAsync("/stories")).QuerySelector("input[name=form-token]")!.GetAttribute("value")!);
        Assert.Equal(3, tokens.Distinct().Count());
        foreach (var token in tokens.Append(tokens[0][..^1] + (tokens[0][^1] == '0' ? '1' : '0')).Append("").Append("zz"))
        {
            using var fields = new FormUrlEncodedContent([new("form-token", token), new("starred", "true")]);
            using var answer = await editor.PostAsync(new Uri($"{Story}/star", UriKind.Relative), fields, TestContext.Current.CancellationToken);
            Assert.Equal(tokens.Contains(token) ? HttpStatusCode.SeeOther : HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
