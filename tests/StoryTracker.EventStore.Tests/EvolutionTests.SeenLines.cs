using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

/// <summary>Position and item of every line, as either release reads it; the key refuses a second time.</summary>
sealed class SeenLines : Projection
{
    public const string ProjectionName = "seen-lines";
    public const string Positions = "select array_agg(position order by position) from seen_lines_v1";
    public override string Name => ProjectionName;
    public override int Version => 1;
    public override IReadOnlyList<string> EventTypes => ["line-added"];
    public override string CreateSql => "create table if not exists seen_lines_v1 (position bigint primary key, item text)";

    [SuppressMessage("Security", "CA2100", Justification = "A constant text.")]
    public override void Project(RecordedEvent e, NpgsqlBatch batch)
    {
        var item = e.Data switch { LineAdded line => line.Item, PricedLine line => line.Item, _ => null };
        var command = new NpgsqlBatchCommand("insert into seen_lines_v1 values ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter { Value = e.Position });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)item ?? DBNull.Value });
        batch.BatchCommands.Add(command);
    }
}
