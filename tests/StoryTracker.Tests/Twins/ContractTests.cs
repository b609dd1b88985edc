using System.Net;
using System.Text.Json.Nodes;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Twins;

/// <summary>The names that clients rely on.</summary>
public sealed class ContractTests(ReadingDesk desk)
{
    static readonly string[] Entry =
    [
        "id", "kind", "text", "quote", "polarity", "speaker", "cue", "happened", "said", "published", "seen", "reports", "witnesses",
        "sameWordsElsewhere", "divergences", "machine", "editorial",
    ];

    [Fact]
    public async Task Stories()
    {
        var json = await AskAsync("/stories");
        AssertNames(json, "items", "next");
        var story = json["items"]![0]!;
        AssertNames(story, "id", "title", "status", "articles", "claims", "speakers", "outlets", "latest", "lastChanged", "position");
        AssertNames(story["latest"]!, Entry);
        Assert.Equal("2024-05-21T09:00:00Z", Text(story["lastChanged"]));
        Assert.Null(json["items"]![1]!["latest"]);
    }

    [Fact]
    public async Task A_story()
    {
        var json = await AskAsync($"/stories/{MadeUpNewsroom.Tunnel}");
        AssertNames(json, "id", "title", "at", "position", "articles", "timeline", "diary");
        AssertNames(json["articles"]![0]!, "id", "title", "outlet", "published", "weight", "reasons");
        AssertNames(json["diary"]![0]!, "date", "precision", "title", "evidence");
        Assert.Equal("2024-06-03", Text(json["diary"]![0]!["date"]));
        foreach (var entry in json["timeline"]!.AsArray())
        {
            AssertNames(entry!, Entry);
            Assert.Contains(Text(entry!["quote"]), new[] { "direct", "mixed", "indirect" });
            Assert.Contains(Text(entry["polarity"]), new[] { "said", "denied", "declined" });
            AssertNames(entry["machine"]!, "extractor", "confidence");
            foreach (var report in entry["reports"]!.AsArray()) AssertNames(report!, "article", "revision", "outlet", "exact", "prefix", "suffix", "start", "end");
        }
        var timeline = json["timeline"]!.AsArray();
        AssertNames(timeline[0]!["speaker"]!, "id", "name", "role");
        AssertNames(timeline[0]!["said"]!, "earliest", "latest", "precision", "reason", "conflict");
        Assert.Equal("2024-05-14", Text(timeline[0]!["said"]!["earliest"]));
        Assert.Null(timeline[6]!["speaker"]);
        AssertNames(timeline[10]!["said"]!["conflict"]!, "printed", "message");
        AssertNames(timeline[8]!["editorial"]!, "by", "when", "changed", "reason");
    }

    [Fact]
    public async Task An_article_whose_slices_are_its_claims()
    {
        var story = await AskAsync($"/stories/{MadeUpNewsroom.Tunnel}");
        var json = await AskAsync($"/articles/{MadeUpNewsroom.TunnelArticle}");
        AssertNames(json, "id", "url", "outlet", "title", "published", "revisions", "text", "claims", "stories");
        AssertNames(json["published"]!, "value", "reason");
        AssertNames(json["revisions"]![0]!, "revision", "seen", "sha256", "length");
        AssertNames(json["claims"]![0]!, "id", "stories", "start", "end");
        Assert.All(json["stories"]!.AsArray(), id => Guid.Parse(Text(id)!));
        foreach (var report in story["timeline"]!.AsArray().SelectMany(e => e!["reports"]!.AsArray()).Where(r => Text(r!["article"]) == Text(json["id"])))
            Assert.Equal(Text(report!["exact"]), Text(json["text"])![(int)report["start"]!..(int)report["end"]!]);
    }

    [Fact]
    public async Task Speakers_a_speaker_and_the_history()
    {
        var speakers = await AskAsync("/speakers");
        AssertNames(speakers, "items", "next");
        var speaker = await AskAsync($"/speakers/{MadeUpNewsroom.Brandt}");
        AssertNames(speaker, "id", "name", "aliases", "roles", "claims", "unresolvedMentions");
        AssertNames(speaker["roles"]![0]!, "role", "from", "to", "evidence");
        Assert.Equal("person", Text(speaker["kind"]));
        AssertNames((await AskAsync("/history"))["items"]![0]!, "position", "recorded", "stream", "version", "type", "by", "what");
    }

    [Fact]
    public async Task Lists_are_paged_by_the_address_in_next()
    {
        using var program = desk.Server.Program();
        var seen = new List<long>();
        for (var address = "/history?limit=8&at=21"; address is not null;)
        {
            var page = await program.JsonAsync(address);
            seen.AddRange(page["items"]!.AsArray().Select(i => (long)i!["position"]!));
            address = Text(page["next"]);
            if (address is not null) Assert.Contains("at=21", address);
        }
        Assert.Equal(Enumerable.Range(1, 21).Reverse().Select(i => (long)i), seen);
    }

    [Theory]
    [InlineData("/stories.json", "text/html", "application/json")]
    [InlineData("/stories", "application/json", "application/json")]
    [InlineData("/stories", "text/html;q=0.5, application/json", "application/json")]
    [InlineData("/stories", "text/html, application/json;q=0.9", "text/html")]
    [InlineData("/stories", "*/*", "text/html")]
    public async Task The_twin_is_at_the_same_address(string path, string accept, string mediaType)
    {
        using var program = desk.Server.Program();
        program.DefaultRequestHeaders.Accept.Clear();
        program.DefaultRequestHeaders.Accept.ParseAdd(accept);
        using var answer = await program.AskAsync(path);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/stories?at=yesterday-ish", 400, "'yesterday-ish' is not a moment")]
    [InlineData("/stories?limit=0", 400, "limit has to be")]
    [InlineData("/stories/00000000-0000-4000-8000-000000000000", 404, "There is no story")]
    [InlineData("/articles/22222222-0000-4000-8000-000000000001?at=1", 404, "not yet on record")]
    [InlineData("/stories/not-an-id", 404, "There is no page")]
    [InlineData("/articles/22222222-0000-4000-8000-000000000001/raw?revision=two", 400, "revision has to be")]
    public async Task A_failure_is_one_sentence_with_a_reference(string path, int status, string part)
    {
        using var program = desk.Server.Program();
        var problem = await program.JsonAsync(path, (HttpStatusCode)status, "application/problem+json");
        Assert.Contains(part, Text(problem["detail"]));
        Assert.Equal(status, (int)problem["status"]!);
        Assert.Matches("^[0-9A-F]{8}$", Text(problem["reference"]));
    }

    [Fact]
    public async Task A_fault_inside_is_not_told()
    {
        await using var server = await DeskServer.StartAsync(new MadeUpDesk { Failure = new InvalidOperationException("secret detail") });
        using var program = server.Program();
        var problem = await program.JsonAsync("/stories", HttpStatusCode.InternalServerError, "application/problem+json");
        Assert.DoesNotContain("secret", problem.ToJsonString());
        Assert.Contains("nothing on record was changed", Text(problem["detail"]));
    }

    [Fact]
    public async Task The_description_names_every_address()
    {
        var api = await AskAsync("/openapi.json");
        var paths = api["paths"]!.AsObject().Select(p => p.Key).ToList();
        foreach (var path in new[] { "/stories", "/stories/{id}", "/articles/{id}", "/articles/{id}/raw", "/speakers", "/speakers/{id}", "/history", "/healthz", "/readyz" })
            Assert.Contains(path, paths);
        Assert.DoesNotContain(paths, p => p.EndsWith(".json"));
        Assert.Contains("at", api["paths"]!["/stories"]!["get"]!["parameters"]!.AsArray().Select(p => Text(p!["name"])));
    }

    async Task<JsonNode> AskAsync(string path)
    {
        using var program = desk.Server.Program();
        return await program.JsonAsync(path);
    }

    static void AssertNames(JsonNode node, params string[] names) => Assert.Empty(names.Except(node.AsObject().Select(p => p.Key)));

    static string? Text(JsonNode? node) => node?.GetValue<string>();
}
