using System.Security.Cryptography;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.App.Operations;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Reading;

namespace StoryTracker.App.Ingestion;

/// <summary>The block list: what was removed on legal request does not come back, from whatever side.</summary>
/// <param name="source">The database.</param>
public sealed class RemovedArticles(NpgsqlDataSource source)
{
    static readonly string Look = Statements.Read("blocked");
    static readonly string Forget = Statements.Read("forget_document");

    /// <summary>Refuses an article whose address, text or bytes are those of a removed one.</summary>
    /// <param name="article">The article as read.</param>
    /// <param name="raw">Its bytes as they came.</param>
    /// <param name="ct">Ends the call.</param>
    /// <exception cref="CommandRefusedException">It was removed.</exception>
    public async Task RefuseAsync(ReadArticle article, ReadOnlyMemory<byte> raw, CancellationToken ct)
    {
        List<Blocked> marks = [Blocked.Text(article.Text), Blocked.Bytes(Convert.ToHexStringLower(SHA256.HashData(raw.Span)))];
        if (article.Url is { } url) marks.Add(Blocked.Address(url));
        await using var command = source.CreateCommand(Look);
        command.Parameters.Add(new() { Value = marks.Select(m => m.Kind).ToArray() });
        command.Parameters.Add(new() { Value = marks.Select(m => m.Sha256).ToArray() });
        var at = await command.RowsAsync(r => r.GetFieldValue<DateTimeOffset>(0), ct);
        if (at.Count > 0) throw IngestArticleHandler.Refused(at[0]);
    }

    /// <summary>Deletes bytes that were kept for an article while it was being removed, unless another article came with them.</summary>
    /// <param name="article">The removed article.</param>
    /// <param name="sha256">Hash of the bytes.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task ForgetAsync(Guid article, string sha256, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Forget);
        command.Parameters.Add(new() { Value = article });
        command.Parameters.Add(new() { Value = sha256 });
        await command.ExecuteNonQueryAsync(ct);
    }
}
