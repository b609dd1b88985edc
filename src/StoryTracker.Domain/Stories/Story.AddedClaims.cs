namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>State after an editor added a claim, which came on record just before: all of it is the editors'.</summary>
    public Story Apply(ClaimAdded e) => Change(e.ClaimId, c => (c with { Added = e }).With(
        c.Decided.Insert(0, new(ClaimFields.Of(e.Claim), [], e.Claim.Revision, e.Reason, e.By, e.At, c.Machine, Confirms: true))));

    /// <summary>State after that was taken back.</summary>
    public Story Apply(ClaimAdditionUndone e) => Next() with { Claims = Claims.Remove(e.ClaimId), AsideClaims = AsideClaims.Remove(e.ClaimId) };
}
