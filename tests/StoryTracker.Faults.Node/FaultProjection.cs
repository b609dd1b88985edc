using NpgsqlTypes;
using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>One row for every event that it applied: applying one twice fails, skipping one shows.</summary>
/// <param name="name">Its name and that of its table.</param>
/// <param name="poisoned">Whether it handles (and cannot apply) poisonous events.</param>
public sealed class FaultProjection(string name, bool poisoned = false) : Projection
{
    readonly RowStatement insert = new($"insert into {name}_v1 select * from unnest($1, $2)", NpgsqlDbType.Bigint, NpgsqlDbType.Text);

    /// <inheritdoc/>
    public override string Name => name;
    /// <inheritdoc/>
    public override int Version => 1;
    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes =>
        poisoned ? ["noted", "effect", "linked", "poisonous"] : ["noted", "effect", "linked"];
    /// <inheritdoc/>
    public override string CreateSql => $"create table if not exists {name}_v1 (position bigint primary key, stream text not null);";

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        if (e.Data is Poisonous poison) throw new InvalidOperationException($"cannot be applied: {poison.Reason}");
        rows.Add(insert, e.Position, e.Stream);
    }
}
