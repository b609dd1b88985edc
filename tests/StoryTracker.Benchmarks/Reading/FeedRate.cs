using System.Text.Json;
using System.Xml;
using StoryTracker.Demo;
using StoryTracker.Demo.Printing;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.Benchmarks.Reading;

/// <summary>Feeds a second: 50 items, 200 KB, whole texts; RSS 2.0, Atom, RDF and JSON in turn. Beside it, what it takes to tokenise the same bytes.</summary>
static class FeedRate
{
    const int Items = 50, Bytes = 200_000;

    sealed record Sample(ReadOnlyMemory<byte> Bytes, string ContentType, bool IsJson);

    public static Task<Row> MeasureAsync(Settings settings)
    {
        var samples = Enum.GetValues<DemoFeedFormat>().Select(Make).ToList();
        return Pairs.MeasureAsync("feeds", "feeds/s", settings.Runs,
            () => Task.FromResult(OneCore.Rate(samples, settings.RunTime, Read)), () => Task.FromResult(OneCore.Rate(samples, settings.RunTime, Tokenise)));
    }

    static void Read(Sample sample)
    {
        if (FeedReader.Read(sample.Bytes, new("http://quay.newsroom.test/feed"), sample.ContentType).Entries.Count != Items)
            throw new InvalidOperationException("A feed of fifty items was not read whole.");
    }

    static void Tokenise(Sample sample)
    {
        if (sample.IsJson)
        {
            var json = new Utf8JsonReader(sample.Bytes.Span);
            while (json.Read())
                if (json.TokenType is JsonTokenType.String) _ = json.GetString();
            return;
        }
        using var xml = XmlReader.Create(new MemoryStream(sample.Bytes.ToArray()), new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        while (xml.Read())
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) _ = xml.Value;
    }

    static Sample Make(DemoFeedFormat format)
    {
        var feed = new DemoFeed("quay.newsroom.test", "/feed", "The Quay", format) { Shown = Items, FullText = true };
        var outlet = new DemoOutlet(feed.Host, "The Quay", "structured", "Many words.", "/news/{slug}", [], []);
        var words = DemoScenario.Load(new() { Feeds = 1, Backlog = Items * 10, Duration = TimeSpan.Zero }).Articles.ToList();
        for (var size = 0.8; ; size += 0.02)
        {
            var edition = Edition.Of(new("feeds", [outlet], [feed], [.. Enumerable.Range(0, Items).Select(i => Article(feed, words, i, size))], []), Start);
            var printed = new FeedPrinter(edition, new(80)).Print(edition.Feed(feed.Host, feed.Path)!, TimeSpan.Zero);
            if (printed.Bytes.Length >= Bytes) return new(printed.Bytes, printed.ContentType, format is DemoFeedFormat.Json11);
        }
    }

    static readonly DateTimeOffset Start = new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);

    // Paragraphs of several articles, as many as make the feed large enough.
    static DemoArticle Article(DemoFeed feed, List<DemoArticle> words, int number, double size)
    {
        var paragraphs = words.Skip(number * 10).Take(10).SelectMany(a => a.Revisions[0].Paragraphs).ToList();
        return new($"item-{number}", feed.Host, feed.Path,
            [words[number].Revisions[0] with { Paragraphs = [.. paragraphs.Take(Math.Max(1, (int)(paragraphs.Count * (size - 0.4))))] }]);
    }
}
