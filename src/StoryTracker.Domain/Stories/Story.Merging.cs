using System.Collections.Immutable;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Stories.Merging;

namespace StoryTracker.Domain.Stories;

/// <summary>A story that was taken in, and what was here of its articles before.</summary>
/// <param name="Event">The merge.</param>
/// <param name="Before">Its articles that were here already, as they were.</param>
public sealed record Absorption(StoryAbsorbed Event, ImmutableDictionary<Guid, ArticleIngested> Before);

public sealed partial record Story
{
    /// <summary>Set while it is part of another story.</summary>
    public StoryMergedInto? MergedInto { get; init; }

    /// <summary>Stories that are part of this one, by id.</summary>
    public ImmutableDictionary<Guid, Absorption> Absorbed { get; init; } = ImmutableDictionary<Guid, Absorption>.Empty;

    /// <summary>The story that it was split off from, null for any other.</summary>
    public Guid? SplitFrom { get; init; }

    /// <summary>Stories that were split off from it, by id.</summary>
    public ImmutableDictionary<Guid, ArticlesSplitOff> SplitOff { get; init; } = ImmutableDictionary<Guid, ArticlesSplitOff>.Empty;

    /// <summary>State after another story was taken in; what comes with it comes with its own events.</summary>
    public Story Apply(StoryAbsorbed e) => Next() with
    {
        Absorbed = Absorbed.SetItem(e.FromStoryId, new(e, e.ArticleIds.Where(Articles.ContainsKey).ToImmutableDictionary(a => a, a => Articles[a]))),
    };

    /// <summary>State after it became part of another story.</summary>
    public Story Apply(StoryMergedInto e) => Next() with { MergedInto = e };

    /// <summary>State after a merge was undone: what came with the other story is set aside, what was here is as it was.</summary>
    public Story Apply(MergeUndone e)
    {
        if (e.FromStoryId == Id) return Next() with { MergedInto = null };
        if (!Absorbed.TryGetValue(e.FromStoryId, out var merge)) return Next();
        var others = Absorbed.Remove(e.FromStoryId);
        bool HeldByOther(Guid article) => others.Values.Any(o => o.Event.ArticleIds.Contains(article));
        var story = Next() with { Absorbed = HandedOver(others, merge, e.StillHeld ?? []) };
        // What an editor put here meanwhile stays, and what another story brings that is still part of this one.
        foreach (var article in merge.Event.ArticleIds.Where(Leaves))
            story = !story.Articles.TryGetValue(article, out var held) ? story
                : merge.Before.TryGetValue(article, out var before)
                    ? story with { Articles = story.Articles.SetItem(article, held with { Weight = before.Weight, Primary = before.Primary, Reasons = before.Reasons }) }
                    : HeldByOther(article) ? story : story.PutAside(article, e.FromStoryId);
        var (claims, dates) = (e.StillHeld?.SelectMany(h => h.ClaimIds).ToHashSet() ?? [], e.StillHeld?.SelectMany(h => h.DateIds).ToHashSet() ?? []);
        foreach (var claim in merge.Event.ClaimIds.Where(c => !claims.Contains(c)))
            if (story.Claims.TryGetValue(claim, out var held) && Leaves(held.Machine.ArticleId)) story = story.PutClaimAside(claim, e.FromStoryId);
        foreach (var date in merge.Event.DateIds.Where(d => !dates.Contains(d)))
            if (story.Diary.TryGetValue(date, out var held) && Leaves(held.ArticleId))
                story = story with { Diary = story.Diary.Remove(date), AsideDates = story.AsideDates.SetItem(date, new(held, e.FromStoryId)) };
        return story;

        bool Leaves(Guid article) => merge.Before.ContainsKey(article) || !Decided(article);
    }

    // What a merge that is undone had brought is there by those that still stand: it leaves with the last of them.
    static ImmutableDictionary<Guid, Absorption> HandedOver(ImmutableDictionary<Guid, Absorption> others, Absorption undone, IReadOnlyList<HeldByMerge> held) =>
        others.ToImmutableDictionary(o => o.Key, o => new Absorption(held.FirstOrDefault(h => h.FromStoryId == o.Key) is not { } still ? o.Value.Event : o.Value.Event with
        {
            ClaimIds = [.. o.Value.Event.ClaimIds.Union(still.ClaimIds)], DateIds = [.. o.Value.Event.DateIds.Union(still.DateIds)],
        }, o.Value.Before.RemoveRange(undone.Event.ArticleIds.Where(a => !undone.Before.ContainsKey(a)))));

    /// <summary>State after articles were split off: they are set aside with all they said.</summary>
    public Story Apply(ArticlesSplitOff e) =>
        e.ArticleIds.Aggregate(Next() with { SplitOff = SplitOff.SetItem(e.NewStoryId, e) }, (story, article) => story.PutAside(article, e.NewStoryId));

    /// <summary>State after a split was undone: the articles are where they were.</summary>
    public Story Apply(SplitUndone e) => e.NewStoryId == Id
        ? e.ArticleIds.Where(a => !Decided(a)).Aggregate(Next(), (story, article) => story.PutAside(article, e.FromStoryId))
        : (Next() with { SplitOff = SplitOff.Remove(e.NewStoryId) }).BringBack(e.NewStoryId, [.. e.ArticleIds]);

    bool Decided(Guid article) => Decisions.TryGetValue(article, out var decided) && decided[^1].Belongs;

    // What is left of an event about the story as a whole: all but the words.
    Story Left(ErasureNotice e) => e switch
    {
        { Merge: { } merge } => Apply(merge),
        { MergedInto: { } into } => Apply(into),
        { Split: { } split } => Apply(split),
        { Described: { } described } => Apply(described),
        { Closed: { } closed } => Apply(closed),
        { PlacedUnder: { } placed } => Apply(placed),
        { MadePrivate: { } made } => Apply(made),
        { Suggested: { } suggested } => Apply(suggested),
        { Settled: { } settled } => Apply(settled),
        _ => Next(),
    };
}
