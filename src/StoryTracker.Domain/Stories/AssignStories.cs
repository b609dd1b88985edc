using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Stories;

/// <summary>Place a revision of an article and its claims on stories.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision.</param>
public sealed record AssignStories(Guid ArticleId, int Revision);

/// <summary>A matcher's answer: the stories an article belongs to, and which of its claims and dates belong to each.</summary>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Stories">Stories, empty when none fits.</param>
public sealed record Placement(string Matcher, IReadOnlyList<PlacedStory> Stories);

/// <summary>One story of a <see cref="Placement"/>.</summary>
/// <param name="Share">The story, its weight and the reasons.</param>
/// <param name="Claims">Claims that belong to it, with the reasons for each.</param>
/// <param name="Dates">Announced dates that belong to it.</param>
public sealed record PlacedStory(StoryShare Share, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Claims, IReadOnlySet<Guid> Dates);

/// <summary>Decides what goes on which story stream.</summary>
public static class AssignStoriesHandler
{
    /// <summary>
    /// One outcome over every story: the article, its claims, changes of the machine layer, claims no longer found, and announced
    /// dates. An article that fits no story opens one of its own, to be looked at. What is already on record is not repeated, and nothing
    /// that is on record moves: a newer revision may come on further stories, the same revision read anew stays where it is.
    /// Where editors put an article or a statement it stays.
    /// </summary>
    /// <param name="command">Which revision.</param>
    /// <param name="article">The article.</param>
    /// <param name="placement">The matcher's answer.</param>
    /// <param name="stories">Every story of the placement with those they were merged into, every story the article was ever on, and the one it would open.</param>
    /// <param name="now">Time of the decision.</param>
    public static Outcome Handle(
        AssignStories command, Versioned<Article> article, Placement placement, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var state = article.State ?? throw new InvalidOperationException($"Article {command.ArticleId} is not on record.");
        if (state.RemovedAt is not null) return Outcome.Nothing;
        if (state.LatestExtraction is not { } extraction || extraction.Revision != command.Revision) return Outcome.Nothing;
        var revision = state.Revision(command.Revision);
        var found = Merged(placement.Stories.Count > 0 || state.Placed is not null ? placement.Stories : [OfItsOwn(state, extraction)], stories);
        var assigned = new ArticleAssigned(command.Revision, placement.Matcher, Shares(state.Placed, [.. found.Select(p => p.Share)], command.Revision));
        var after = state.Apply(assigned);
        var placed = Placed(after, found, extraction, stories);

        var words = new WordsInRevision(state, command.Revision);
        List<StreamEvents> appends = [];
        foreach (var story in placed)
        {
            var on = stories.TryGetValue(story.Share.StoryId, out var known) ? known : new(null, 0);
            var events = new List<object>();
            if (on.State is null) events.Add(Opened(story.Share.StoryId, revision, now));
            events.AddRange(Arrivals(story, state, revision, extraction, placement.Matcher, on.State, words));
            if (events.Count > 0) appends.Add(new(Streams.Story(story.Share.StoryId), on.Version, events));
        }
        foreach (var (id, on) in stories.Where(s => placed.All(p => p.Share.StoryId != s.Key) && s.Value.State is not null))
            if (Refreshed(on.State!, extraction, state, words).ToList() is { Count: > 0 } events)
                appends.Add(new(Streams.Story(id), on.Version, events));

        if (!IsSame(state.Placed, assigned)) appends.Add(new(Streams.Article(state.Id), article.Version, [assigned]));
        return new(appends, []);
    }

    // A story that is part of another one counts as that.
    static List<PlacedStory> Merged(IReadOnlyList<PlacedStory> placed, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        Guid Into(Guid id)
        {
            for (var steps = 0; steps < 100 && stories.GetValueOrDefault(id)?.State?.MergedInto is { } merged; steps++) id = merged.IntoStoryId;
            return id;
        }
        return [.. placed.GroupBy(p => Into(p.Share.StoryId)).Select(g => new PlacedStory(
            new(g.Key, g.Sum(p => p.Share.Weight), g.Any(p => p.Share.Primary), [.. g.SelectMany(p => p.Share.Reasons).Distinct()]),
            g.SelectMany(p => p.Claims).DistinctBy(c => c.Key).ToDictionary(), g.SelectMany(p => p.Dates).ToHashSet()))];
    }

    // Where the machine has it: the first answer; then what is on record, and of a newer revision what is new.
    static IReadOnlyList<StoryShare> Shares(ArticleAssigned? before, IReadOnlyList<StoryShare> found, int revision)
    {
        if (before is null) return found;
        if (before.Revision >= revision || found.Count == 0) return before.Stories;
        var kept = before.Stories.Where(b => found.All(f => f.StoryId != b.StoryId)).ToList();
        if (kept.Count == 0) return found;
        // What stays without the machine still finding it counts as much as it did.
        var left = 1 - kept.Sum(k => k.Weight);
        return left <= 0 ? before.Stories : [.. kept, .. found.Select(f => f with
        {
            Weight = Math.Round(f.Weight * left, 4), Primary = f.Primary && !kept.Exists(k => k.Primary),
        })];
    }

    // Each story the article is on now, with the claims that go there. A claim that is on record stays where it is.
    static List<PlacedStory> Placed(Article after, List<PlacedStory> found, ClaimsExtracted extraction, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        var known = extraction.Claims.Select(c => c.ClaimId).Where(c => stories.Values.Any(s => s.State?.Knows(c) is true)).ToHashSet();
        var placed = after.Assignment!.Stories.Select(share =>
        {
            var here = found.Where(p => ArticleShares.Follow(p.Share.StoryId, after.Moves) == share.StoryId).ToList();
            var isThere = stories.GetValueOrDefault(share.StoryId)?.State?.Articles.ContainsKey(after.Id) is true;
            return new PlacedStory(share,
                here.SelectMany(p => p.Claims).DistinctBy(c => c.Key).Where(c => !isThere || !known.Contains(c.Key)).ToDictionary(),
                here.SelectMany(p => p.Dates).Where(d => !isThere || !stories.Values.Any(s => s.State?.KnowsDate(d) is true)).ToHashSet());
        }).ToList();
        // Nothing that was found is on no story at all.
        var homeless = extraction.Claims.Where(c => !known.Contains(c.ClaimId) && !placed.Exists(p => p.Claims.ContainsKey(c.ClaimId)))
            .ToDictionary(c => c.ClaimId, _ => (IReadOnlyList<string>)["It goes with the story that the article is first of all on."]);
        var undated = extraction.Dates.Where(d => d.Upcoming && !placed.Exists(p => p.Dates.Contains(d.DateId))
            && stories.Values.All(s => s.State?.KnowsDate(d.DateId) is not true)).Select(d => d.DateId);
        var first = placed.FindIndex(p => p.Share.Primary);
        if (first >= 0) placed[first] = placed[first] with { Claims = placed[first].Claims.Concat(homeless).ToDictionary(), Dates = placed[first].Dates.Concat(undated).ToHashSet() };
        return placed;
    }

    static PlacedStory OfItsOwn(Article article, ClaimsExtracted extraction) =>
        new(new(DerivedId.StoryOpenedBy(article.Id), 1, true, ["No story fits this article, so it opened one of its own."]),
            extraction.Claims.ToDictionary(c => c.ClaimId, _ => (IReadOnlyList<string>)["From the article that opened this story."]),
            extraction.Dates.Select(d => d.DateId).ToHashSet());

    static StoryOpened Opened(Guid id, RevisionRecorded revision, DateTimeOffset now) =>
        new(id, OpeningWords.Of(string.IsNullOrWhiteSpace(revision.Title) ? revision.Text : revision.Title.Trim(), 100), "", [], Emerging: true, "matcher", now);

    static IEnumerable<object> Arrivals(
        PlacedStory placed, Article article, RevisionRecorded revision, ClaimsExtracted extraction, string matcher, Story? story,
        WordsInRevision words)
    {
        if (story?.Articles.GetValueOrDefault(article.Id) is not { } before || before.Revision != revision.Revision || before.Weight != placed.Share.Weight
            || before.Primary != placed.Share.Primary)
            yield return new ArticleIngested(article.Id, revision.Revision, article.Url, revision.Title, revision.Outlet, revision.Published,
                revision.SeenAt, placed.Share.Weight, placed.Share.Primary, placed.Share.Reasons, matcher);
        foreach (var found in extraction.Claims.Where(c => placed.Claims.ContainsKey(c.ClaimId) && story?.Knows(c.ClaimId) is not true))
            yield return new ClaimRecorded(found.ClaimId, found.Claim, extraction.Extractor, found.Confidence, placed.Claims[found.ClaimId]);
        if (story is not null)
            foreach (var change in Refreshed(story, extraction, article, words)) yield return change;
        foreach (var date in extraction.Dates.Where(d => d.Upcoming && placed.Dates.Contains(d.DateId) && story?.KnowsDate(d.DateId) is not true))
            yield return new DateAnnounced(date.DateId, article.Id, extraction.Revision, date.When, date.Expression, date.Sentence);
    }

    // The machine layer of claims of this revision follows the newest extraction; claims of older revisions keep their evidence, and what
    // became of their words is told beside it.
    static IEnumerable<object> Refreshed(Story story, ClaimsExtracted extraction, Article article, WordsInRevision words)
    {
        var found = extraction.Claims.ToDictionary(c => c.ClaimId);
        foreach (var held in story.AllClaimsOf(article.Id).OrderBy(c => c.Machine.Words[0].Start).ThenBy(c => c.Id))
            foreach (var e in held.Machine.Revision < extraction.Revision ? OfOlder(held, found.GetValueOrDefault(held.Id), extraction, article, words)
                : held.Machine.Revision == extraction.Revision ? OfThis(held, found.GetValueOrDefault(held.Id), extraction) : [])
                yield return e;
    }

    static IEnumerable<object> OfThis(StoryClaim held, FoundClaim? now, ClaimsExtracted extraction)
    {
        if (now is null)
        {
            // What an editor found is not for a machine to lose.
            if (held is { LostTo: null, Added: null }) yield return new ClaimLost(held.Id, extraction.Revision, extraction.Extractor);
        }
        else if (held.LostTo is not null || !now.Claim.SaysTheSameAs(held.Machine) || !now.Claim.MeansTheSameAs(held.Machine))
            yield return new ClaimRevised(held.Id, now.Claim, extraction.Extractor, now.Confidence);
    }

    static IEnumerable<object> OfOlder(StoryClaim held, FoundClaim? now, ClaimsExtracted extraction, Article article, WordsInRevision words)
    {
        // A speaker whom only the newer revision introduces is named here too: who "Mr Oduya" is, not what was printed of him.
        var named = now is not null && held.Machine.Speaker is { Name: null, Mention: not null } before && now.Claim.Speaker is { Name: not null } after
            && after.Mention?.Exact == before.Mention.Exact ? held.Machine with { Speaker = after with { Mention = before.Mention } } : held.Machine;
        if (now is not null && (held.LostTo is not null || !named.SaysTheSameAs(held.Machine)))
            yield return new ClaimRevised(held.Id, named, extraction.Extractor, now.Confidence);
        foreach (var e in ClaimStandings.Of(held, words, extraction, n => article.Revision(n).Text, article.Revision(extraction.Revision).SeenAt))
            yield return e;
    }

    static bool IsSame(ArticleAssigned? before, ArticleAssigned now) =>
        before is not null && before.Revision == now.Revision
        && before.Stories.Select(s => (s.StoryId, s.Weight, s.Primary)).SequenceEqual(now.Stories.Select(s => (s.StoryId, s.Weight, s.Primary)));
}
