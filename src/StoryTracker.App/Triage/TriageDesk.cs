using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.App.Jobs;
using StoryTracker.Domain;
using StoryTracker.Domain.Triage;

namespace StoryTracker.App.Triage;

/// <summary>The triage on its index: every item is asked of its story or speaker before it is shown, and decided with the commands there are.</summary>
/// <param name="desk">Reads, as whoever asks may know it.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="queue">What editors do with items instead of answering them.</param>
/// <param name="answers">Carries answers out.</param>
/// <param name="jobs">What failed.</param>
/// <param name="clock">When.</param>
public sealed class TriageDesk(
    NewsroomDesk desk, EventStore.EventStore store, NpgsqlDataSource source, QueuedItems queue, TriageAnswers answers, IJobsDesk jobs,
    TimeProvider clock) : ITriageDesk
{
    // Items whose question has gone meanwhile are looked past, so many rows at most for a page.
    const int MostLookedPast = 100;

    static readonly string Queue = Statements.Read("triage_queue_v2"), One = Statements.Read("triage_item_v2");
    static readonly string Counts = Statements.Read("triage_counts_v2"), DateStories = Statements.Read("triage_date_stories_v2");
    static readonly string Automatic = Statements.Read("triage_automatic");

    static Guid[] Hidden => Readership.Current?.Hidden.ToArray() ?? [];

    readonly TriageQuestions questions = new(desk, store);

    /// <inheritdoc/>
    public async Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, bool jobs, CancellationToken ct)
    {
        var cursor = Cursor.Parse(after, p => (Value: double.Parse(p[0], CultureInfo.InvariantCulture), Key: p[1]));
        var failed = jobs && kind is null or FailedJobs.Kind ? await FailedAsync(ct) : [];
        // What comes on record after this is not on the page, whatever the page reads of it later.
        var position = await store.HeadAsync(ct);
        List<TriageItem> items = [];
        (double Value, string Key)? last = cursor;
        var more = true;
        for (var seen = 0; items.Count < limit && more && seen < limit + MostLookedPast;)
        {
            var rows = await RowsAsync(kind, last, limit, failed, ct);
            more = rows.Count == limit;
            foreach (var row in rows)
            {
                (seen, last) = (seen + 1, (row.Value, row.Key));
                if (await AskAsync(row, position, asksAway: false, ct) is { } item) items.Add(item);
                if (items.Count == limit) break;
            }
        }
        var named = key is null ? null : items.Find(i => i.Key == key) ?? await NamedAsync(key, position, jobs, ct);
        var inHand = named ?? items.FirstOrDefault();
        var (count, sample) = inHand is null ? await AutomaticAsync(ct) : (0, []);
        var counts = await CountsAsync(failed.Count, ct);
        var next = items.Count == limit && last is { } l ? Cursor.Format(l.Value.ToString("R", CultureInfo.InvariantCulture), l.Key) : null;
        return new(inHand, items, counts, count, sample, next);
    }

    async Task<TriageItem?> NamedAsync(string key, long position, bool mayJobs, CancellationToken ct) =>
        await RowAsync(key, mayJobs, ct) is { } row ? await AskAsync(row, position, asksAway: true, ct) : null;

    /// <inheritdoc/>
    public async Task<int> EditedAsync(CancellationToken ct)
    {
        const int Most = 20;
        var (position, count) = (await store.HeadAsync(ct), 0);
        foreach (var row in await RowsAsync("edit", null, Most, [], ct))
            if (await AskAsync(row, position, asksAway: false, ct) is not null) count++;
        return count;
    }

    /// <inheritdoc/>
    public async Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct)
    {
        // A command that was sent before gets the answer that it got then, whatever has changed since.
        if (decision.IdempotencyKey is { } sent && await store.PositionOfAsync(sent, ct) is { } answered) return new(answered);
        if (await RowAsync(decision.Key, decision.Jobs, ct) is not { } row)
            throw new CommandRefusedException("This is not in the triage any more.");
        var now = await AskAsync(row, await store.HeadAsync(ct), asksAway: true, ct);
        var seen = TriageVersion.Parse(decision.Seen);
        if (now is null || (seen is not null && !seen.IsSameAs(TriageVersion.Parse(now.Seen)!)))
            throw await ConflictAsync(row, seen, ct);
        try
        {
            return new(decision.Answer is "aside" or "snooze" or "assign"
                ? await PutOffAsync(row, decision, seen, ct) : await AnswerAsync(row, now, decision, ct));
        }
        catch (Exception first) when (first is ItemChangedException or Domain.Stories.ClaimChangedException or Domain.Stories.PrintedDayChangedException)
        {
            throw await ConflictAsync(row, seen, ct);
        }
    }

    Task<long?> AnswerAsync(TriageRow row, TriageItem now, TriageDecision decision, CancellationToken ct)
    {
        if (now.Answers.FirstOrDefault(a => a.Answer == decision.Answer) is not { } answer)
            throw new CommandRefusedException("That is no answer to this.");
        if (answer.NeedsReason && decision.Reason.Length == 0) throw new CommandRefusedException("Say why, so that the next editor can judge it.");
        return answers.CarryOutAsync(row, decision, TriageVersion.Parse(now.Seen)!.Of, ct);
    }

    async Task<long?> PutOffAsync(TriageRow row, TriageDecision d, TriageVersion? seen, CancellationToken ct)
    {
        var on = new ItemInHand(d.Key, row.Stories, seen?.Queue);
        return d.Answer switch
        {
            "aside" => await queue.DecideAsync(new SetItemAside(on, d.Reason, d.By), d.IdempotencyKey, ct),
            "snooze" => await queue.DecideAsync(new SnoozeItem(on, clock.GetUtcNow().AddDays(1), d.By), d.IdempotencyKey, ct),
            _ => await queue.DecideAsync(new AssignItem(on, d.Other, d.By), d.IdempotencyKey, ct),
        };
    }

    // Both versions: what the page showed, and what is on record since.
    async Task<TriageConflictException> ConflictAsync(TriageRow row, TriageVersion? seen, CancellationToken ct)
    {
        var before = seen is null ? null : await questions.AskAsync(row, seen.Position, ct);
        var now = await AskAsync(row, await store.HeadAsync(ct), asksAway: true, ct);
        return new(new(before, now, await MeanwhileAsync(row, seen, ct)));
    }

    async Task<IReadOnlyList<HistoryItem>> MeanwhileAsync(TriageRow row, TriageVersion? seen, CancellationToken ct)
    {
        const int MostTold = 5;
        var claims = row.Kind == "date" ? await questions.ClaimsAsync(row, seen?.Position, ct) : [];
        List<EventStore.RecordedEvent> since = [];
        foreach (var stream in row.Streams)
            await foreach (var e in store.ReadStreamAsync(stream, ct: ct))
                if (e.Position > (seen?.Position ?? 0) && row.IsToldBy(e, claims)) since.Add(e);
        // One commit on several statements is one decision.
        var told = since.DistinctBy(e => (e.Type, e.RecordedAt, e.Meta.By)).OrderBy(e => e.Position).TakeLast(MostTold);
        return await desk.HistoryOfAsync(told.Select(e => e.Position), ct);
    }

    // The question as it is now, with what editors did with it; null where nothing is asked just now.
    async Task<TriageItem?> AskAsync(TriageRow row, long position, bool asksAway, CancellationToken ct)
    {
        var item = await queue.LoadAsync(row.Key, ct);
        if (!asksAway && item.State?.IsAway(clock.GetUtcNow()) is true) return null;
        return (row.Failed is { } failed ? FailedJobs.Ask(row, failed) : await questions.AskAsync(row, null, ct)) is { } asked ? asked with
        {
            AssignedTo = item.State?.Assigned?.To,
            Seen = new TriageVersion(item.Version, position, asked.Seen).ToString(),
        } : null;
    }

    // What failed and nobody set aside, in the order of the queue.
    async Task<IReadOnlyList<TriageRow>> FailedAsync(CancellationToken ct)
    {
        List<TriageRow> rows = [];
        foreach (var row in FailedJobs.Rows(await jobs.JobsAsync(ct)))
            if ((await queue.LoadAsync(row.Key, ct)).State?.IsAway(clock.GetUtcNow()) is not true) rows.Add(row);
        return rows;
    }

    async Task<TriageRow?> RowAsync(string key, bool mayJobs, CancellationToken ct)
    {
        if (FailedJobs.IsOne(key)) return mayJobs ? FailedJobs.Rows(await jobs.JobsAsync(ct)).FirstOrDefault(r => r.Key == key) : null;
        await using var command = source.CreateCommand(One);
        command.Parameters.Add(new() { Value = key });
        return (await command.RowsAsync(TriageRow.Read, ct)).FirstOrDefault() is { } row ? await WithStoriesAsync(row, ct) : null;
    }

    async Task<List<TriageRow>> RowsAsync(string? kind, (double Value, string Key)? after, int limit, IReadOnlyList<TriageRow> failed, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Queue);
        command.Parameters.Add(new() { Value = (object?)kind ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = after?.Value ?? 0 });
        command.Parameters.Add(new() { Value = (object?)after?.Key ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = limit });
        command.Parameters.Add(new() { Value = Hidden });
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        List<TriageRow> rows = [];
        foreach (var row in await command.RowsAsync(TriageRow.Read, ct))
            if (await WithStoriesAsync(row, ct) is { } known) rows.Add(known);
        if (failed.Count == 0) return rows;
        var later = failed.Where(f => after is not { } a || f.Value < a.Value
            || (f.Value == a.Value && string.CompareOrdinal(f.Key, a.Key) > 0));
        return [.. rows.Concat(later).OrderByDescending(r => r.Value).Take(limit)];
    }

    // Stories that it is about and that are there for whoever asks; null where there were some, and none is.
    async Task<TriageRow?> WithStoriesAsync(TriageRow row, CancellationToken ct)
    {
        if (row.Kind == "speaker") return row;
        if (row.Kind != "date") return Readership.Hides(row.About) ? null : row with { Stories = [row.About] };
        await using var command = source.CreateCommand(DateStories);
        command.Parameters.Add(new() { Value = row.Key });
        var stories = (await command.RowsAsync(r => r.GetGuid(0), ct)).Where(s => !Readership.Hides(s)).ToList();
        return stories.Count == 0 ? null : row with { Stories = stories, About = stories.Contains(row.About) ? row.About : stories[0] };
    }

    async Task<IReadOnlyDictionary<string, long>> CountsAsync(int failed, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Counts);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = Hidden });
        var counts = (await command.RowsAsync(r => (r.GetString(0), r.GetInt64(1)), ct)).ToDictionary(r => r.Item1, r => r.Item2);
        if (failed > 0) counts[FailedJobs.Kind] = failed;
        return counts;
    }

    async Task<(long Count, IReadOnlyList<HistoryItem> Sample)> AutomaticAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Automatic);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime.Date, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        var rows = await command.RowsAsync(r => (Count: r.GetInt64(0), Position: r.GetInt64(1)), ct);
        var sample = await desk.HistoryOfAsync(rows.Select(r => r.Position), ct);
        return (rows.Count == 0 ? 0 : rows[0].Count, sample);
    }
}
