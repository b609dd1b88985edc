using System.Text;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Reading.Tests;

public sealed class PairedEscapesTests
{
    [Theory]
    [InlineData(@"\ud83e\udd8a \u00e9", "🦊 é")]
    [InlineData(@"x\ud800", "x\ufffd")]
    [InlineData(@"\ud83e\ud83e\udd8a", "\ufffd🦊")]
    [InlineData(@"\\ud800 \\\uDC00b", @"\ud800 \" + "\ufffdb")]
    public void A_lone_half_is_replaced_and_nothing_else(string json, string text) =>
        Assert.Equal(text, FeedReader.Read(
            Encoding.UTF8.GetBytes($$"""{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"{{json}}"}]}"""), null, null).Entries[0].Title);

    [Fact]
    public void Names_with_a_lone_half_cost_no_document()
    {
        const string Feed = """{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","title":"A","attachments":[{"\ud800":1,"url":"/a.mp3"}]}]}""";
        Assert.Equal("A", Assert.Single(FeedReader.Read(Encoding.UTF8.GetBytes(Feed), null, null).Entries).Title);
        const string Item = """{"uri":"https://p.example/1","\ud800":"x","headline":"Homes","body_text":"Words that are printed."}""";
        Assert.Equal("Homes", ArticleDocument.Read(Encoding.UTF8.GetBytes(Item), null, "application/json").Title);
    }

    [Fact]
    public void No_zero_character_leaves_a_reader_wherever_it_stood()
    {
        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(
            "<rss version='2.0' xml:lang='e\0n'><channel><title>T</title><item><title>A\0</title></item></channel></rss>"), null, null);
        Assert.Equal("en", feed.Language);
        Assert.DoesNotContain('\0', $"{feed.Language}{feed.Entries[0].Title}{string.Concat(feed.Problems)}");
        const string Item = """{"headline":"Ho\u0000mes","language":"e\u0000n","body_text":"Words that are printed."}""";
        var item = ArticleDocument.Read(Encoding.UTF8.GetBytes(Item), null, "application/json");
        Assert.DoesNotContain('\0', $"{item.Title}{item.Language}{item.Text}");
        Assert.NotNull(item.Title);
        var line = ArticleFiles.Read("a.jsonl", """{"text":"Words that are printed.","b\u0000":1}"""u8.ToArray()).Single().Article!;
        Assert.DoesNotContain('\0', Assert.Single(line.Problems));
    }

    [Fact]
    public void A_line_with_a_broken_name_is_refused_and_costs_no_other()
    {
        var entries = ArticleFiles.Read("a.jsonl", """
            {"text":"One.","\ud800":1}
            {"text":"Two."}
            """u8.ToArray()).ToList();
        Assert.Contains("is not JSON", entries[0].Refusal, StringComparison.Ordinal);
        Assert.Equal("Two.", entries[1].Article!.Text);
        var beside = ArticleFiles.Read("a.txt", "One."u8.ToArray(), """{"\ud800":1}"""u8.ToArray()).Single();
        Assert.Contains("is not JSON", beside.Refusal, StringComparison.Ordinal);
    }
}
