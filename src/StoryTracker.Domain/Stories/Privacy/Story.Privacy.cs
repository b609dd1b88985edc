using StoryTracker.Domain.Stories.Privacy;

namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>Who may read it and why; null while everybody at the desk may.</summary>
    public StoryMadePrivate? Private { get; init; }

    /// <summary>State after it was made private.</summary>
    public Story Apply(StoryMadePrivate e) => Next() with { Private = e };

    /// <summary>State after it was opened to all.</summary>
    public Story Apply(StoryOpenedToAll _) => Next() with { Private = null };

    /// <summary>The story as somebody may know it who must not know of others: nothing here leads or refers to those.</summary>
    /// <param name="stories">Stories that are not there for them.</param>
    /// <param name="claims">Claims on those stories; one that is on this story, too, stays.</param>
    /// <returns>Null where it is part of such a story now.</returns>
    public Story? WithoutTracesOf(IReadOnlySet<Guid> stories, IReadOnlySet<Guid> claims)
    {
        if (MergedInto is { } into && stories.Contains(into.IntoStoryId)) return null;
        bool IsHidden(Guid? claim) => claim is { } id && claims.Contains(id) && !Claims.ContainsKey(id);
        bool AreHidden(Guid a, Guid? b) => stories.Contains(a) || b is { } other && stories.Contains(other);
        var told = this with
        {
            Ties = Ties.RemoveRange(Ties.Where(t => t.Value.Wordings.Any(w => IsHidden(w.ClaimId))).Select(t => t.Key)),
            Divergences = Divergences.RemoveRange(Divergences.Where(d => d.Value.Evidence.Any(e => IsHidden(e.ClaimId))).Select(d => d.Key)),
            Proposals = Proposals.RemoveRange(Proposals.Where(p => IsHidden(p.Value.A.ClaimId) || IsHidden(p.Value.B.ClaimId)).Select(p => p.Key)),
            Suggestions = Suggestions.RemoveRange(Suggestions.Where(s => AreHidden(s.Value.Event.StoryId, s.Value.Event.OtherStoryId)).Select(s => s.Key)),
            MovedAway = MovedAway.RemoveRange(MovedAway.Where(m => stories.Contains(m.Value.ToStoryId)).Select(m => m.Key)),
            MovedHere = MovedHere.RemoveRange(MovedHere.Where(m => stories.Contains(m.Value.FromStoryId)).Select(m => m.Key)),
            Absorbed = Absorbed.RemoveRange(stories),
            SplitOff = SplitOff.RemoveRange(stories),
            SplitFrom = SplitFrom is { } from && stories.Contains(from) ? null : SplitFrom,
            PlacedUnder = PlacedUnder is { } under && stories.Contains(under.ParentId) ? null : PlacedUnder,
        };
        // A state that has no such traces stays itself: what was made of it is kept by it.
        return ReferenceEquals(told.Ties, Ties) && ReferenceEquals(told.Divergences, Divergences) && ReferenceEquals(told.Proposals, Proposals)
            && ReferenceEquals(told.Suggestions, Suggestions) && ReferenceEquals(told.MovedAway, MovedAway) && ReferenceEquals(told.MovedHere, MovedHere)
            && ReferenceEquals(told.Absorbed, Absorbed) && ReferenceEquals(told.SplitOff, SplitOff) && told.SplitFrom == SplitFrom
            && ReferenceEquals(told.PlacedUnder, PlacedUnder) ? this : told;
    }
}
