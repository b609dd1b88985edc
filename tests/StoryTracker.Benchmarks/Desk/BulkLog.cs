using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.EventStore;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>
/// Puts events of new streams on an empty log by COPY: the same rows as appends leave, without a call for each commit, and without the proof of each passage,
/// which the maker of the words has cut himself. Nothing else may write meanwhile.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="types">How events are written.</param>
/// <param name="begin">Time of the first commit; each later one is a second after the one before.</param>
sealed class BulkLog(NpgsqlDataSource source, EventTypes types, DateTimeOffset begin)
{
    sealed record Stored(long Position, string Stream, int Version, EncodedEvent Event, DateTimeOffset At);

    readonly string meta = JsonSerializer.Serialize(new EventMetadata("benchmark"), types.Json);
    readonly Dictionary<string, int> versions = new(StringComparer.Ordinal);
    readonly List<Stored> open = [];
    long position;
    int commits;

    /// <summary>Adds what one commit has.</summary>
    public void Add(IEnumerable<(string Stream, object Data)> commit)
    {
        var at = begin.AddSeconds(commits++);
        foreach (var (stream, data) in commit)
            open.Add(new(++position, stream, versions[stream] = versions.GetValueOrDefault(stream) + 1, types.Encode(data), at));
    }

    /// <summary>Writes what was added.</summary>
    public async Task WriteAsync()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy storytracker.events (position, stream, version, type, schema, data, meta, recorded_at) from stdin (format binary)"))
        {
            foreach (var e in open)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(e.Position, NpgsqlDbType.Bigint);
                await copy.WriteAsync(e.Stream, NpgsqlDbType.Text);
                await copy.WriteAsync(e.Version, NpgsqlDbType.Integer);
                await copy.WriteAsync(e.Event.Name, NpgsqlDbType.Text);
                await copy.WriteAsync((short)e.Event.Schema, NpgsqlDbType.Smallint);
                await copy.WriteAsync(e.Event.Json, NpgsqlDbType.Jsonb);
                await copy.WriteAsync(meta, NpgsqlDbType.Jsonb);
                await copy.WriteAsync(e.At.UtcDateTime, NpgsqlDbType.TimestampTz);
            }
            await copy.CompleteAsync();
        }
        open.Clear();
        versions.Clear();
    }
}
