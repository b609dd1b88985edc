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
            "<rss version='2.0'><channel><title>T</title><language>e\0n</language><item><title>A\0</title></item></channel></rss>"), null, null);
        Assert.DoesNotContain('\0', $"{feed.Language}{feed.Entries[0].Title}{string.Concat(feed.Problems)}");
        var page = ArticleDocument.Read(Encoding.UTF8.GetBytes(
            "<html><head><meta property='article:published_time' content='2010\0'></head><body><article><p>Words that are printed here, and a few more of them.</p>"
            + "</article></body></html>"), null, "text/html");
        Assert.DoesNotContain('\0', $"{string.Concat(page.Problems)}{page.Published?.Reason}");
    }
}
