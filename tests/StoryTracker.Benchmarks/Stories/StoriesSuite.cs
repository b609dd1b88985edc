using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;
using StoryTracker.App;
using StoryTracker.Benchmarks.Stories.Arriving;
using StoryTracker.Reading;

namespace StoryTracker.Benchmarks.Stories;

/// <summary>
/// The whole way of an article, from its bytes to the timelines it is on, beside plain Npgsql that writes the same events: one transaction
/// an append, and one COPY of all of them. Fsync on, a database of its own. Then the made stream: what placing an article costs at its start and at its
/// end, and how well; agency copy and witnesses; the index of copies with a million articles in it.
/// </summary>
public sealed class StoriesSuite : ISuite
{
    const string By = "benchmark";

    /// <inheritdoc/>
    public string Name => "stories";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> RunAsync(Settings settings)
    {
        if (Wants(settings, "articles"))
            await foreach (var row in ArticlesAsync(settings)) yield return row;
        if (Wants(settings, "arrivals"))
            foreach (var row in ArrivalRows.Arrivals(settings)) yield return row;
        if (Wants(settings, "suggestions"))
            foreach (var row in ArrivalRows.Suggestions(settings)) yield return row;
        if (Wants(settings, "copies"))
            foreach (var row in ArrivalRows.Copies(settings)) yield return row;
        if (Wants(settings, "copies-lookup"))
            await foreach (var row in CopiesIndex.RowsAsync(settings)) yield return row;
    }

    // Rows of one run come together: "arrivals" asks for all of them.
    static bool Wants(Settings settings, string rows) => settings.Only is null || settings.Only == rows || (rows == "articles" && settings.Only == "articles-copy");

    static async IAsyncEnumerable<Row> ArticlesAsync(Settings settings)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        var connection = new NpgsqlConnectionStringBuilder(database.Connection) { MaxAutoPrepare = 64 }.ConnectionString;
        await using var newsroom = await Newsroom.OpenAsync(connection);
        await newsroom.Stories.OpenAsync(
            [new("pier", "The pier", "Who pays for the new pier.", ["pier", "harbour board"]), new("fares", "Ferry fares", "What the ferry costs.", ["ferry fares", "ferry"])],
            By, default);
        var raw = await RawCopyOfEvents.CreateAsync(newsroom.Source);
        var articles = settings.Brief ? 60 : 300;
        var round = 0;
        (long From, long To) last = default;
        async Task<double> Ours()
        {
            (var rate, last) = await IngestAsync(newsroom, articles, round++);
            return rate;
        }
        if (settings.Only != "articles-copy")
            yield return await Pairs.MeasureAsync("articles", "articles/s", settings.Runs, Ours, async () => articles / await raw.InsertAsync(last.From, last.To));
        if (settings.Only != "articles")
            yield return await Pairs.MeasureAsync("articles-copy", "articles/s", settings.Runs, Ours, async () => articles / await raw.CopyAsync(last.From, last.To));
    }

    static async Task<(double Rate, (long From, long To) Positions)> IngestAsync(Newsroom newsroom, int articles, int round)
    {
        var texts = Enumerable.Range(0, articles).Select(i => MadeUpArticle(round, i)).ToList();
        var from = await newsroom.Store.HeadAsync();
        var started = Stopwatch.GetTimestamp();
        foreach (var (file, bytes) in texts)
            foreach (var entry in ArticleFiles.Read(file, bytes, null))
                await newsroom.Ingestion.IngestAsync(entry.Article!, entry.Raw, entry.MediaType, file, By, default);
        await newsroom.CreateJobRunner().DrainAsync();
        await newsroom.Projections.CatchUpAsync();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (articles / seconds, (from, await newsroom.Store.HeadAsync()));
    }

    static (string File, byte[] Bytes) MadeUpArticle(int round, int i)
    {
        string[] people = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Mary Seacole"], about = ["the new pier", "the ferry fares", "the weather"];
        var (who, what) = (people[i % people.Length], about[i % about.Length]);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{who}, the mayor of Quayport, spoke about {what} on Monday, in reply to question {i} of meeting {round}.\n\n");
        for (var p = 0; p < 6; p++)
            text.Append(CultureInfo.InvariantCulture, $"“We have read part {p} of report {i} on {what} with great care,” {who.Split(' ')[1]} said. “It will be done by 3 June.” ")
                .Append(CultureInfo.InvariantCulture, $"The mayor added that the harbour board had been asked about {what} {p + 2} times since meeting {round}.\n\n");
        return (string.Create(CultureInfo.InvariantCulture, $"article-{round}-{i}.txt"), Encoding.UTF8.GetBytes(text.ToString()));
    }
}
