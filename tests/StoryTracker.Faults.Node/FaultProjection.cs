using System.Diagnostics.CodeAnalysis;
using Npgsql;
using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>One row for every event that it applied, and a count: applying one twice fails, skipping one shows.</summary>
/// <param name="name">Its name and that of its table.</param>
/// <param name="poisoned">Whether it handles (and cannot apply) poisonous events.</param>
public sealed class FaultProjection(string name, bool poisoned = false) : Projection
{
    /// <summary>Its table: position, stream.</summary>
    public string Table => $"{name}_v1";
    /// <inheritdoc/>
    public override string Name => name;
    /// <inheritdoc/>
    public override int Version => 1;
    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes => poisoned ? ["noted", "effect", "linked", "poisonous"] : ["noted", "effect", "linked"];
    /// <inheritdoc/>
    public override string CreateSql => $"create table if not exists {Table} (position bigint primary key, stream text not null);";

    /// <inheritdoc/>
    [SuppressMessage("Security", "CA2100", Justification = "The name of the table is a constant of the tests.")]
    public override void Project(RecordedEvent e, NpgsqlBatch batch)
    {
        if (e.Data is Poisonous poison) throw new InvalidOperationException($"cannot be applied: {poison.Reason}");
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"insert into {Table} values ($1, $2)")
        {
            Parameters = { new NpgsqlParameter { Value = e.Position }, new NpgsqlParameter { Value = e.Stream } },
        });
    }
}
