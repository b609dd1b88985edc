namespace StoryTracker.Domain.Stories;

/// <summary>Say that a claim is right as it stands, so that no later reading of a machine changes it.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="OnStory">The story of the page where the editor decided.</param>
/// <param name="SeenRevision">Revision of the claim on that page.</param>
/// <param name="By">Who.</param>
public sealed record ConfirmClaim(Guid ClaimId, Guid OnStory, int SeenRevision, string By);

/// <summary>Decides on <see cref="ConfirmClaim"/>.</summary>
public static class ConfirmClaimHandler
{
    /// <summary>
    /// Makes what holds the editors' on every story that holds the claim. A speaker or a day that nobody could tell stays open, so that
    /// another article may still tell it. Where the outlet changed the words since, it says that the claim stands as first printed. Where the machine reads the claim otherwise since an editor decided, this keeps the editor's.
    /// </summary>
    /// <param name="command">The confirmation.</param>
    /// <param name="stories">Every story that holds the claim.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">The claim is not on the story, or it is dismissed.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    public static Outcome Handle(ConfirmClaim command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.OnStory)?.State?.Claims.GetValueOrDefault(command.ClaimId) is not { } claim)
            throw new CommandRefusedException("This claim is not on this story.");
        if (claim.Dismissal is not null) throw new CommandRefusedException("It is dismissed; restore it first.");
        if (claim is { Confirmation: not null, NeedsReview: false, Unanswered: null }) return Outcome.Nothing;
        ClaimOn.RefuseIfChanged(claim, command.SeenRevision);
        var held = claim.Effective;
        var theirs = claim.Editorial?.Fields ?? new();
        var set = ClaimFields.Of(held).Without([.. ClaimFields.Names.Where(theirs.Sets)]);
        return ClaimOn.Every(stories, command.ClaimId, new ClaimConfirmed(command.ClaimId, held.ArticleId, held.Revision, set, command.By, now));
    }
}
