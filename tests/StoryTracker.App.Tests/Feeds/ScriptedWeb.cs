using System.Collections.Concurrent;
using System.Net;
using System.Text;
using StoryTracker.Fetching;

namespace StoryTracker.App.Tests.Feeds;

/// <summary>A web that answers as a test says, without a network: addresses with their answers, and a log of what was asked.</summary>
sealed class ScriptedWeb : IFetch
{
    readonly ConcurrentDictionary<string, Func<FetchRequest, Fetched>> answers = new();
    readonly ConcurrentQueue<FetchRequest> asked = new();

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<FetchRequest> Asked => [.. asked];

    /// <summary>Called before each answer; may throw, or wait.</summary>
    public Func<FetchRequest, Task>? Before { get; set; }

    public int Count(string url) => asked.Count(r => r.Url.AbsoluteUri == url);

    public ScriptedWeb On(string url, Func<FetchRequest, Fetched> answer)
    {
        answers[url] = answer;
        return this;
    }

    /// <summary>A feed that honours its validator.</summary>
    public ScriptedWeb Feed(string url, string document, string etag = "\"1\"") => On(url, r =>
        r.ETag == etag ? Answer(r, 304, "") with { ETag = etag } : Answer(r, 200, document, "application/rss+xml; charset=utf-8") with { ETag = etag });

    public ScriptedWeb Page(string url, string html) => On(url, r => Answer(r, 200, html, "text/html; charset=utf-8"));

    public ScriptedWeb Status(string url, int status, DateTimeOffset? retryAfter = null) =>
        On(url, r => Answer(r, status, "No.", "text/plain") with { RetryAfter = retryAfter });

    public ScriptedWeb Redirect(string url, string to, int status) => On(url, r =>
    {
        var answer = answers[to](r with { Url = new(to) });
        return answer with { Redirects = [new(r.Url, new(to), status), .. answer.Redirects] };
    });

    public ScriptedWeb Refuse(string url, FetchRefusal kind, string sentence) => On(url, r => throw new FetchRefusedException(kind, r.Url, sentence));

    public static Fetched Answer(FetchRequest request, int status, string body, string? type = null) =>
        new(request.Url, status, Encoding.UTF8.GetBytes(body), type, null, null, null, null, [], []);

    public async Task<Fetched> GetAsync(FetchRequest request, CancellationToken ct)
    {
        asked.Enqueue(request);
        if (Before is { } before) await before(request);
        return answers.TryGetValue(request.Url.AbsoluteUri, out var answer) ? answer(request) : Answer(request, 404, "Not here.", "text/plain");
    }

    public Task<Fetched> PostFormAsync(Uri url, IReadOnlyDictionary<string, string> form, CancellationToken ct) =>
        throw new NotSupportedException("Nothing is posted here.");
}

/// <summary>Documents for the scripted web, all made up.</summary>
static class Printed
{
    public const string Body =
        "Ada Lovelace, the harbour master of Quayport, opened the season on the old quay this morning with a speech to several hundred people.";

    public static string Rss(string title, params string[] items) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>{title}</title><link>https://quay.example/</link>"
        + $"<description>News</description>{string.Concat(items)}</channel></rss>";

    public static string Item(string? link, string? guid, string title, string? date = "Sat, 14 Mar 2026 12:00:00 GMT", string? text = null, params IEnumerable<string> tags) =>
        $"<item><title>{title}</title>{(link is null ? "" : $"<link>{WebUtility.HtmlEncode(link)}</link>")}"
        + $"{(guid is null ? "" : $"<guid isPermaLink=\"false\">{guid}</guid>")}{(date is null ? "" : $"<pubDate>{date}</pubDate>")}"
        + $"{(text is null ? "" : $"<description>{WebUtility.HtmlEncode(text)}</description>")}"
        + string.Concat(tags.Select(t => $"<category>{WebUtility.HtmlEncode(t)}</category>")) + "</item>";

    /// <summary>A page with an article that is long enough to be one.</summary>
    public static string Page(string title, string said, string head = "") =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title>{head}</head><body><header><nav><a href=\"/\">Home</a></nav></header><main><article><h1>{title}</h1>"
        + $"<p>{Body}</p><p>“{said},” Ms Lovelace said, and the people on the quay cheered for a long time before they went home.</p>"
        + "<p>The harbour was built a hundred years ago and has seen better days, but the council wants to spend more on it in the coming years.</p>"
        + "</article></main><footer><p>All rights reserved.</p></footer></body></html>";

    /// <summary>Markup of a whole article, as a feed carries it.</summary>
    public static string FullText(string said) =>
        $"<p>{Body}</p><p>“{said},” Ms Lovelace said, and the people on the quay cheered for a long time before they went home.</p>"
        + "<p>The harbour was built a hundred years ago and has seen better days, but the council wants to spend more on it in the coming years.</p>"
        + "<p>It is the third time in ten years that the season opens with new works. The first cost far more than planned, and the second was never finished.</p>"
        + "<p>The council votes in the spring, and those who live at the quay have been asked to say what they think of it until then.</p>";
}
