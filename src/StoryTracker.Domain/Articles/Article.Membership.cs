using System.Collections.Immutable;
using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Articles;

public sealed partial record Article
{
    /// <summary>Where the machine placed it last, before what editors decided; null before it was placed.</summary>
    public ArticleAssigned? Placed { get; init; }

    /// <summary>Every story it was ever placed on, by whomever.</summary>
    public ImmutableHashSet<Guid> EverOn { get; init; } = [];

    /// <summary>What editors decided about it and a story, by story, oldest first; the last counts.</summary>
    public ImmutableDictionary<Guid, ImmutableList<EditorsDecision>> Decisions { get; init; } = ImmutableDictionary<Guid, ImmutableList<EditorsDecision>>.Empty;

    /// <summary>Merges and splits that took it elsewhere, in order.</summary>
    public ImmutableList<ArticleReassigned> Moves { get; init; } = [];

    /// <summary>What counts now of what editors decided: by story, whether it belongs there.</summary>
    public IReadOnlyDictionary<Guid, bool> Decided => Decisions.ToDictionary(d => d.Key, d => d.Value[^1].Belongs);

    /// <summary>State after the article was placed.</summary>
    public Article Apply(ArticleAssigned e) =>
        (this with { Placed = e, EverOn = EverOn.Union(e.Stories.Select(s => s.StoryId)) }).Settled();

    /// <summary>State after an editor said where it belongs.</summary>
    public Article Apply(ArticleBelongs e) => Decide(e.StoryId, new(true, e.Reason, e.By, e.At, IsOn(e.StoryId)));

    /// <summary>State after an editor said where it does not belong.</summary>
    public Article Apply(ArticleDoesNotBelong e) => Decide(e.StoryId, new(false, e.Reason, e.By, e.At, IsOn(e.StoryId)));

    /// <summary>State after the last such decision was taken back.</summary>
    public Article Apply(BelongingUndone e) => Decisions.TryGetValue(e.StoryId, out var decisions)
        ? (this with { Decisions = decisions.Count > 1 ? Decisions.SetItem(e.StoryId, decisions.RemoveAt(decisions.Count - 1)) : Decisions.Remove(e.StoryId) }).Settled()
        : this;

    /// <summary>State after a merge or a split took it elsewhere.</summary>
    public Article Apply(ArticleReassigned e) => (this with { Moves = Moves.Add(e), EverOn = EverOn.Add(e.IntoStoryId) }).Settled();

    /// <summary>State after that was undone.</summary>
    public Article Apply(ReassignmentUndone e)
    {
        var last = Moves.FindLastIndex(m => (m.FromStoryId, m.IntoStoryId) == (e.FromStoryId, e.IntoStoryId));
        return last < 0 ? this : (this with { Moves = Moves.RemoveAt(last) }).Settled();
    }

    bool IsOn(Guid story) => Assignment?.Stories.Any(s => s.StoryId == story) is true;

    Article Decide(Guid story, EditorsDecision decision) => (this with
    {
        Decisions = Decisions.SetItem(story, Decisions.GetValueOrDefault(story, []).Add(decision)),
        EverOn = EverOn.Add(story),
    }).Settled();

    Article Settled() => Placed is null ? this : this with
    {
        Assignment = Placed with { Stories = ArticleShares.Effective(Id, Placed.Stories, Moves, Decided) },
    };
}
