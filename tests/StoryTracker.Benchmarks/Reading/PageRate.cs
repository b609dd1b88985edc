using StoryTracker.Demo;
using StoryTracker.Demo.Printing;
using StoryTracker.Reading;

namespace StoryTracker.Benchmarks.Reading;

/// <summary>Pages a second: those of the story scenario in every layout, or a folder of others. Beside it, AngleSharp's parser alone on the same bytes.</summary>
static class PageRate
{
    sealed record Sample(string Name, ReadOnlyMemory<byte> Bytes);

    public static Task<Row> MeasureOwnAsync(Settings settings)
    {
        var edition = Edition.Of(DemoScenario.Story(), new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero));
        var printer = new PagePrinter(edition, new(80));
        return MeasureAsync("pages", settings, [.. edition.Articles.Select(a => new Sample(a.Path, printer.Article(a, a.Revisions[0], amp: false).Bytes))]);
    }

    /// <exception cref="InvalidOperationException">The folder has no pages.</exception>
    public static Task<Row> MeasureFolderAsync(Settings settings, string folder)
    {
        var samples = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => new Sample(f, File.ReadAllBytes(f))).ToList();
        return samples.Count > 0 ? MeasureAsync("pages-folder", settings, samples) : throw new InvalidOperationException($"There are no .html files in {folder}.");
    }

    static Task<Row> MeasureAsync(string name, Settings settings, IReadOnlyList<Sample> samples) => Pairs.MeasureAsync(name, "pages/s", settings.Runs,
        () => Task.FromResult(OneCore.Rate(samples, settings.RunTime, Read)), () => Task.FromResult(OneCore.Rate(samples, settings.RunTime, Parse)));

    static void Read(Sample sample)
    {
        try
        {
            _ = ArticleDocument.Read(sample.Bytes, new("http://quay.newsroom.test/page"), "text/html");
        }
        catch (ArticleRefusedException)
        {
            // A page without an article took its time, too.
        }
    }

    static void Parse(Sample sample)
    {
        using var stream = new MemoryStream(sample.Bytes.ToArray());
        using var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(stream);
    }
}
