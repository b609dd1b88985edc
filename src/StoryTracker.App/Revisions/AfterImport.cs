using Npgsql;
using StoryTracker.App.Corroboration;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.EventStore;

namespace StoryTracker.App.Revisions;

/// <summary>
/// What a dump does not hold because it follows from the record: the bands by which copies are recognised, the keys by which statements are looked up, and
/// the next look at each page.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="copies">Keeps bands.</param>
/// <param name="statements">Looks statements up.</param>
/// <param name="matching">Keeps their keys.</param>
/// <param name="decisions">Loads articles.</param>
/// <param name="jobs">The job queue.</param>
/// <param name="clock">When the looks are due.</param>
public sealed class AfterImport(
    NpgsqlDataSource source, CopyRecognition copies, StatementIndex statements, StatementMatching matching, Decisions decisions, JobQueue jobs, TimeProvider clock)
{
    const int Batch = 500;
    static readonly string WithoutBands = Statements.Read("texts_without_bands"), ToRevisit = Statements.Read("pages_to_revisit");

    /// <summary>Makes it anew; what is there already is left as it is.</summary>
    /// <param name="ct">Stops it; the next run goes on.</param>
    public async Task RunAsync(CancellationToken ct)
    {
        await BandsAsync(ct);
        await KeysAsync(ct);
        await LooksAsync(ct);
    }

    async Task BandsAsync(CancellationToken ct)
    {
        for (var after = Guid.Empty; ;)
        {
            await using var command = source.CreateCommand(WithoutBands);
            command.CommandTimeout = 0;
            command.Parameters.Add(new() { Value = after });
            command.Parameters.Add(new() { Value = Batch });
            var rows = await command.RowsAsync(r => r.GetGuid(0), ct);
            foreach (var id in rows)
                if ((await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State is { RemovedAt: null, Current: { } current }) await copies.KeepAsync(id, current, ct);
            if (rows.Count < Batch) return;
            after = rows[^1];
        }
    }

    async Task KeysAsync(CancellationToken ct)
    {
        for (var after = Guid.Empty; ;)
        {
            var ids = await statements.WithoutKeysAsync(after, Batch, ct);
            foreach (var id in ids)
                if ((await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State is { RemovedAt: null, Assignment: not null, LatestExtraction: not null } article)
                    await matching.KeepAsync(article, ct);
            if (ids.Count < Batch) return;
            after = ids[^1];
        }
    }

    async Task LooksAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        for (var after = Guid.Empty; ;)
        {
            await using var command = source.CreateCommand(ToRevisit);
            command.CommandTimeout = 0;
            command.Parameters.Add(new() { Value = now.AddYears(-1) });
            command.Parameters.Add(new() { Value = after });
            command.Parameters.Add(new() { Value = Batch });
            var rows = await command.RowsAsync(r => (Id: r.GetGuid(0), Changed: r.GetFieldValue<DateTimeOffset>(1)), ct);
            var due = rows.Select(r => (r.Id, At: RevisitSchedule.Next(r.Changed, now, false, RevisitSchedule.SpreadOf(r.Id)))).Where(r => r.At is not null)
                .Select(r => Decisions.Job(new RevisitArticle(r.Id, r.At))).ToList();
            if (due.Count > 0) await jobs.EnqueueAsync(due, null, ct);
            if (rows.Count < Batch) return;
            after = rows[^1].Id;
        }
    }
}
