using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Verifies every invariant of the record: the kernel's, and that every claim of every story is the slice of the text it points to.</summary>
/// <param name="source">The database.</param>
/// <param name="store">The event store.</param>
public sealed class NewsroomCheck(NpgsqlDataSource source, EventStore.EventStore store)
{
    static readonly string Missing = Statements.Read("missing_documents");
    static readonly string Unfinished = Statements.Read("removal_unfinished");
    static readonly string FollowUpsAstray = Statements.Read("follow_ups_astray");
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
        yield return await new SpeakersCheck(store).RunAsync(ct);
        yield return await FollowUpsAsync(ct);
        yield return await new MembershipCheck(store).RunAsync(ct);
    }

    async Task<CheckFinding> ClaimsAsync(IProgress<long>? progress, CancellationToken ct)
    {
        const string Invariant = "claims-prove-themselves";
        Dictionary<(Guid, int), string?> texts = [];
        long claims = 0, position = 0;
        for (IReadOnlyList<RecordedEvent> page; (page = await store.ReadLogAsync(position, PageSize, ct)).Count > 0; progress?.Report(position))
        {
            foreach (var e in page)
            {
                position = e.Position;
                foreach (var claim in ClaimsIn(e.Data))
                {
                    claims++;
                    if (await TextAsync(claim.ArticleId, claim.Revision) is not { } text)
                        return new(Invariant, false, $"The claim at position {e.Position} quotes revision {claim.Revision} of article {claim.ArticleId}, which is not on record.");
                    if (!claim.ProvesItselfIn(text))
                        return new(Invariant, false, $"The claim at position {e.Position} is not the slice of article {claim.ArticleId} that it says it is.");
                }
                foreach (var (article, printed) in PrintedIn(e.Data))
                    if (await TextAsync(article, printed.Revision) is not { } text || !printed.Words.All(w => w.IsSliceOf(text)))
                        return new(Invariant, false, $"The words at position {e.Position} are not the slices of article {article} that they say they are.");
            }
        }
        return new(Invariant, true, $"All {claims} recorded claims are the characters of the text they point to.");

        async Task<string?> TextAsync(Guid id, int revision)
        {
            if (texts.TryGetValue((id, revision), out var known)) return known;
            if (texts.Count > 1000) texts.Clear();
            var article = (await store.LoadAsync<Article>(Streams.Article(id), null, ct)).State;
            return texts[(id, revision)] = article is null || revision < 1 || revision > article.Revisions.Count ? null : article.Revision(revision).Text;
        }
    }

    static IEnumerable<Claim> ClaimsIn(object data) => data switch
    {
        ClaimRecorded e => [e.Claim],
        ClaimRevised e => [e.Claim],
        ClaimAdded e => [e.Claim],
        ClaimsExtracted e => e.Claims.Select(c => c.Claim),
        _ => [],
    };

    static IEnumerable<(Guid Article, PrintedWords Printed)> PrintedIn(object data) => data switch
    {
        ClaimCorrected { Set.Words: { } words } e => [(e.ArticleId, new(e.Revision, words))],
        ClaimConfirmed { Set.Words: { } words } e => [(e.ArticleId, new(e.Revision, words))],
        ClaimDecisionUndone { Left.Words: { } words } e => [(e.ArticleId, new(e.Revision, words))],
        ClaimRefound e => [(e.ArticleId, e.Printed)],
        QuotationChanged { After: { } after } e => [(e.ArticleId, e.Before), (e.ArticleId, after)],
        QuotationChanged e => [(e.ArticleId, e.Before)],
        MentionResolved e => [(e.Candidate.IntroducedBy, new(e.Candidate.Revision, [e.Candidate.Introduction]))],
        MentionSuggested e => e.Candidates.Select(c => (c.IntroducedBy, new PrintedWords(c.Revision, [c.Introduction]))),
        RoleReported { Evidence: { } printed } e => [(e.ArticleId, new(e.Revision, [printed]))],
        _ => StatementsOf.Quoted(data).Select(w => (w.Article, new PrintedWords(w.Revision, [w.Words]))),
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

    async Task<CheckFinding> FollowUpsAsync(CancellationToken ct)
    {
        const string Invariant = "follow-ups-ask-once";
        await using var command = source.CreateCommand(FollowUpsAstray);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(Invariant, false, $"A follow-up of {row.GetString(0)} {row.GetInt32(1) switch { 1 => "asked twice for one day", 2 => "asked before its day was over", _ => "rests on nothing that is on the story" }}.")
            : new(Invariant, true, "Every follow-up rests on what is on its story, and asked once a day at most, when the day was over.");
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
