using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Verifies every invariant of the record: the kernel's, and that every claim of every story is the slice of the text it points to.</summary>
/// <param name="source">The database.</param>
/// <param name="store">The event store.</param>
public sealed class NewsroomCheck(NpgsqlDataSource source, EventStore.EventStore store)
{
    static readonly string Missing = Statements.Read("missing_documents");
    static readonly string Unfinished = Statements.Read("removal_unfinished");
    const int PageSize = 500;

    /// <summary>Runs the checks in order; all are run, whatever fails.</summary>
    /// <param name="progress">Told the position reached, for long records.</param>
    /// <param name="ct">Stops it.</param>
    public async IAsyncEnumerable<CheckFinding> RunAsync(IProgress<long>? progress, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var result in await new StoreCheck(source).RunAsync(ct)) yield return result;
        yield return await ClaimsAsync(progress, ct);
        yield return await DocumentsAsync(ct);
        yield return await RemovalsAsync(ct);
    }

    async Task<CheckFinding> ClaimsAsync(IProgress<long>? progress, CancellationToken ct)
    {
        const string Invariant = "claims-prove-themselves";
        Dictionary<(Guid, int), string> texts = [];
        long claims = 0, position = 0;
        for (IReadOnlyList<RecordedEvent> page; (page = await store.ReadLogAsync(position, PageSize, ct)).Count > 0; progress?.Report(position))
        {
            foreach (var e in page)
            {
                position = e.Position;
                foreach (var claim in ClaimsIn(e.Data))
                {
                    claims++;
                    if (!texts.TryGetValue((claim.ArticleId, claim.Revision), out var text))
                    {
                        var article = (await store.LoadAsync<Article>(Streams.Article(claim.ArticleId), null, ct)).State;
                        if (article is null || claim.Revision < 1 || claim.Revision > article.Revisions.Count)
                            return new(Invariant, false, $"The claim at position {e.Position} quotes revision {claim.Revision} of article {claim.ArticleId}, which is not on record.");
                        if (texts.Count > 1000) texts.Clear();
                        texts[(claim.ArticleId, claim.Revision)] = text = article.Revision(claim.Revision).Text;
                    }
                    if (!claim.ProvesItselfIn(text))
                        return new(Invariant, false, $"The claim at position {e.Position} is not the slice of article {claim.ArticleId} that it says it is.");
                }
            }
        }
        return new(Invariant, true, $"All {claims} recorded claims are the characters of the text they point to.");
    }

    static IEnumerable<Claim> ClaimsIn(object data) => data switch
    {
        ClaimRecorded e => [e.Claim],
        ClaimRevised e => [e.Claim],
        ClaimsExtracted e => e.Claims.Select(c => c.Claim),
        _ => [],
    };

    async Task<CheckFinding> RemovalsAsync(CancellationToken ct)
    {
        const string Invariant = "removals-carried-out";
        await using var command = source.CreateCommand(Unfinished);
        return await command.ExecuteScalarAsync(ct) is string stream
            ? new(Invariant, false,
                $"Something of {stream} is still there, though its removal is on record; run 'storytracker erase' for it again, or let a worker run.")
            : new(Invariant, true, "Nothing of a removed article is there.");
    }

    async Task<CheckFinding> DocumentsAsync(CancellationToken ct)
    {
        const string Invariant = "raw-bytes-kept";
        await using var command = source.CreateCommand(Missing);
        return await command.ExecuteScalarAsync(ct) is string stream
            ? new(Invariant, false, $"The raw bytes of a revision of {stream} are not there.")
            : new(Invariant, true, "The raw bytes of every revision are there.");
    }
}
