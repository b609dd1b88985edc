using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Matching.Copies;

namespace StoryTracker.App.Revisions;

/// <summary>Recognises an article that prints the text of one we have: by an index of bands, then by the texts themselves.</summary>
/// <param name="source">The database.</param>
/// <param name="decisions">Loads articles.</param>
public sealed class CopyRecognition(NpgsqlDataSource source, Decisions decisions)
{
    static readonly string LookUp = Statements.Read("look_up_copies");

    /// <summary>Keeps the bands of a revision, and says of which article it is a copy: of those that are, the one we had first.</summary>
    /// <param name="article">The article.</param>
    /// <param name="revision">Its newest revision.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>The event to record, null for no copy or where it is on record.</returns>
    public async Task<ArticleRecognisedAsCopy?> RecogniseAsync(Article article, RevisionRecorded revision, CancellationToken ct)
    {
        var (text, printed) = (TextShingles.Of(revision.Text), PrintedText.Of(revision.Text));
        ArticleRecognisedAsCopy? found = null;
        var first = DateTimeOffset.MaxValue;
        foreach (var id in await LookUpAsync(article.Id, revision.Revision, MinHashBands.Of(text), ct))
        {
            var other = (await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State;
            if (other is not { RemovedAt: null, Current: { } current } || other.CopyOf.Exists(c => c.OriginalArticleId == article.Id)) continue;
            var comparison = CopyComparison.Of(text, TextShingles.Of(current.Text), printed, PrintedText.Of(current.Text));
            if (!comparison.IsCopy || other.Revisions[0].SeenAt >= first || other.Revisions[0].SeenAt > article.Revisions[0].SeenAt) continue;
            first = other.Revisions[0].SeenAt;
            found = new(article.Id, id, revision.Revision, current.Revision, Math.Round(comparison.Similarity, 4), Math.Round(comparison.Containment, 4),
                comparison.Reason);
        }
        return found is null || article.CopyOf.Exists(c => c.OriginalArticleId == found.OriginalArticleId && c.Revision == found.Revision) ? null : found;
    }

    /// <summary>Keeps the bands of a revision and looks for nothing.</summary>
    /// <param name="article">The article.</param>
    /// <param name="revision">Its newest revision.</param>
    /// <param name="ct">Ends the call.</param>
    internal Task KeepAsync(Guid article, RevisionRecorded revision, CancellationToken ct) =>
        LookUpAsync(article, revision.Revision, MinHashBands.Of(TextShingles.Of(revision.Text)), ct);

    async Task<List<Guid>> LookUpAsync(Guid article, int revision, IReadOnlyList<long> bands, CancellationToken ct)
    {
        await using var command = source.CreateCommand(LookUp);
        command.Parameters.Add(new() { Value = article });
        command.Parameters.Add(new() { Value = revision });
        command.Parameters.Add(new() { Value = bands.Select((_, i) => (short)i).ToArray() });
        command.Parameters.Add(new() { Value = bands.ToArray() });
        return await command.RowsAsync(r => r.GetGuid(0), ct);
    }
}
