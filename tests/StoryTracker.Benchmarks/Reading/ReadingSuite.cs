namespace StoryTracker.Benchmarks.Reading;

/// <summary>
/// Reading: feeds and pages on one core, and a newsroom that follows many feeds over loopback. <c>STORYTRACKER_BENCHMARK_PAGES</c> names a
/// folder of <c>.html</c> files that are read beside our own pages; <c>STORYTRACKER_BENCHMARK_SECONDS</c> shortens the newsroom's ten minutes.
/// </summary>
public sealed class ReadingSuite : ISuite
{
    /// <inheritdoc/>
    public string Name => "reading";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RunAsync(Settings settings)
    {
        if (settings.Wants("feeds")) yield return await FeedRate.MeasureAsync(settings);
        if (settings.Wants("pages")) yield return await PageRate.MeasureOwnAsync(settings);
        if (settings.Wants("pages-folder") && Environment.GetEnvironmentVariable("STORYTRACKER_BENCHMARK_PAGES") is { Length: > 0 } folder)
            yield return await PageRate.MeasureFolderAsync(settings, folder);
        if (FollowedRate.IsWanted(settings))
            await foreach (var row in FollowedRate.MeasureAsync(settings)) yield return row;
    }
}
