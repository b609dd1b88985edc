using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.App.Jobs;

/// <summary>The desk on the queue.</summary>
/// <param name="source">The database.</param>
/// <param name="jobs">The queue.</param>
/// <param name="kinds">Kinds that this program works on.</param>
/// <param name="clock">When.</param>
public sealed class JobsDesk(NpgsqlDataSource source, JobQueue jobs, IReadOnlyList<string> kinds, TimeProvider clock) : IJobsDesk
{
    const int MostDead = 50_000, AtATime = 5000, MostSuspects = 20, LastDiscarded = 5;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    static readonly string Oldest = Statements.Read("oldest_jobs"), Discard = Statements.Read("discard_dead"), Lines = Statements.Read("dead_lines"),
        Letter = Statements.Read("dead_letter"), Suspects = Statements.Read("suspect_jobs"), Discarded = Statements.Read("discarded_jobs");

    /// <inheritdoc/>
    public async Task<JobsView> JobsAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var waiting = (await jobs.WaitingAsync(null, ct)).ToDictionary(w => w.Kind);
        var paused = (await jobs.PausedAsync(ct)).ToDictionary(p => p.Kind);
        var paces = await new JobPaces(source).ReadAsync(now, ct);
        await using var command = source.CreateCommand(Oldest);
        var oldest = (await command.RowsAsync(r => (r.GetString(0), r.GetFieldValue<DateTimeOffset>(1)), ct)).ToDictionary(r => r.Item1, r => (DateTimeOffset?)r.Item2);
        var rows = kinds.Union(waiting.Keys).Union(paused.Keys).Union(paces.Keys).Order(StringComparer.Ordinal).Select(k =>
            new JobKind(k, waiting.GetValueOrDefault(k)?.Due ?? 0, waiting.GetValueOrDefault(k)?.Later ?? 0, waiting.GetValueOrDefault(k)?.Leased ?? 0,
                oldest.GetValueOrDefault(k), paused.GetValueOrDefault(k)) { Pace = paces.GetValueOrDefault(k) });
        var dead = await LinesAsync(null, ct).Take(MostDead).ToListAsync(ct);
        List<DeadGroup> groups = [];
        foreach (var group in dead.GroupBy(d => (d.Kind, Cause: DeadLetterCause.Of(d.Error))).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
            if (await LetterAsync(group.MaxBy(d => d.DiedAt)!.Id, ct) is { } sample)
                groups.Add(new(group.Key.Kind, group.Key.Cause, group.Count(), sample.Job, sample.Job.Args, group.Min(d => d.DiedAt)) { Attempts = sample.Attempts });
        return new([.. rows], groups, dead.Count, dead.Count == MostDead, now)
        {
            Suspects = await SuspectsAsync(ct),
            Discarded = (await DiscardedAsync(null, LastDiscarded, ct)).Items,
        };
    }

    /// <inheritdoc/>
    public async Task<Page<DeadLine>> DeadAsync(string kind, string cause, string? after, int limit, CancellationToken ct)
    {
        var from = Cursor.Parse(after, p => long.Parse(p[0], CultureInfo.InvariantCulture)) ?? 0;
        var found = await LinesAsync(kind, ct, from).Where(d => DeadLetterCause.Of(d.Error) == cause).Take(limit + 1).ToListAsync(ct);
        return new([.. found.Take(limit)], found.Count > limit ? Cursor.Format(found[limit - 1].Id) : null);
    }

    /// <inheritdoc/>
    public async Task<DeadLetter?> LetterAsync(long id, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Letter);
        command.Parameters.Add(new() { Value = id });
        return (await command.RowsAsync(r =>
        {
            var job = new DeadJob(r.GetInt64(0), r.GetString(1), r.GetString(2), Text(r, 3), Text(r, 4), r.GetInt32(5), r.GetInt32(6), r.IsDBNull(7) ? null : r.GetInt64(7),
                r.GetFieldValue<DateTimeOffset>(8), r.GetString(9), r.GetFieldValue<DateTimeOffset>(10));
            return new DeadLetter(job, DeadLetterCause.Of(job.Error), Attempts(r.GetString(11)));
        }, ct)).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<Page<DiscardedJob>> DiscardedAsync(string? after, int limit, CancellationToken ct)
    {
        var cursor = Cursor.Parse(after, p => (At: DateTimeOffset.Parse(p[0], CultureInfo.InvariantCulture), Id: long.Parse(p[1], CultureInfo.InvariantCulture)));
        await using var command = source.CreateCommand(Discarded);
        command.Parameters.Add(new() { Value = (object?)cursor?.At.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = limit + 1 });
        command.Parameters.Add(new() { Value = cursor?.Id ?? 0 });
        var rows = await command.RowsAsync(r => new DiscardedJob(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4)), ct);
        return new([.. rows.Take(limit)], rows.Count > limit ? Cursor.Format(rows[limit - 1].At.ToString("O", CultureInfo.InvariantCulture), rows[limit - 1].Id) : null);
    }

    /// <inheritdoc/>
    public async Task<int> RetryAsync(long id, bool group, CancellationToken ct)
    {
        var back = await jobs.RetryDeadAsync(await MeantAsync(id, group, ct), ct);
        return back.Count > 0 ? back.Count : throw new CommandRefusedException("Another job with the same key is waiting, so the dead letter was left as it is.");
    }

    /// <inheritdoc/>
    public async Task<int> DiscardAsync(long id, bool group, string reason, string by, CancellationToken ct)
    {
        if (reason.Length == 0) throw new CommandRefusedException("Say why it is discarded: it cannot be brought back.");
        await using var command = source.CreateCommand(Discard);
        command.Parameters.Add(new() { Value = (await MeantAsync(id, group, ct)).ToArray() });
        command.Parameters.Add(new() { Value = reason });
        command.Parameters.Add(new() { Value = by });
        return (int)(long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <inheritdoc/>
    public async Task PauseAsync(string kind, string by, CancellationToken ct)
    {
        if (!kinds.Contains(kind) && (await jobs.WaitingAsync([kind], ct)).Count == 0) throw new CommandRefusedException($"There is no kind '{kind}'.");
        await jobs.PauseAsync(kind, by, ct);
    }

    /// <inheritdoc/>
    public async Task ResumeAsync(string kind, CancellationToken ct)
    {
        if (!await jobs.ResumeAsync(kind, ct)) throw new CommandRefusedException($"The kind '{kind}' is not paused.");
    }

    async Task<IReadOnlyList<long>> MeantAsync(long id, bool group, CancellationToken ct)
    {
        if (await LetterAsync(id, ct) is not { } one) throw new CommandRefusedException("This dead letter is not there any more; load the page again.");
        return group ? await LinesAsync(one.Job.Kind, ct).Where(d => DeadLetterCause.Of(d.Error) == one.Cause).Select(d => d.Id).ToListAsync(ct) : [id];
    }

    // Dead letters by id, however many there are, without what is long.
    async IAsyncEnumerable<DeadLine> LinesAsync(string? kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct, long after = 0)
    {
        while (true)
        {
            await using var command = source.CreateCommand(Lines);
            command.Parameters.Add(new() { Value = after });
            command.Parameters.Add(new() { Value = AtATime });
            command.Parameters.Add(new() { Value = (object?)kind ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            var page = await command.RowsAsync(r => new DeadLine(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateTimeOffset>(3), r.GetInt32(4)), ct);
            foreach (var line in page) yield return line;
            if (page.Count < AtATime) yield break;
            after = page[^1].Id;
        }
    }

    async Task<IReadOnlyList<SuspectJob>> SuspectsAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Suspects);
        command.Parameters.Add(new() { Value = MostSuspects });
        return await command.RowsAsync(r => new SuspectJob(
            r.GetInt64(0), r.GetString(1), r.GetInt32(2), r.GetInt32(3), Text(r, 4), r.GetFieldValue<DateTimeOffset>(5), Attempts(r.GetString(6))), ct);
    }

    static List<JobAttempt> Attempts(string json) => JsonSerializer.Deserialize<List<JobAttempt>>(json, Json) ?? [];

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
