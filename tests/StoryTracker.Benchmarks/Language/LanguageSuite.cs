using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Hostile;

namespace StoryTracker.Benchmarks.Language;

/// <summary>
/// The language engine in one thread, by processor time: documents a second on the gold articles of our own (joined to about 900 words) and, where the corpora are beside the
/// checkout, on PolNeAR; its peak of memory; and how long a megabyte of each hostile text takes.
/// </summary>
public sealed class LanguageSuite : ISuite
{
    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RunAsync(Settings settings)
    {
        if (settings.Wants("extract")) yield return await ExtractRate.MeasureAsync("extract", settings, ExtractRate.OwnArticles());
        if (settings.Wants("extract-polnear") && DataFolder.Find(null) is { } data)
            yield return await ExtractRate.MeasureAsync("extract-polnear", settings, ExtractRate.PolNeAR(data));
        if (settings.Wants("extract-memory")) yield return PeakMemory.Measure(settings, "extract-memory", ExtractRate.OwnArticles());
        foreach (string text in HostileTexts.Names)
            if (settings.Only is null or "hostile" || settings.Only == "hostile-" + text) yield return await HostileTime.MeasureAsync(settings, text);
        if (settings.Wants("hostile-memory")) yield return PeakMemory.Measure(settings, "hostile-memory", HostileTime.Articles());
    }
}
