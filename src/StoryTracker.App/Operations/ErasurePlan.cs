using System.Globalization;
using System.Text.Json;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Everything that a removed article left on record and beside it.</summary>
/// <param name="Because">The removal.</param>
/// <param name="Events">Events whose content goes, with what is left of each.</param>
/// <param name="Blocked">What is not put on record again.</param>
/// <param name="Jobs">Waiting and running jobs that are about the article or carry its words.</param>
/// <param name="Dead">Dead letters of that kind.</param>
/// <param name="Errors">Other jobs whose last error repeats its words.</param>
/// <param name="Stopped">Projections whose error does.</param>
/// <param name="AlsoPrinted">Streams of other articles with the same text or bytes.</param>
/// <param name="Touched">Streams of the events whose content goes.</param>
/// <param name="Claims">Statements of the article.</param>
/// <param name="Twins">Other addresses of it.</param>
sealed record ErasurePlan(
    ArticleErased Because, IReadOnlyList<(long Position, ErasureNotice Left)> Events, IReadOnlyList<Blocked> Blocked,
    IReadOnlyList<long> Jobs, IReadOnlyList<long> Dead, IReadOnlyList<long> Errors, IReadOnlyList<string> Stopped, IReadOnlyList<string> AlsoPrinted,
    IReadOnlyList<string> Touched, int Claims, int Twins)
{
    // What is only told (an error, a dead letter) goes when it repeats four words in a row, or all of a shorter text; work that is still to
    // be done has to repeat more, for it ends with its words.
    const int TellingWords = 4, ShortText = 3, WorkingWords = 6;
    static readonly string Elsewhere = Statements.Read("printed_elsewhere");
    static readonly string About = Statements.Read("streams_about");
    static readonly string TriageAbout = Statements.Read("triage_streams_about");
    static readonly string TwinsOf = Statements.Read("twins_of");
    static readonly string JobTexts = Statements.Read("job_texts");

    /// <summary>Looks everything up.</summary>
    /// <param name="store">The log.</param>
    /// <param name="source">The database.</param>
    /// <param name="article">An article whose removal is on record.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="foreseen">A removal that is only thought of, with the speakers whose names would go; null: the one on record.</param>
    public static async Task<ErasurePlan?> MakeAsync(
        EventStore.EventStore store, NpgsqlDataSource source, Guid article, CancellationToken ct, (ArticleErased Because, IReadOnlySet<Guid> Names)? foreseen = null)
    {
        var own = await store.ReadStreamAsync(Streams.Article(article), ct: ct).ToListAsync(ct);
        if ((foreseen?.Because ?? own.Select(e => e.Data).OfType<ArticleErased>().LastOrDefault()) is not { } because) return null;
        var twins = (await RowsAboutAsync(source, TwinsOf, article, ct)).Select(Streams.IdOf).ToHashSet();
        var traces = ArticleTraces.Of(article, [.. own.Select(e => e.Data)], await StreamsAboutAsync(source, article, ct)) with
        {
            Twins = twins,
            Printed = new(own.Select(e => e.Data).OfType<RevisionRecorded>().SelectMany(r => new[] { r.Text, r.Title ?? "" }), EraseArticleHandler.SharedWords, shortest: 2),
        };
        List<RecordedEvent> theirs = [];
        foreach (var twin in twins) theirs.AddRange(await store.ReadStreamAsync(Streams.Article(twin), ct: ct).ToListAsync(ct));
        List<RecordedEvent> all = [.. own, .. theirs];
        foreach (var stream in traces.Stories.Select(Streams.Story).Concat(traces.Speakers.Select(Streams.Speaker)))
            all.AddRange(await store.ReadStreamAsync(stream, ct: ct).ToListAsync(ct));
        // What links a speaker with others stands on the streams of both, and repeats their names.
        foreach (var linked in SpeakerTraces.LinkedWith([.. all.Select(e => e.Data)]).Except(traces.Speakers).ToList())
            all.AddRange(await store.ReadStreamAsync(Streams.Speaker(linked), ct: ct).ToListAsync(ct));
        foreach (var stream in await TriageStreamsAsync(source, traces.Stories, ct))
            all.AddRange(await store.ReadStreamAsync(stream, ct: ct).ToListAsync(ct));
        var names = foreseen?.Names ?? all.Select(e => e.Data).OfType<SpeakerErased>().Where(s => (s.At, s.Reason) == (because.At, because.Reason))
            .Select(s => s.SpeakerId).ToHashSet();
        var events = all.Select(e => (Event: e, Left: traces.LeftOf(e.Stream, e.Data, names, because)))
            .Where(e => e.Left is not null).ToList();

        var revisions = own.Select(e => e.Data).OfType<RevisionRecorded>().ToList();
        // Bytes that were fetched for it and never read, and what feeds carried of it, are kept too.
        List<object> told = [.. own.Concat(theirs).Select(e => e.Data)];
        List<string> bytes = [.. revisions.Select(r => r.Sha256).Concat(told.OfType<ArticleFetched>().Select(f => f.Sha256))
            .Concat(told.OfType<ArticleSighted>().Select(s => s.ContentSha256).OfType<string>()).Distinct()];
        var elsewhere = await ElsewhereAsync(source, [article, .. twins], bytes, [.. revisions.Select(r => r.Text)], ct);
        List<Blocked> blocked =
            [.. told.OfType<ArticleDiscovered>().Select(d => d.Url).OfType<Uri>().Select(Operations.Blocked.Address)];
        if (elsewhere.Count == 0)
            blocked.AddRange(revisions.Where(r => r.Text.Any(char.IsLetterOrDigit)).Select(r => Operations.Blocked.Text(r.Text)));
        blocked.AddRange(bytes.Where(h => elsewhere.All(e => e.Sha256 != h)).Select(Operations.Blocked.Bytes));

        var repeated = await ToldAsync(source, traces, [.. events.Select(e => e.Event)], ct);
        return new(because, [.. events.Select(e => (e.Event.Position, e.Left!)).OrderBy(e => e.Position)], [.. blocked.Distinct()],
            [.. repeated.Where(t => t is { What: "job", Whole: true }).Select(t => t.Id)],
            [.. repeated.Where(t => t.What == "dead").Select(t => t.Id)],
            [.. repeated.Where(t => t is { What: "job", Whole: false }).Select(t => t.Id)],
            [.. repeated.Where(t => t.What == "projection").Select(t => t.Name)],
            [.. elsewhere.Select(e => e.Stream).Distinct()], [.. events.Select(e => e.Event.Stream).Distinct()], traces.Claims.Count, twins.Count);
    }

    /// <summary>Streams of stories and speakers that tell of an article: a second look, should its own stream not name them all.</summary>
    public static Task<IReadOnlyList<string>> StreamsAboutAsync(NpgsqlDataSource source, Guid article, CancellationToken ct) =>
        RowsAboutAsync(source, About, article, ct);

    // What editors wrote when they set a question about one of its stories aside.
    static async Task<IReadOnlyList<string>> TriageStreamsAsync(NpgsqlDataSource source, IEnumerable<Guid> stories, CancellationToken ct)
    {
        await using var command = source.CreateCommand(TriageAbout);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = stories.Select(s => s.ToString()).ToArray() });
        return await command.RowsAsync(r => r.GetString(0), ct);
    }

    static async Task<IReadOnlyList<string>> RowsAboutAsync(NpgsqlDataSource source, string statement, Guid article, CancellationToken ct)
    {
        await using var command = source.CreateCommand(statement);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = article.ToString() });
        return await command.RowsAsync(r => r.GetString(0), ct);
    }

    static async Task<List<(string Stream, string Sha256)>> ElsewhereAsync(
        NpgsqlDataSource source, IReadOnlyList<Guid> articles, List<string> bytes, List<string> texts, CancellationToken ct)
    {
        if (bytes.Count == 0) return [];
        await using var command = source.CreateCommand(Elsewhere);
        command.CommandTimeout = 0;
        command.Parameters.Add(new() { Value = articles.Select(Streams.Article).ToArray() });
        command.Parameters.Add(new() { Value = bytes.ToArray() });
        command.Parameters.Add(new() { Value = texts.ToArray() });
        return await command.RowsAsync(r => (r.GetString(0), r.GetString(1)), ct);
    }

    // Jobs that name the article or one of its claims, came from one of its events, or repeat its words.
    static async Task<List<(string What, long Id, string Name, bool Whole)>> ToldAsync(
        NpgsqlDataSource source, ArticleTraces traces, IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        var positions = events.Select(e => e.Position).ToHashSet();
        var ids = traces.Claims.Append(traces.Article).Concat(traces.Twins).Select(id => id.ToString())
            .Concat(events.Select(e => e.Data).OfType<ArticleDiscovered>().Select(d => d.Url?.AbsoluteUri).OfType<string>())
            .Concat(events.Select(e => e.Data).OfType<RevisionRecorded>().Select(r => r.Sha256)).ToList();
        List<string> texts = [.. events.SelectMany(e => Strings(e.Json)).Distinct()];
        var (told, working) = (new RepeatedWords(texts, TellingWords, ShortText), new RepeatedWords(texts, WorkingWords, WorkingWords));
        await using var command = source.CreateCommand(JobTexts);
        var rows = await command.RowsAsync(r => (What: r.GetString(0), Id: r.GetString(1), Kind: r.GetString(2), Key: Text(r, 3),
            Args: r.GetString(4), Error: Text(r, 5), Cause: r.IsDBNull(6) ? null : (long?)r.GetInt64(6)), ct);
        return
        [
            .. from row in rows
               where row.Kind != JobKinds.CarryOutErasure
               let whole = (row.Cause is { } cause && positions.Contains(cause))
                   || Named(row.Args) || Named(row.Key) || working.AreIn(row.Args)
               where whole || Named(row.Error) || told.AreIn(row.Error) || (row.What == "dead" && told.AreIn(row.Args))
               select (row.What, row.What == "projection" ? 0 : long.Parse(row.Id, CultureInfo.InvariantCulture), row.Id, whole),
        ];

        static string Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);
        bool Named(string text) => ids.Any(id => text.Contains(id, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Every string value of a payload, however deep.</summary>
    static IEnumerable<string> Strings(string json)
    {
        using var document = JsonDocument.Parse(json, new() { MaxDepth = 1000 });
        return [.. Within(document.RootElement)];

        static IEnumerable<string> Within(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(Within),
            JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Within(p.Value)),
            _ => [],
        };
    }
}
