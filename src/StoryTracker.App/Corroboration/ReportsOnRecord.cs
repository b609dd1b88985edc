using Npgsql;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Corroboration;

/// <summary>A claim with the revision that its words are cut from, as the matcher sees it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Report">The same for the matcher: its speaker is who the printed name stands for by now.</param>
/// <param name="Names">Every name under which the record may have its speaker; none where nobody could say.</param>
sealed record ClaimReport(StoryClaim Claim, RevisionRecorded Revision, Report Report, IReadOnlyList<Guid> Names);

/// <summary>Claims as reports, with their articles and with who their speakers are by now, each loaded once for one comparison.</summary>
/// <param name="decisions">Loads articles.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
sealed class ReportsOnRecord(Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source)
{
    readonly Dictionary<Guid, Article?> articles = [];

    /// <summary>An article, null where it is not on record or was removed.</summary>
    public async Task<Article?> ArticleAsync(Guid id, CancellationToken ct)
    {
        if (!articles.TryGetValue(id, out var article))
            articles[id] = article = (await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State;
        return article is { RemovedAt: null } ? article : null;
    }

    /// <summary>Claims as reports, in their order; without those whose article was removed.</summary>
    public async Task<List<ClaimReport>> OfAsync(IReadOnlyList<StoryClaim> claims, CancellationToken ct)
    {
        var who = await SpeakerIdentities.LoadAsync(store, source, claims.Select(c => c.Effective.Speaker.SpeakerId).OfType<Guid>(), null, ct);
        List<ClaimReport> reports = [];
        foreach (var claim in claims)
        {
            var effective = claim.Effective;
            if (await ArticleAsync(effective.ArticleId, ct) is not { } article || effective.Revision > article.Revisions.Count) continue;
            var revision = article.Revision(effective.Revision);
            Guid? speaker = effective.Speaker.SpeakerId is { } printed ? who.Who(printed, effective.ArticleId) : null;
            reports.Add(new(claim, revision, ReportsOf.Claim(claim.Id, effective, revision) with { SpeakerId = speaker?.ToString() },
                speaker is { } id ? who.NamesOf(id) : []));
        }
        return reports;
    }
}
