using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using StoryTracker.App.Access;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Triage;

namespace StoryTracker.App.Triage;

/// <summary>What editors do with items of the triage instead of answering them: loads, decides, puts on record.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="source">The database.</param>
/// <param name="clock">When.</param>
public sealed class QueuedItems(Decisions decisions, NpgsqlDataSource source, TimeProvider clock)
{
    static readonly string Left = Statements.Read("triage_marks_left"), Carried = Statements.Read("triage_mark_carried");
    static readonly string Known = Statements.Read("triage_streams_of");

    /// <summary>Whether an event tells of an item that is not there for whoever asks just now.</summary>
    public static bool Hides(object data) => data is IQueueEvent { Stories.Count: > 0 } e && e.Stories.All(Readership.Hides);

    /// <summary>An item as it is now.</summary>
    public Task<Versioned<QueuedItem>> LoadAsync(string item, CancellationToken ct) =>
        decisions.LoadAsync<QueuedItem>(Streams.Triage(DerivedId.TriageItem(item)), ct);

    /// <summary>Sets an item aside.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="ItemChangedException">Somebody else was first.</exception>
    public Task<long?> DecideAsync(SetItemAside command, Guid? key, CancellationToken ct) =>
        CommitAsync(command.On.Item, command.By, key, (item, now) => DecideOnItemHandler.Handle(command, item, now), ct);

    /// <summary>Puts an item off.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="ItemChangedException">Somebody else was first.</exception>
    public Task<long?> DecideAsync(SnoozeItem command, Guid? key, CancellationToken ct) =>
        CommitAsync(command.On.Item, command.By, key, (item, now) => DecideOnItemHandler.Handle(command, item, now), ct);

    /// <summary>Gives an item to somebody.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    /// <exception cref="ItemChangedException">Somebody else was first.</exception>
    public Task<long?> DecideAsync(AssignItem command, Guid? key, CancellationToken ct) =>
        CommitAsync(command.On.Item, command.By, key, (item, now) => DecideOnItemHandler.Handle(command, item, now), ct);

    /// <summary>Takes the last such decision back.</summary>
    /// <exception cref="CommandRefusedException">Somebody decided on it again since.</exception>
    public Task<long?> UndoAsync(UndoQueueDecision command, Guid? key, CancellationToken ct) =>
        CommitAsync(command.Item, command.By, key, (item, now) => DecideOnItemHandler.Handle(command, item, now), ct);

    /// <summary>
    /// Puts on record what editors did before there were events for it, as a table had it; each row once, however often this runs and wherever
    /// it is interrupted.
    /// </summary>
    /// <returns>Rows that were carried over.</returns>
    public async Task<int> CarryOverAsync(CancellationToken ct)
    {
        await using var left = source.CreateCommand(Left);
        var marks = await left.RowsAsync(r => (Id: r.GetInt64(0), Key: r.GetString(1), What: r.GetString(2), Reason: r.GetString(3),
            Until: r.IsDBNull(4) ? (DateTimeOffset?)null : r.GetFieldValue<DateTimeOffset>(4), To: r.IsDBNull(5) ? "" : r.GetString(5),
            By: r.GetString(6), At: r.GetFieldValue<DateTimeOffset>(7)), ct);
        foreach (var mark in marks)
        {
            var (item, stories) = await NowCalledAsync(mark.Key, ct);
            IQueueEvent e = mark.What switch
            {
                "aside" => new ItemSetAside(item, stories, mark.Reason, mark.By, mark.At),
                "snooze" => new ItemSnoozed(item, stories, mark.Until!.Value, mark.By, mark.At),
                _ => new ItemAssigned(item, stories, mark.To, mark.By, mark.At),
            };
            await decisions.CommitAsync(new(mark.By), null, async ct =>
                Outcome.Append(Streams.Triage(DerivedId.TriageItem(item)), (await LoadAsync(item, ct)).Version, [e]), ct, KeyOf(mark.Id));
            await using var carried = source.CreateCommand(Carried);
            carried.Parameters.Add(new() { Value = mark.Id });
            await carried.ExecuteNonQueryAsync(ct);
        }
        return marks.Count;
    }

    async Task<long?> CommitAsync(
        string item, string by, Guid? key, Func<Versioned<QueuedItem>, DateTimeOffset, Outcome> decide, CancellationToken ct) =>
        (await decisions.CommitAsync(new(by), null, async ct => decide(await LoadAsync(item, ct), clock.GetUtcNow()), ct, key)).Position;

    // One question a printed day used to be one a statement; and nobody wrote down which story an item was about.
    async Task<(string Item, IReadOnlyList<Guid> Stories)> NowCalledAsync(string key, CancellationToken ct)
    {
        var subject = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('+')[0].Split('@')[0];
        await using var command = source.CreateCommand(Known);
        command.Parameters.Add(new() { Value = subject });
        var on = await command.RowsAsync(r => (Stream: r.GetString(0), Article: r.IsDBNull(1) ? null : r.GetString(1),
            Printed: r.IsDBNull(2) ? null : r.GetString(2)), ct);
        var printed = on.Find(o => o is { Article: not null, Printed: not null });
        var item = key.StartsWith("date:", StringComparison.Ordinal) && printed.Printed is { } words
            ? $"date:{DerivedId.PrintedDay(Guid.Parse(printed.Article!, CultureInfo.InvariantCulture), words)}" : key;
        return (item, [.. on.Select(o => o.Stream).Where(s => s.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal)).Select(Streams.IdOf).Distinct()]);
    }

    static Guid KeyOf(long mark) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"triage-mark\n{mark.ToString(CultureInfo.InvariantCulture)}")).AsSpan(0, 16));
}
