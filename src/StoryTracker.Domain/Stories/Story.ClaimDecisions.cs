namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>State after an editor corrected a claim: the editorial layer alone changes.</summary>
    public Story Apply(ClaimCorrected e) =>
        Judge(e.ClaimId, c => new(e.Set, e.Cleared, e.Revision, e.Reason, e.By, e.At, c.Machine, Confirms: false));

    /// <summary>State after an editor confirmed a claim.</summary>
    public Story Apply(ClaimConfirmed e) => Judge(e.ClaimId, c => new(e.Set, [], e.Revision, "", e.By, e.At, c.Machine, Confirms: true));

    /// <summary>State after such a decision was taken back: as if it had never been made.</summary>
    public Story Apply(ClaimDecisionUndone e) => Change(e.ClaimId, c =>
        c.Decided.FindLastIndex(d => d.At == e.Of) is >= 0 and var at ? c.With(c.Decided.RemoveAt(at)) : c);

    /// <summary>State after an editor dismissed a claim.</summary>
    public Story Apply(ClaimDismissed e) => Change(e.ClaimId, c => c with { Dismissal = e, Restored = null });

    /// <summary>State after an editor restored a claim.</summary>
    public Story Apply(ClaimRestored e) => Change(e.ClaimId, c => c with { Dismissal = null, Restored = c.Dismissal });

    /// <summary>State after that was taken back.</summary>
    public Story Apply(ClaimRestoringUndone e) => Change(e.ClaimId, c => c with { Dismissal = c.Dismissal ?? c.Restored, Restored = null });

    Story Judge(Guid claim, Func<StoryClaim, ClaimDecision> decision) => Change(claim, c => c.With(c.Decided.Add(decision(c) with { ChangesKnown = c.Changes.Count })));
}
