namespace StoryTracker.Domain.Stories.Merging;

/// <summary>A story took another one in. What it did not have comes with the events that follow; what is listed leaves when it is undone.</summary>
/// <param name="FromStoryId">The story that was taken in.</param>
/// <param name="ArticleIds">Its articles.</param>
/// <param name="ClaimIds">Its claims that came.</param>
/// <param name="DateIds">Its dates that came.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryAbsorbed(
    Guid FromStoryId, IReadOnlyList<Guid> ArticleIds, IReadOnlyList<Guid> ClaimIds, IReadOnlyList<Guid> DateIds, string Reason, string By, DateTimeOffset At);

/// <summary>The story was taken in by another one, which holds all that was here; its own page stays readable.</summary>
/// <param name="IntoStoryId">The other.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryMergedInto(Guid IntoStoryId, string Reason, string By, DateTimeOffset At);

/// <summary>A merge was undone: on both stories.</summary>
/// <param name="FromStoryId">The story that had been taken in, and stands for itself again.</param>
/// <param name="IntoStoryId">The story that had taken it in.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record MergeUndone(Guid FromStoryId, Guid IntoStoryId, string By, DateTimeOffset At)
{
    /// <summary>What came with it and stays, because another story that is still part of the larger one has it too; null for nothing.</summary>
    public IReadOnlyList<HeldByMerge>? StillHeld { get; init; }
}

/// <summary>What a story that is part of a larger one holds in common with another that was.</summary>
/// <param name="FromStoryId">The story that is still part of it.</param>
/// <param name="ClaimIds">Claims.</param>
/// <param name="DateIds">Dates.</param>
public sealed record HeldByMerge(Guid FromStoryId, IReadOnlyList<Guid> ClaimIds, IReadOnlyList<Guid> DateIds);

/// <summary>Articles were split off into a story of their own.</summary>
/// <param name="NewStoryId">That story.</param>
/// <param name="ArticleIds">The articles.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ArticlesSplitOff(Guid NewStoryId, IReadOnlyList<Guid> ArticleIds, string Reason, string By, DateTimeOffset At);

/// <summary>A split was undone: on both stories.</summary>
/// <param name="FromStoryId">The story they had been split off from, which has them again.</param>
/// <param name="NewStoryId">The story that had been made of them.</param>
/// <param name="ArticleIds">The articles.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record SplitUndone(Guid FromStoryId, Guid NewStoryId, IReadOnlyList<Guid> ArticleIds, string By, DateTimeOffset At);
