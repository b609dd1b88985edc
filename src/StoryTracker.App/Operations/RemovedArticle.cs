using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.Domain.Articles;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Something that would bring a removed article back.</summary>
/// <param name="Kind"><c>address</c>, <c>text</c> or <c>bytes</c>.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record Blocked(string Kind, string Sha256)
{
    /// <summary>An address, in its canonical form.</summary>
    public static Blocked Address(Uri url) => new("address", Hash(CanonicalUrl.Of(url).AbsoluteUri));

    /// <summary>A text; case, spacing and punctuation do not matter.</summary>
    public static Blocked Text(string text) => new("text", Hash(string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant()));

    /// <summary>Bytes as they came, by their hash.</summary>
    public static Blocked Bytes(string sha256) => new("bytes", sha256);

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>An article that was removed on legal request, as it is entered beside the log.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Reason">Why.</param>
/// <param name="LegalReference">File number of the request, null when there is none.</param>
/// <param name="By">Who removed it.</param>
/// <param name="At">When.</param>
/// <param name="Blocked">What of it is not put on record again.</param>
public sealed record RemovedArticle(
    Guid ArticleId, string Reason, string? LegalReference, string By, DateTimeOffset At, IReadOnlyList<Blocked> Blocked)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a line of a dump or a ledger.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static RemovedArticle Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<RemovedArticle>(json, Json) ?? throw new FormatException("is not a removed article");
        }
        catch (JsonException e)
        {
            throw new FormatException("is not a removed article", e);
        }
    }

    /// <summary>Parameters of the statements that enter it, in their order.</summary>
    internal NpgsqlParameter[] Parameters() =>
    [
        new() { Value = ArticleId }, new() { Value = Reason },
        new() { Value = (object?)LegalReference ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
        new() { Value = By }, new() { Value = At.UtcDateTime }, new() { Value = Blocked.Select(b => b.Kind).ToArray() },
        new() { Value = Blocked.Select(b => b.Sha256).ToArray() },
    ];
}

/// <summary>The removed articles and the block list in a dump and in a ledger of erasures: a line an article.</summary>
sealed class RemovedLines : IDumpPart
{
    static readonly string Dump = Statements.Read("erased_articles");
    static readonly string Block = Statements.Read("block_article");

    /// <summary>The word its lines begin with.</summary>
    public const string KindName = "removed";

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(NpgsqlConnection snapshot, CancellationToken ct) => JsonRows.ReadAsync(snapshot, Dump, ct);

    /// <inheritdoc/>
    public async Task WriteAsync(NpgsqlConnection transaction, ReadOnlyMemory<byte> row, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Block, transaction);
        command.Parameters.AddRange(RemovedArticle.Read(row.Span).Parameters());
        await command.ExecuteNonQueryAsync(ct);
    }
}
