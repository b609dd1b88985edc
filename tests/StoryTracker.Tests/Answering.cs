using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace StoryTracker.Tests;

/// <summary>Reads answers the way a browser or a program does.</summary>
static class Answering
{
    /// <summary>The page at a path.</summary>
    public static async Task<IDocument> PageAsync(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await client.AskAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await new HtmlParser().ParseDocumentAsync(html, TestContext.Current.CancellationToken);
    }

    /// <summary>The page that an answer brought.</summary>
    public static async Task<IDocument> ReadPageAsync(this HttpResponseMessage answer) => await new HtmlParser().ParseDocumentAsync(
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    /// <summary>The JSON at a path.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpClient client, string path, HttpStatusCode expected = HttpStatusCode.OK, string mediaType = "application/json")
    {
        using var answer = await client.AskAsync(path);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The answer at a path.</summary>
    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string path) =>
        client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Text with runs of white space as one space, as a browser shows it.</summary>
    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
