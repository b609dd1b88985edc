using System.Diagnostics;
using System.Globalization;
using Npgsql;
using StoryTracker.App;
using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Matching.Copies;

namespace StoryTracker.Benchmarks.Stories.Arriving;

/// <summary>
/// A look-up in the newsroom's index of copies, which keeps the article's own bands as well, as the application sends it: with ten thousand articles in
/// the index and with a million, in milliseconds. The index is filled by SQL with bands of articles that nobody wrote.
/// </summary>
static class CopiesIndex
{
    const string LookUp = "StoryTracker.App.Sql.statements.look_up_copies.sql";

    // Sorting 32 million keys once is quicker than putting each in its place.
    const string Unindexed = "alter table storytracker.text_bands drop constraint text_bands_pkey; drop index storytracker.text_bands_article";
    const string Indexed = """
        set maintenance_work_mem = '512MB';
        alter table storytracker.text_bands add primary key (band, hash, article_id);
        create index text_bands_article on storytracker.text_bands (article_id);
        vacuum analyze storytracker.text_bands
        """;
    static string Fill(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"""
        insert into storytracker.text_bands (band, hash, article_id, revision)
        select band, hashint8extended(n * 32 + band, 7), id, 1
        from (select n, md5(n::text)::uuid as id from generate_series({first}::bigint, {last}::bigint) n) a cross join generate_series(0, 31) band
        """);

    public static async IAsyncEnumerable<Row> RowsAsync(Settings settings)
    {
        await using var database = await BenchmarkDatabase.CreateAsync();
        await using var newsroom = await Newsroom.OpenAsync(new NpgsqlConnectionStringBuilder(database.Connection) { MaxAutoPrepare = 64 }.ConnectionString);
        var articles = new GeneratedNews(GeneratedNewsSettings.Brief).From().Take(settings.Brief ? 400 : 1_500)
            .Select(a => MinHashBands.Of(TextShingles.Of(a.Text))).ToList();
        (int Size, string Name)[] sizes = settings.Brief ? [(10_000, "1e4"), (50_000, "5e4")] : [(10_000, "1e4"), (1_000_000, "1e6")];
        (double Half, double Most)? small = null;
        var there = 0;
        foreach (var (size, name) in sizes)
        {
            await FillAsync(newsroom.Source, there, size);
            there = size;
            var (half, most) = await TimesAsync(newsroom.Source, articles);
            small ??= (half, most);
            yield return new($"copies-lookup-{name}-p50", half, "ms", small.Value.Half, half / small.Value.Half, articles.Count, half, half);
            yield return new($"copies-lookup-{name}-p95", most, "ms", small.Value.Most, most / small.Value.Most, articles.Count, most, most);
        }
    }

    static async Task FillAsync(NpgsqlDataSource source, int from, int to)
    {
        await BenchmarkDatabase.ExecuteAsync(source, Unindexed);
        for (var first = from + 1; first <= to; first += 100_000)
            await BenchmarkDatabase.ExecuteAsync(source, Fill(first, Math.Min(to, first + 99_999)));
        foreach (var statement in Indexed.Split(';')) await BenchmarkDatabase.ExecuteAsync(source, statement);
    }

    static async Task<(double Half, double Most)> TimesAsync(NpgsqlDataSource source, List<IReadOnlyList<long>> articles)
    {
        using var stream = typeof(Newsroom).Assembly.GetManifestResourceStream(LookUp) ?? throw new InvalidOperationException($"{LookUp} is not in this build.");
        using var sql = new StreamReader(stream);
        await using var command = source.CreateCommand(await sql.ReadToEndAsync());
        List<double> times = [];
        foreach (var bands in articles)
        {
            command.Parameters.Clear();
            foreach (var value in (object[])[Guid.CreateVersion7(), 1, bands.Select((_, i) => (short)i).ToArray(), bands.ToArray()]) command.Parameters.Add(new() { Value = value });
            var started = Stopwatch.GetTimestamp();
            await using (var reader = await command.ExecuteReaderAsync())
                while (await reader.ReadAsync()) _ = reader.GetGuid(0);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return (times[times.Count / 2], times[times.Count * 95 / 100]);
    }
}
