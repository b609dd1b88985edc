using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>The finding on one invariant.</summary>
/// <param name="Invariant">Its name.</param>
/// <param name="Ok">Whether it holds.</param>
/// <param name="Sentence">What was found.</param>
public sealed record CheckFinding(string Invariant, bool Ok, string Sentence);

/// <summary>Verifies what the engine promises about its tables, all invariants in one snapshot; the application adds its own.</summary>
/// <param name="source">The database.</param>
public sealed class StoreCheck(NpgsqlDataSource source)
{
    /// <summary>Checks every invariant of the engine; reads the whole log.</summary>
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(CancellationToken ct = default) =>
        await Statement.QueryAsync(source, "check", row => new CheckFinding(row.GetString(0), row.GetBoolean(1), row.GetString(2)), ct);
}
