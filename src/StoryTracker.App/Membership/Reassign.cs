using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.App.Membership;

/// <summary>What came of placing history again.</summary>
/// <param name="Articles">Articles that were placed again.</param>
/// <param name="Decided">Of these, those about which editors had decided: they stay where they are.</param>
/// <param name="Proposals">What was proposed, or would be; each with the titles concerned.</param>
public sealed record Reassigned(int Articles, int Decided, IReadOnlyList<ReassignmentProposed> Proposals);

/// <summary>A change that was proposed.</summary>
/// <param name="Suggestion">What, with its reasons.</param>
/// <param name="From">Title of the story it is about.</param>
/// <param name="To">Title of the other story, null where there is none.</param>
/// <param name="Article">Headline of the article, or of the first; null where it has none.</param>
public sealed record ReassignmentProposed(ChangeSuggested Suggestion, string From, string? To, string? Article);

/// <summary>
/// Places history again with the matcher of this version, in order of arrival. Where it would have had an article elsewhere, and no editor decided, it
/// proposes a change; nothing moves.
/// </summary>
/// <param name="store">The log.</param>
/// <param name="decisions">Loads.</param>
/// <param name="editing">Puts suggestions on record.</param>
/// <param name="clock">Time of the suggestions.</param>
public sealed class Reassign(EventStore.EventStore store, Decisions decisions, StoryEditing editing, TimeProvider clock)
{
    /// <summary>Places all again; safe to stop and to repeat: what was proposed is not proposed again by the same version.</summary>
    /// <param name="dryRun">True to say what would be proposed and record nothing.</param>
    /// <param name="progress">Told how many articles have been placed.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Reassigned> RunAsync(bool dryRun, IProgress<int>? progress, CancellationToken ct)
    {
        var places = await new PlacedAgain(store).ReadAsync(progress, ct);
        var stories = new Dictionary<Guid, Versioned<Story>>();
        var standing = new List<StandingArticle>();
        foreach (var (id, found) in places)
        {
            if ((await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State is not { RemovedAt: null, Assignment: { } assigned } article) continue;
            List<StoryShare> shares = [];
            foreach (var share in ArticleShares.Effective(id, found.Stories, article.Moves, new Dictionary<Guid, bool>()))
                shares.Add(share with { StoryId = await GoesOnAsAsync(share.StoryId, stories, ct) });
            foreach (var share in assigned.Stories) await GoesOnAsAsync(share.StoryId, stories, ct);
            standing.Add(new(id, article.Current?.Title, assigned.Stories, shares, found.KeptApart, article.Decisions.Count > 0));
        }
        List<ReassignmentProposed> proposals = [];
        foreach (var suggested in PlacementDifferences.Of(standing, stories.Where(s => s.Value.State is not null).ToDictionary(s => s.Key, s => s.Value.State!), StoryArrivals.Matcher))
        {
            if (SuggestChangeHandler.Handle(new(suggested), stories, clock.GetUtcNow()).IsNothing) continue;
            if (!dryRun && await editing.SuggestAsync(suggested, ct) is null) continue;
            proposals.Add(new(suggested, Title(suggested.StoryId)!, suggested.OtherStoryId is { } to ? Title(to) : null, standing.Find(a => a.Id == suggested.ArticleIds[0])?.Title));
        }
        return new(standing.Count, standing.Count(s => s.Decided), proposals);

        string? Title(Guid id) => stories.GetValueOrDefault(id)?.State?.Title;
    }

    // A story that is part of another one counts as that.
    async Task<Guid> GoesOnAsAsync(Guid id, Dictionary<Guid, Versioned<Story>> stories, CancellationToken ct)
    {
        for (HashSet<Guid> seen = []; seen.Add(id);)
        {
            if (!stories.TryGetValue(id, out var story)) stories[id] = story = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
            if (story.State?.MergedInto is { } merged) id = merged.IntoStoryId;
        }
        return id;
    }
}
