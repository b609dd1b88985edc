using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Feeds;

/// <summary>Validators of the pages of articles: a table beside the record. Losing a row costs one request that is not conditional.</summary>
/// <param name="source">The database.</param>
public sealed class PageFetches(NpgsqlDataSource source)
{
    static readonly string Look = Statements.Read("page_validators");
    static readonly string Write = Statements.Read("page_fetched");

    /// <summary>Validators of the page as it was fetched last and the address that gave them, null each when there are none.</summary>
    public async Task<(string? ETag, string? LastModified, Uri? From)> ReadAsync(Guid article, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Look);
        command.Parameters.Add(new() { Value = article });
        var rows = await command.RowsAsync(r => (Text(r, 0), Text(r, 1), Text(r, 2) is { } from ? new Uri(from) : null), ct);
        return rows.Count > 0 ? rows[0] : default;
    }

    /// <summary>Notes how a page was fetched.</summary>
    public async Task NoteAsync(Guid article, string? etag, string? lastModified, string? sha256, int? status, Uri from, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Write);
        command.Parameters.Add(new() { Value = article });
        foreach (var text in new[] { etag, lastModified, sha256 })
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.Add(new() { Value = now.UtcDateTime });
        command.Parameters.Add(new() { Value = from.AbsoluteUri });
        await command.ExecuteNonQueryAsync(ct);
    }

    static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
