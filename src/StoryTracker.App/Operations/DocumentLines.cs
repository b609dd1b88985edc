using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>The raw bytes in a dump: a line a document, in base64, in the order of their hashes.</summary>
sealed class DocumentLines : IDumpPart
{
    static readonly string Dump = Statements.Read("dump_documents");
    static readonly string Take = Statements.Read("take_document");

    /// <inheritdoc/>
    public string Kind => "document";

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(NpgsqlConnection snapshot, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Dump, snapshot) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct))
        {
            var (sha256, mediaType, storedAt) = (reader.GetString(0), JsonSerializer.Serialize(reader.GetString(1)), reader.GetString(2));
            var bytes = Convert.ToBase64String(reader.GetFieldValue<byte[]>(3));
            yield return Encoding.UTF8.GetBytes(
                $$"""{"sha256":"{{sha256}}","mediaType":{{mediaType}},"storedAt":"{{storedAt}}","bytes":"{{bytes}}"}""");
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(NpgsqlConnection transaction, ReadOnlyMemory<byte> row, CancellationToken ct)
    {
        var (sha256, mediaType, storedAt, bytes) = Parse(row);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256)
            throw new FormatException("holds bytes that do not have the hash they are kept under");
        await using var command = new NpgsqlCommand(Take, transaction);
        foreach (var value in new object[] { sha256, mediaType, storedAt, bytes }) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(ct);
    }

    static (string, string, DateTime, byte[]) Parse(ReadOnlyMemory<byte> row)
    {
        try
        {
            using var json = JsonDocument.Parse(row);
            var at = json.RootElement.GetProperty("storedAt").GetString()!;
            return (json.RootElement.GetProperty("sha256").GetString()!, json.RootElement.GetProperty("mediaType").GetString()!,
                DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                json.RootElement.GetProperty("bytes").GetBytesFromBase64());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("is not a document of a dump", e);
        }
    }
}
