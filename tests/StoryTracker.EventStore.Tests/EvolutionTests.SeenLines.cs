using NpgsqlTypes;

namespace StoryTracker.EventStore.Tests;

/// <summary>Position and item of every line, as either release reads it; the key refuses a second time.</summary>
sealed class SeenLines : Projection
{
    public const string ProjectionName = "seen-lines";
    public const string Positions = "select array_agg(position order by position) from storytracker.seen_lines_v1";

    static readonly RowStatement Seen = new("insert into seen_lines_v1 select * from unnest($1::bigint[], $2::text[])",
        NpgsqlDbType.Bigint, NpgsqlDbType.Text);

    public override string Name => ProjectionName;
    public override int Version => 1;
    public override IReadOnlyList<string> EventTypes => ["line-added"];
    public override string CreateSql => "create table if not exists seen_lines_v1 (position bigint primary key, item text)";

    public override void Project(RecordedEvent e, ProjectionRows rows) =>
        rows.Add(Seen, e.Position, e.Data switch { LineAdded line => line.Item, PricedLine line => line.Item, _ => null });
}
