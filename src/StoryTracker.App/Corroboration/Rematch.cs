using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App.Corroboration;

/// <summary>What came of comparing an article again.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Before">The matcher that compared it before, null when none had.</param>
/// <param name="Asked">True when it is compared for the first time, by a background job.</param>
/// <param name="Proposals">What the matcher would have otherwise.</param>
/// <param name="Divergences">Divergences that nobody had seen.</param>
public sealed record Rematched(
    Guid ArticleId, string? Before, bool Asked, IReadOnlyList<MatchingProposed> Proposals, IReadOnlyList<Divergence> Divergences);

/// <summary>Compares history again with the matcher of this version. Differences are proposed to editors; nothing moves under them.</summary>
/// <param name="store">The log.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="matching">Compares.</param>
/// <param name="jobs">The job queue.</param>
/// <param name="clock">Time of the proposals.</param>
public sealed class Rematch(EventStore.EventStore store, Decisions decisions, StatementMatching matching, JobQueue jobs, TimeProvider clock)
{
    const int PageSize = 1000;
    static readonly LogFilter Placed = new(["article-assigned"]);

    /// <summary>Compares articles again, in the order in which they were placed; safe to stop and to repeat.</summary>
    /// <param name="story">Only the articles of this story, null for all.</param>
    /// <param name="dryRun">True to say what would be proposed and record nothing.</param>
    /// <param name="ct">Stops between articles.</param>
    public async IAsyncEnumerable<Rematched> RunAsync(Guid? story, bool dryRun, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var id in ArticlesAsync(story, ct))
        {
            var article = (await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State;
            if (article is not { RemovedAt: null, Assignment: not null, LatestExtraction: { } extraction }) continue;
            if (article.Matched is not { } matched || matched.Revision != extraction.Revision)
            {
                if (!dryRun) await jobs.EnqueueAsync([Decisions.Job(new MatchStatements(id, extraction.Revision))], null, ct);
                yield return new(id, null, true, [], []);
                continue;
            }
            if (matched.Matcher == matching.Matcher) continue;
            IReadOnlyList<MatchingProposed> proposals = [];
            IReadOnlyList<Divergence> divergences = [];
            async Task<Outcome> DecideAsync(CancellationToken ct)
            {
                var (findings, stories) = await matching.CompareAsync(article, every: true, ct);
                var now = clock.GetUtcNow();
                var known = stories.Values.Select(s => s.State).OfType<Story>().ToList();
                proposals = [.. ProposeMatchesHandler.Of(id, findings, stories, now).Where(p => known.Exists(s => ProposeMatchesHandler.IsNewTo(s, p)))];
                divergences = [.. known.SelectMany(s => ProposeMatchesHandler.NewDivergences(findings, s)).DistinctBy(d => d.Id)];
                return ProposeMatchesHandler.Handle(new(id), findings, stories, now);
            }
            if (dryRun) await DecideAsync(ct);
            else await decisions.CommitAsync(new($"matcher:{matching.Matcher}"), null, DecideAsync, ct);
            if (proposals.Count + divergences.Count > 0) yield return new(id, matched.Matcher, false, proposals, divergences);
        }
    }

    async IAsyncEnumerable<Guid> ArticlesAsync(Guid? story, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        if (story is { } one)
        {
            foreach (var id in (await decisions.LoadAsync<Story>(Streams.Story(one), ct)).State?.Articles.Keys.Order() ?? Enumerable.Empty<Guid>()) yield return id;
            yield break;
        }
        HashSet<Guid> seen = [];
        var head = await store.HeadAsync(ct);
        for (long position = 0; position < head;)
        {
            var page = await store.ReadLogAsync(position, PageSize, Placed, ct);
            foreach (var e in page)
                if (seen.Add(Streams.IdOf(e.Stream))) yield return Streams.IdOf(e.Stream);
            position = page.Count == PageSize ? page[^1].Position : head;
        }
    }
}
