using System.Globalization;
using System.Text.Json;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.EventStore;

namespace StoryTracker.App.Audit;

/// <summary>Check every invariant of the record.</summary>
/// <param name="CheckId">Under which number it is noted.</param>
public sealed record CheckRecord(long CheckId);

/// <summary>A check of the record, as far as it has come.</summary>
/// <param name="Id">Its number.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Asked">When.</param>
/// <param name="Began">When it began, null while it waits.</param>
/// <param name="Head">The last position when it began.</param>
/// <param name="Reached">The position that was looked at last.</param>
/// <param name="Ended">When it ended, null until then.</param>
/// <param name="Findings">What it found so far, in order.</param>
public sealed record RecordCheck(
    long Id, string By, DateTimeOffset Asked, DateTimeOffset? Began, long? Head, long Reached, DateTimeOffset? Ended, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Whether everything holds; null until it has ended.</summary>
    public bool? Holds => Ended is null ? null : Findings.Count > 0 && Findings.All(f => f.Ok);

    /// <summary>True for one that has not ended and that no job is working on or waiting for: it was given up.</summary>
    public bool GivenUp { get; init; }
}

/// <summary>Checks of the record that administrators ask for: one at a time, carried out in the background, kept with what they found.</summary>
public interface IRecordChecks
{
    /// <summary>The last checks, newest first.</summary>
    Task<IReadOnlyList<RecordCheck>> LastAsync(CancellationToken ct);

    /// <summary>Asks for a check; while one is waiting or going on, that is the one.</summary>
    /// <returns>Its number.</returns>
    Task<long> AskAsync(string by, CancellationToken ct);
}

/// <summary>The checks in the database.</summary>
/// <param name="source">The database.</param>
/// <param name="jobs">Where they wait.</param>
public sealed class RecordChecks(NpgsqlDataSource source, JobQueue jobs) : IRecordChecks
{
    const int Shown = 10;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    static readonly string Last = Statements.Read("record_checks_last"), Ask = Statements.Read("record_check_ask"), Begin = Statements.Read("record_check_begin"),
        Reach = Statements.Read("record_check_reach"), End = Statements.Read("record_check_end");

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordCheck>> LastAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Last);
        command.Parameters.Add(new() { Value = Shown });
        return await command.RowsAsync(r => new RecordCheck(r.GetInt64(0), r.GetString(1), r.GetFieldValue<DateTimeOffset>(2), Time(r, 3), r.IsDBNull(4) ? null : r.GetInt64(4),
            r.GetInt64(5), Time(r, 6), JsonSerializer.Deserialize<List<CheckFinding>>(r.GetString(7), Json) ?? []) { GivenUp = r.GetBoolean(8) }, ct);

        static DateTimeOffset? Time(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
    }

    /// <inheritdoc/>
    public async Task<long> AskAsync(string by, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Ask);
        command.Parameters.Add(new() { Value = by });
        var id = (long)(await command.ExecuteScalarAsync(ct))!;
        // Its key: asked for again while it waits, or after it was given up, it is the same check.
        await jobs.EnqueueAsync([new(JobKinds.CheckRecord, new CheckRecord(id)) { Key = KeyOf(id) }], null, ct);
        return id;
    }

    /// <summary>Notes that a check begins, whatever a run before had found.</summary>
    internal Task BeginAsync(long id, long head, CancellationToken ct) => RunAsync(Begin, id, head, ct);

    /// <summary>Notes how far a check has come.</summary>
    internal Task ReachAsync(long id, long position, IReadOnlyList<CheckFinding> findings, CancellationToken ct) => RunAsync(Reach, id, position, ct, findings);

    /// <summary>Notes that a check has ended.</summary>
    internal Task EndAsync(long id, long position, IReadOnlyList<CheckFinding> findings, CancellationToken ct) => RunAsync(End, id, position, ct, findings);

    static string KeyOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{JobKinds.CheckRecord}:{id}");

    async Task RunAsync(string statement, long id, long position, CancellationToken ct, IReadOnlyList<CheckFinding>? findings = null)
    {
        await using var command = source.CreateCommand(statement);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = position });
        if (findings is not null) command.Parameters.Add(new() { Value = JsonSerializer.Serialize(findings, Json), NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(ct);
    }
}
