using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Articles;

/// <summary>On which stories an article is, from where the machine placed it and what editors did since: a pure function, so that an undo is exact.</summary>
public static class ArticleShares
{
    const int WeightDigits = 4;

    /// <summary>The stories, primary first; their weights sum to 1 wherever an editor's decision changed which stories there are.</summary>
    /// <param name="article">The article.</param>
    /// <param name="placed">Where the machine placed it.</param>
    /// <param name="moves">Merges and splits that took it elsewhere, in order.</param>
    /// <param name="decided">What editors decided, by story.</param>
    public static IReadOnlyList<StoryShare> Effective(
        Guid article, IReadOnlyList<StoryShare> placed, IReadOnlyList<ArticleReassigned> moves, IReadOnlyDictionary<Guid, bool> decided)
    {
        if (moves.Count == 0 && decided.Count == 0) return placed;
        bool Excluded(Guid story) => decided.TryGetValue(story, out var belongs) && !belongs;
        // Where it is now is what counts: a story that it had left before somebody kept it off is none of its places.
        var kept = placed.Select(s => s with { StoryId = Follow(s.StoryId, moves) })
            .Where(s => !Excluded(s.StoryId)).GroupBy(s => s.StoryId)
            .Select(g => g.Count() == 1 ? g.Single()
                : new(g.Key, g.Sum(s => s.Weight), g.Any(s => s.Primary), [.. g.SelectMany(s => s.Reasons).Distinct()])).ToList();
        var added = decided.Where(d => d.Value).Select(d => Follow(d.Key, moves)).Distinct()
            .Where(s => !Excluded(s) && kept.TrueForAll(k => k.StoryId != s)).Order().ToList();
        // Every article is on some story, so that somebody sees it.
        if (kept.Count + added.Count == 0)
            return [new(Follow(DerivedId.StoryOpenedBy(article), moves), 1, true, ["Editors took it off every other story, so it has one of its own."])];
        if (added.Count == 0 && kept.Count == placed.Count && kept.Exists(k => k.Primary)) return kept;

        var share = kept.Count == 0 ? 1 : kept.Sum(k => k.Weight) / kept.Count;
        kept.AddRange(added.Select(s => new StoryShare(s, share, false, ["An editor put it here."])));
        var total = kept.Sum(k => k.Weight);
        var ranked = kept.OrderByDescending(k => k.Primary).ThenByDescending(k => k.Weight).ThenBy(k => k.StoryId).ToList();
        var others = ranked.Skip(1).Select(k => k with { Weight = Math.Round(k.Weight / total, WeightDigits), Primary = false }).ToList();
        return [ranked[0] with { Weight = Math.Round(1 - others.Sum(o => o.Weight), WeightDigits), Primary = true }, .. others];
    }

    /// <summary>Where a story's article is after merges and splits.</summary>
    public static Guid Follow(Guid story, IReadOnlyList<ArticleReassigned> moves)
    {
        foreach (var move in moves)
            if (move.FromStoryId == story) story = move.IntoStoryId;
        return story;
    }
}
