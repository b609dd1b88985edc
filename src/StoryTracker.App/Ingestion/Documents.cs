using System.Security.Cryptography;
using Npgsql;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Ingestion;

/// <summary>Raw bytes as they came, kept unchanged under their SHA-256.</summary>
/// <param name="source">The database.</param>
public sealed class Documents(NpgsqlDataSource source)
{
    static readonly string Keep = Statements.Read("keep_document");
    static readonly string Fetch = Statements.Read("fetch_document");

    /// <summary>Keeps the bytes; the same bytes are kept once.</summary>
    /// <returns>Their hash, 64 lower-case hexadecimal digits.</returns>
    public async Task<string> KeepAsync(ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken ct)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await using var command = source.CreateCommand(Keep);
        command.Parameters.Add(new() { Value = sha256 });
        command.Parameters.Add(new() { Value = mediaType });
        command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = bytes });
        await command.ExecuteNonQueryAsync(ct);
        return sha256;
    }

    /// <summary>The bytes under a hash, null when there are none.</summary>
    public async Task<RawDocument?> FetchAsync(string sha256, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Fetch);
        command.Parameters.Add(new() { Value = sha256 });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new(reader.GetFieldValue<byte[]>(1), reader.GetString(0)) : null;
    }
}
