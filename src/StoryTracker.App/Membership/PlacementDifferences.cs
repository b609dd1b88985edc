using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.App.Membership;

/// <summary>An article as it stands, beside where a matcher would have it.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its headline, or null.</param>
/// <param name="Stands">The stories it is on.</param>
/// <param name="Found">The stories it would be on.</param>
/// <param name="KeptApart">What keeps it apart from stories that look like its own.</param>
/// <param name="Decided">Whether an editor decided about it.</param>
sealed record StandingArticle(
    Guid Id, string? Title, IReadOnlyList<StoryShare> Stands, IReadOnlyList<StoryShare> Found, IReadOnlyList<string> KeptApart, bool Decided)
{
    /// <summary>The story it is first of all on.</summary>
    public StoryShare Primary { get; } = Stands.First(s => s.Primary);

    /// <summary>The story it would first of all be on.</summary>
    public StoryShare Would { get; } = Found.First(s => s.Primary);
}

/// <summary>
/// Tells in the words of editors how a matcher would have had stories otherwise: an article moves, comes on a further story or off one; several that
/// would open a story split off; all of a story's on another one merge. Pure.
/// </summary>
sealed class PlacementDifferences
{
    readonly IReadOnlyList<StandingArticle> articles;
    readonly IReadOnlyDictionary<Guid, Story> stories;
    readonly Dictionary<Guid, Guid> known;
    readonly string matcher;

    PlacementDifferences(IReadOnlyList<StandingArticle> articles, IReadOnlyDictionary<Guid, Story> stories, string matcher)
    {
        (this.articles, this.stories, this.matcher) = (articles, stories, matcher);
        // A story that would have been opened by another article is the one on record that has most of its articles, where these are most of it.
        known = articles.GroupBy(a => a.Would.StoryId).Where(g => !IsOnRecord(g.Key))
            .Select(g => (g.Key, Most: g.CountBy(a => a.Primary.StoryId).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First()))
            .Where(g => 2 * g.Most.Value > articles.Count(a => a.Primary.StoryId == g.Most.Key)).ToDictionary(g => g.Key, g => g.Most.Key);
    }

    /// <summary>The differences, in order of arrival; none about what editors decided.</summary>
    /// <param name="articles">The articles, in order of arrival.</param>
    /// <param name="stories">Every story on record that one of them is or would be on.</param>
    /// <param name="matcher">NAME@VERSION of what would have them otherwise.</param>
    public static IEnumerable<ChangeSuggested> Of(IReadOnlyList<StandingArticle> articles, IReadOnlyDictionary<Guid, Story> stories, string matcher) =>
        new PlacementDifferences(articles, stories, matcher).All();

    bool IsOnRecord(Guid story) => stories.GetValueOrDefault(story) is { MergedInto: null, Articles.Count: > 0 };

    Guid Known(Guid story) => known.GetValueOrDefault(story, story);

    IEnumerable<ChangeSuggested> All()
    {
        var open = articles.Where(a => !a.Decided).ToList();
        foreach (var group in open.Where(Differs).GroupBy(a => (From: a.Primary.StoryId, To: Known(a.Would.StoryId))))
            foreach (var suggested in Primary(group.Key.From, group.Key.To, [.. group])) yield return suggested;
        foreach (var article in open)
            foreach (var suggested in Further(article)) yield return suggested;
    }

    // Only another weight is no difference that anybody has to decide on.
    bool Differs(StandingArticle a) => Known(a.Would.StoryId) is var to && a.Stands.All(s => s.StoryId != to);

    IEnumerable<ChangeSuggested> Primary(Guid from, Guid to, List<StandingArticle> group)
    {
        var all = articles.Count(a => a.Primary.StoryId == from);
        if (!IsOnRecord(to))
            yield return Suggest(SuggestionKind.Split, from, null, group, (double)group.Count / all,
                [$"placed again in order of arrival, {(group.Count == 1 ? "it opens" : $"these {group.Count} articles are")} a story of {(group.Count == 1 ? "its" : "their")} own", .. group[0].KeptApart]);
        else if (group.Count == all && group.Count == stories[from].Articles.Count)
            yield return Suggest(SuggestionKind.Merge, from, to, group, group[0].Would.Weight,
                [$"placed again, {(all == 1 ? "its only article is" : $"all its {all} articles are")} on “{stories[to].Title}”", .. group[0].Would.Reasons]);
        else
            foreach (var a in group)
                yield return a.Found.Any(f => Known(f.StoryId) == from)
                    ? Suggest(SuggestionKind.Place, to, null, [a], a.Would.Weight, a.Would.Reasons)
                    : Suggest(SuggestionKind.Move, from, to, [a], a.Would.Weight, [.. a.Would.Reasons, .. a.KeptApart]);
    }

    // Beside the story that it is first of all on.
    IEnumerable<ChangeSuggested> Further(StandingArticle a)
    {
        foreach (var share in a.Found.Where(f => !f.Primary && IsOnRecord(f.StoryId) && a.Stands.All(s => s.StoryId != f.StoryId)))
            yield return Suggest(SuggestionKind.Place, share.StoryId, null, [a], share.Weight, share.Reasons);
        foreach (var share in a.Stands.Where(s => !s.Primary && a.Found.All(f => Known(f.StoryId) != s.StoryId)))
            yield return Suggest(SuggestionKind.TakeOff, share.StoryId, null, [a], 1 - share.Weight, [$"placed again, it is not on “{stories[share.StoryId].Title}”", .. a.KeptApart]);
    }

    ChangeSuggested Suggest(SuggestionKind kind, Guid story, Guid? other, List<StandingArticle> about, double score, IReadOnlyList<string> reasons)
    {
        Guid[] ids = [.. about.Select(a => a.Id)];
        return new(DerivedId.Suggestion(story, $"{kind}\n{other}\n{string.Join('\n', ids)}\n{matcher}"), kind, story, other, ids, Math.Round(Math.Clamp(score, 0, 1), 4), reasons, matcher, default);
    }
}
