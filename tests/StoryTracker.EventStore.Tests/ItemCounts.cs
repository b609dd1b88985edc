using NpgsqlTypes;

namespace StoryTracker.EventStore.Tests;

/// <summary>Counts items; "poison" cannot be projected, "bad-sql" fails in the database; asks for a job for each "reorder".</summary>
public sealed class ItemCounts(string name, int version = 1, bool requestsJobs = false) : Projection
{
    readonly string bare = $"{name.Replace('-', '_')}_v{version}";
    RowStatement? seen, counted, failing;

    public bool Cured { get; set; }
    public string Table => $"storytracker.{bare}";
    public override string Name => name;
    public override int Version => version;
    public override bool RequestsJobs => requestsJobs;
    public override IReadOnlyList<string> EventTypes => ["line-added"];
    public override string CreateSql => $"""
        create table if not exists {bare} (item text primary key, count bigint not null);
        create table if not exists {bare}_seen (position bigint primary key);
        """;

    public override void Project(RecordedEvent e, ProjectionRows rows)
    {
        var line = (LineAdded)e.Data;
        if (line.Item == "poison" && !Cured) throw new InvalidOperationException("poison cannot be counted");
        rows.Add(seen ??= new RowStatement($"insert into {bare}_seen select unnest($1::bigint[])", NpgsqlDbType.Bigint), e.Position);
        if (line.Item == "bad-sql" && !Cured)
            rows.Add(failing ??= new RowStatement("select 1 / (n - n) from unnest($1::bigint[]) n", NpgsqlDbType.Bigint), 1L);
        rows.Add(counted ??= new RowStatement($"""
            insert into {bare} as c select item, sum(count) from unnest($1::text[], $2::bigint[]) e(item, count) group by item
            on conflict (item) do update set count = c.count + excluded.count
            """, NpgsqlDbType.Text, NpgsqlDbType.Bigint), line.Item, (long)line.Count);
        if (line.Item == "reorder") rows.Request(new JobRequest("reorder", new TaskArgs(line.Count)) { Key = $"reorder:{e.Position}" });
    }
}
