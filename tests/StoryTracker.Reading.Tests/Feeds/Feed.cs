using System.Text;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Reading.Tests.Feeds;

/// <summary>Shorthand for reading a feed in a test.</summary>
static class Feed
{
    public static FeedDocument Read(string text, string? url = null, string? contentType = null) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(text), url is null ? null : new(url), contentType);

    public static FeedEntry Rss(string item, string? url = null) =>
        Assert.Single(Read($"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><item>{item}</item></channel></rss>", url).Entries);

    public static FeedEntry Atom(string entry, string? url = null) =>
        Assert.Single(Read($"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{entry}</entry></feed>", url).Entries);

    public static string Refusal(string text)
    {
        var refusal = Assert.Throws<FeedRefusedException>(() => Read(text)).Message;
        Assert.EndsWith(".", refusal, StringComparison.Ordinal);
        return refusal;
    }

    /// <summary>Everything that leaves the reader can be stored and exported.</summary>
    public static void IsStorable(FeedDocument feed)
    {
        var texts = feed.Entries
            .SelectMany(e => (string?[])[e.Id, e.Link, e.Title, e.Summary, e.Content, .. e.Authors, .. e.Categories,
                .. e.Enclosures.SelectMany(x => (string?[])[x.Url, x.Type])])
            .Concat([feed.Title, feed.Link, feed.Description, feed.Language, feed.Hub, feed.Self, feed.MovedTo, .. feed.Problems]);
        foreach (var text in texts.OfType<string>())
        {
            Assert.DoesNotContain('\0', text);
            Assert.Equal(text, Encoding.UTF8.GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text)));
        }
        Assert.All(feed.Problems, problem => Assert.EndsWith(".", problem, StringComparison.Ordinal));
    }
}
