using NpgsqlTypes;
using StoryTracker.EventStore;

namespace StoryTracker.Evolution.Node;

/// <summary>The lines, one row each, in a table of the release's version: release 2 adds the price.</summary>
/// <param name="release">1 or 2.</param>
public sealed class OrderLines(int release) : Projection
{
    static readonly RowStatement First = new("insert into order_lines_v1 select * from unnest($1::bigint[], $2::text[])",
        NpgsqlDbType.Bigint, NpgsqlDbType.Text);
    static readonly RowStatement Second = new("insert into order_lines_v2 select * from unnest($1::bigint[], $2::text[], $3::bigint[])",
        NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Bigint);

    /// <inheritdoc/>
    public override string Name => "order-lines";
    /// <inheritdoc/>
    public override int Version => release;
    /// <inheritdoc/>
    public override IReadOnlyList<string> EventTypes => ["line-added"];
    /// <inheritdoc/>
    public override string CreateSql => release == 1
        ? "create table if not exists order_lines_v1 (position bigint primary key, item text not null)"
        : "create table if not exists order_lines_v2 (position bigint primary key, item text not null, price bigint)";

    /// <inheritdoc/>
    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        if (e.Data is LineAdded first) rows.Add(First, e.Position, first.Item);
        else if (e.Data is PricedLineAdded second) rows.Add(Second, e.Position, second.Item, second.Price);
    }
}
