using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.App.Membership;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Triage;

/// <summary>The triage on its index: every item is asked of its story or speaker before it is shown, and decided with the commands there are.</summary>
/// <param name="desk">Reads, as whoever asks may know it.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="editing">Decisions about stories.</param>
/// <param name="utterances">Decisions about wordings.</param>
/// <param name="speakers">Decisions about who is who.</param>
/// <param name="claims">Decisions about claims.</param>
/// <param name="clock">When.</param>
public sealed class TriageDesk(
    NewsroomDesk desk, EventStore.EventStore store, NpgsqlDataSource source, StoryEditing editing, IUtterancesDesk utterances, ISpeakersDesk speakers, IClaimsDesk claims,
    TimeProvider clock) : ITriageDesk
{
    // Items whose question has gone meanwhile are looked past, so many rows at most for a page.
    const int MostLookedPast = 100;

    static readonly string Queue = Statements.Read("triage_queue_v1"), One = Statements.Read("triage_item_v1"), Counts = Statements.Read("triage_counts_v1");
    static readonly string Mark = Statements.Read("triage_mark"), Unmark = Statements.Read("triage_unmark"), Marked = Statements.Read("triage_marked");
    static readonly string Automatic = Statements.Read("triage_automatic");

    static Guid[] Hidden => Readership.Current?.Hidden.ToArray() ?? [];

    readonly TriageQuestions questions = new(desk, store);

    /// <inheritdoc/>
    public async Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, CancellationToken ct)
    {
        var cursor = Cursor.Parse(after, p => (Value: double.Parse(p[0], CultureInfo.InvariantCulture), Key: p[1]));
        List<TriageItem> items = [];
        (double Value, string Key)? last = cursor;
        var more = true;
        for (var seen = 0; items.Count < limit && more && seen < limit + MostLookedPast;)
        {
            var rows = await RowsAsync(kind, last, limit, ct);
            more = rows.Count == limit;
            foreach (var row in rows)
            {
                (seen, last) = (seen + 1, (row.Value, row.Key));
                if (await questions.AskAsync(row, ct) is { } item) items.Add(item);
                if (items.Count == limit) break;
            }
        }
        var inHand = key is null ? items.FirstOrDefault() : items.Find(i => i.Key == key) ?? await ItemAsync(key, ct) ?? items.FirstOrDefault();
        var (count, sample) = inHand is null ? await AutomaticAsync(ct) : (0, []);
        return new(inHand, items, await CountsAsync(ct), count, sample, items.Count == limit && last is { } l ? Cursor.Format(l.Value.ToString("R", CultureInfo.InvariantCulture), l.Key) : null);
    }

    /// <inheritdoc/>
    public async Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct)
    {
        if (decision.Answer is "aside" or "snooze" or "assign") return new(null, await PutOffAsync(decision, ct));
        if (await RowAsync(decision.Key, ct) is not { } row || await questions.AskAsync(row, ct) is not { } item)
            throw new CommandRefusedException("Somebody has decided this meanwhile, or it is not asked any more; nothing was changed.");
        if (decision.Seen.Length > 0 && decision.Seen != item.Seen)
            throw new CommandRefusedException("Somebody changed this since you opened it; look at it again and decide then. Nothing was changed.");
        if (item.Answers.FirstOrDefault(a => a.Answer == decision.Answer) is not { } answer) throw new CommandRefusedException("That is no answer to this.");
        if (answer.NeedsReason && decision.Reason.Length == 0) throw new CommandRefusedException("Say why, so that the next editor can judge it.");
        return new(await CarryOutAsync(row, decision, ct), null);
    }

    Task<long?> CarryOutAsync(TriageRow row, TriageDecision d, CancellationToken ct)
    {
        var (about, subject, key) = (row.About, row.Subject, d.IdempotencyKey);
        var because = d.Reason.Length > 0 ? d.Reason : "As the machine proposed, confirmed in the triage.";
        var who = new Decider(d.By, because, key);
        return (row.Kind, d.Answer) switch
        {
            ("story", "accept") => ConfirmAsync(about, d, ct),
            ("story", "duplicate") => editing.MergeAsync(new MergeStories(about, Other(d), because, d.By), key, ct),
            ("change", var answer) => editing.SettleAsync(new(about, subject, answer == "accept", d.Reason, d.By), key, ct),
            ("words", var answer) => utterances.DecideAsync(new AnswerParaphrase(about, subject, answer == "accept", d.Reason, d.By), ct, key),
            ("divergence", _) => utterances.DecideAsync(new DismissDivergence(about, subject, d.Reason, d.By), ct, key),
            ("who", "decline") => DeclineFirstAsync(about, subject, who, ct),
            ("who", _) => IdentifyAsync(about, subject, d, who, ct),
            ("speaker", "accept") => speakers.MergeAsync(about, subject, null, who, ct),
            ("speaker", _) => speakers.DeclineAsync(about, subject, who, ct),
            ("doubt" or "date", "dismiss") => claims.DismissAsync(new(about, subject, d.Reason, d.By), key, ct),
            ("doubt", _) => KeepAsync(about, subject, d, ct),
            _ => throw new CommandRefusedException("That is no answer to this."),
        };
    }

    async Task<long?> ConfirmAsync(Guid story, TriageDecision d, CancellationToken ct)
    {
        var state = await questions.StoryAsync(story, ct) ?? throw new CommandRefusedException("There is no such story on record.");
        return await editing.DescribeAsync(new(story, state.Title, state.Sentence, state.Terms, d.By), d.IdempotencyKey, ct);
    }

    async Task<long?> IdentifyAsync(Guid story, Guid claim, TriageDecision d, Decider who, CancellationToken ct)
    {
        var held = (await questions.StoryAsync(story, ct))!.Claims[claim];
        var candidate = held.Mention.Open(held.Machine).First();
        return await speakers.IdentifyAsync(story, claim, held.Revision, candidate.SpeakerId, candidate.Name, who, ct);
    }

    async Task<long?> DeclineFirstAsync(Guid story, Guid claim, Decider who, CancellationToken ct)
    {
        var held = (await questions.StoryAsync(story, ct))!.Claims[claim];
        return await speakers.DeclineMentionAsync(story, claim, held.Mention.Open(held.Machine).First().SpeakerId, who, ct);
    }

    // What an editor keeps is theirs from then on: the kind as found, said by a person.
    async Task<long?> KeepAsync(Guid story, Guid claim, TriageDecision d, CancellationToken ct)
    {
        var held = (await questions.StoryAsync(story, ct))!.Claims[claim];
        var because = d.Reason.Length > 0 ? d.Reason : "Read and kept as found, in the triage.";
        return await claims.CorrectAsync(new(story, claim, held.Revision, because, d.By) { Kind = held.Effective.Kind }, d.IdempotencyKey, ct);
    }

    static Guid Other(TriageDecision d) => Guid.TryParse(d.Other, out var id) ? id : throw new CommandRefusedException("Choose the story that it is a duplicate of.");

    async Task<long?> PutOffAsync(TriageDecision d, CancellationToken ct)
    {
        if (await RowAsync(d.Key, ct) is null or { IsHidden: true }) throw new CommandRefusedException("This is not in the triage any more.");
        if (d is { Answer: "aside", Reason.Length: 0 }) throw new CommandRefusedException("Say why it is set aside, so that the next editor can judge it.");
        if (d is { Answer: "assign", Other.Length: 0 }) throw new CommandRefusedException("Say to whom it is assigned.");
        if (d.Other.Length > 100 || d.Reason.Length > 500) throw new CommandRefusedException("A name has 100 characters at most, a reason 500.");
        await using var command = source.CreateCommand(Mark);
        command.Parameters.Add(new() { Value = d.Key });
        command.Parameters.Add(new() { Value = d.Answer });
        command.Parameters.Add(new() { Value = d.Reason });
        command.Parameters.Add(new() { Value = d.Answer == "snooze" ? clock.GetUtcNow().AddDays(1).UtcDateTime : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = d.Answer == "assign" ? d.Other : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = d.By });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <inheritdoc/>
    public async Task<TriageMark?> MarkAsync(long id, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Marked);
        command.Parameters.Add(new() { Value = id });
        return (await command.RowsAsync(r => new TriageMark(r.GetInt64(0), r.GetString(1), r.GetString(2) switch
        {
            "aside" => $"{r.GetString(6)} set it aside: {r.GetString(3)}",
            "snooze" => $"{r.GetString(6)} put it off until {r.GetDateTime(4).ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}.",
            _ => $"{r.GetString(6)} assigned it to {r.GetString(5)}.",
        }, !r.IsDBNull(8)), ct)).FirstOrDefault() is { } mark && await RowAsync(mark.Key, ct) is not { IsHidden: true } ? mark : null;
    }

    /// <inheritdoc/>
    public async Task<string> UnmarkAsync(long id, string by, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Unmark);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = by });
        return await command.ExecuteScalarAsync(ct) as string ?? throw new CommandRefusedException("It was taken back already.");
    }

    async Task<TriageItem?> ItemAsync(string key, CancellationToken ct) => await RowAsync(key, ct) is { } row ? await questions.AskAsync(row, ct) : null;

    async Task<TriageRow?> RowAsync(string key, CancellationToken ct)
    {
        await using var command = source.CreateCommand(One);
        command.Parameters.Add(new() { Value = key });
        return (await command.RowsAsync(TriageRow.Read, ct)).FirstOrDefault();
    }

    async Task<List<TriageRow>> RowsAsync(string? kind, (double Value, string Key)? after, int limit, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Queue);
        command.Parameters.Add(new() { Value = (object?)kind ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = after?.Value ?? 0 });
        command.Parameters.Add(new() { Value = (object?)after?.Key ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = limit });
        command.Parameters.Add(new() { Value = Hidden });
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        return await command.RowsAsync(TriageRow.Read, ct);
    }

    async Task<IReadOnlyDictionary<string, long>> CountsAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Counts);
        command.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = Hidden });
        return (await command.RowsAsync(r => (r.GetString(0), r.GetInt64(1)), ct)).ToDictionary(r => r.Item1, r => r.Item2);
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

/// <summary>A row of the queue.</summary>
sealed record TriageRow(string Key, string Kind, Guid About, Guid Subject, double Value, DateTimeOffset Asked, string? AssignedTo)
{
    /// <summary>Whether it is about a story that is not there for whoever asks.</summary>
    public bool IsHidden => Readership.Hides(About);

    public static TriageRow Read(NpgsqlDataReader r) => new(r.GetString(0), r.GetString(1), r.GetGuid(2), r.GetGuid(3), r.GetDouble(4),
        r.GetFieldValue<DateTimeOffset>(6), r.IsDBNull(7) ? null : r.GetString(7));
}
