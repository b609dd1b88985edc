using StoryTracker.App.Ingestion;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>Where this matcher would have an article.</summary>
/// <param name="Primary">The story that it would first of all be on; one that nobody has opened where it would open one.</param>
/// <param name="Stories">Every story with its share and the reasons.</param>
/// <param name="KeptApart">Stories that look like it, and what keeps them apart.</param>
sealed record FoundPlaces(Guid Primary, IReadOnlyList<StoryShare> Stories, IReadOnlyList<string> KeptApart);

/// <summary>Reads the record from its beginning with a matcher that knows nothing yet, and notes where it would have had each article when it came.</summary>
/// <param name="store">The event store.</param>
sealed class PlacedAgain(EventStore.EventStore store)
{
    const int PageSize = 1000;
    readonly StoryArrivals arrivals = new();
    readonly ArrivalFold fold = new(store);
    readonly Dictionary<Guid, FoundPlaces> found = [];

    /// <summary>Reads up to what is on record now.</summary>
    /// <param name="progress">Told how many articles have been placed.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>By article, in order of arrival.</returns>
    public async Task<IReadOnlyDictionary<Guid, FoundPlaces>> ReadAsync(IProgress<int>? progress, CancellationToken ct)
    {
        var head = await store.HeadAsync(ct);
        for (long position = 0; position < head;)
        {
            var page = await store.ReadLogAsync(position, PageSize, ArrivalFold.Told with { UpToPosition = head }, ct);
            foreach (var e in page) await fold.TakeAsync(arrivals, e, article => Take(article, e.Data is ArticleAssigned), ct);
            position = page.Count == PageSize ? page[^1].Position : head;
            progress?.Report(found.Count);
        }
        return found;
    }

    // What this matcher finds is what it learns: a story that it would have told apart is one of its own for what comes after. Where editors
    // decided it learns what they decided.
    void Take(Article article, bool arrives)
    {
        var (extraction, standing) = (article.LatestExtraction!, article.Assignment!.Stories);
        var arrival = PlacementOf.Arrival(article, article.Revision(extraction.Revision), extraction);
        if (arrives) found[article.Id] = Found(arrivals.Assess(arrival), article.Id, found.GetValueOrDefault(article.Id));
        var shares = article.Decisions.Count > 0 || found.GetValueOrDefault(article.Id) is not { } places ? standing
            : ArticleShares.Effective(article.Id, places.Stories, article.Moves, new Dictionary<Guid, bool>());
        arrivals.Learn(arrival, [.. shares.Select(s => new ArrivalPlace(s.StoryId.ToString(), s.Weight, s.Primary))]);
    }

    // As the record takes it: what fits no story opens one, and a newer revision comes on further stories.
    static FoundPlaces Found(Assignment answer, Guid article, FoundPlaces? before)
    {
        List<StoryShare> stories = [.. answer.Stories.Select(s => new StoryShare(Guid.Parse(s.StoryId), s.Weight, s.Primary, s.Reasons))];
        if (stories.Count == 0 && before is not null) return before;
        if (stories.Count == 0) stories.Add(new(DerivedId.StoryOpenedBy(article), 1, true, ["nothing that had come in before it is alike enough"]));
        List<StoryShare> kept = [.. (before?.Stories ?? []).Where(b => !stories.Exists(s => s.StoryId == b.StoryId))];
        var primary = kept.Exists(k => k.Primary) ? before!.Primary : stories.Single(s => s.Primary).StoryId;
        return new(primary, [.. kept.Concat(stories).Select(s => s with { Primary = s.StoryId == primary })], answer.KeptApart);
    }
}
