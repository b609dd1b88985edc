using System.Text;
using System.Text.Json;
using StoryTracker.App.Ingestion;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>A removed article does not come back, and what another one prints stays.</summary>
public sealed class NotAgainTests(TestServer server) : ErasureCase(server)
{
    [Theory]
    [InlineData("zanzibar.txt", Text, "https://quay.example/zanzibar-quillfeather")]
    [InlineData("same-address.txt", "Another text altogether.", "https://quay.example/zanzibar-quillfeather?utm_source=x")]
    [InlineData("same-text.txt", Text, "https://copy.example/1")]
    [InlineData("same-words.txt", "  " + Text + "\n\n", "https://copy.example/2")]
    public async Task It_is_not_put_on_record_again_from_any_side(string file, string text, string url)
    {
        await Newsroom.Erasure.EraseAsync(Request(Article));
        var head = await Newsroom.Store.HeadAsync();
        Test.Write(Path.ChangeExtension(file, ".json"), JsonSerializer.Serialize(new { url }));
        var outcome = Assert.Single(await Test.IngestAsync(Test.Write(file, text)));
        Assert.Contains("not put on record again: Removed on legal request", outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(head, await Newsroom.Store.HeadAsync());
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task What_another_article_prints_too_stays_and_is_told()
    {
        Test.Write("copy.json", """{ "url": "https://copy.example/3" }""");
        var copy = Assert.Single(await Test.IngestAsync(Test.Write("copy.txt", Text))).Article!.ArticleId;
        var removed = await Newsroom.Erasure.EraseAsync(Request(Article));
        Assert.Equal([copy], removed.AlsoPrinted);
        Assert.Equal(Text, Encoding.UTF8.GetString((await Newsroom.Desk.RawAsync(copy, 1, default))!.Bytes.Span));
        Assert.Contains(Name, await SpeakersAsync());
        Assert.Equal(IngestStatus.Unchanged, Assert.Single(await Test.IngestAsync(Path.Combine(Test.Folder, "copy.txt"))).Article?.Status);
        await CheckAsync(Newsroom);
        await Newsroom.Erasure.EraseAsync(Request(copy));
        await NothingIsLeftAsync();
    }
}
