using StoryTracker.Evaluation.Hostile;
using StoryTracker.Language;

namespace StoryTracker.Benchmarks.Language;

/// <summary>Seconds of processor time for a megabyte of a hostile text: the bar is two.</summary>
static class HostileTime
{
    const int Megabyte = 1_000_000;

    public static Task<Row> MeasureAsync(Settings settings, string name)
    {
        var article = Article(name);
        return Pairs.MeasureAsync("hostile-" + name, "s/MB", settings.Brief ? 1 : settings.Runs, () => Task.FromResult(Seconds(article)), null);
    }

    public static IReadOnlyList<ArticleInput> Articles() => [.. HostileTexts.Names.Select(Article)];

    static ArticleInput Article(string name) => new(HostileTexts.Make(name, Megabyte))
        { Title = "He said so", Published = new PublicationDays(new DateOnly(2024, 3, 6), new DateOnly(2024, 3, 6)) };

    static double Seconds(ArticleInput article)
    {
        var before = Environment.CpuUsage.TotalTime;
        _ = Extractor.Extract(article);
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
