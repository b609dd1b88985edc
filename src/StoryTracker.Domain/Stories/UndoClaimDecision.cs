using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories;

/// <summary>Take a correction or a confirmation back: the claim is read as it was before, whoever had decided that.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="OnStory">A story that holds it.</param>
/// <param name="Of">When the decision was made.</param>
/// <param name="By">Who.</param>
public sealed record UndoClaimDecision(Guid ClaimId, Guid OnStory, DateTimeOffset Of, string By);

/// <summary>Decides on <see cref="UndoClaimDecision"/>.</summary>
public static class UndoClaimDecisionHandler
{
    /// <summary>Takes the decision back on every story that holds the claim, while it is the last one; once it is taken back there is nothing to do.</summary>
    /// <param name="command">Which.</param>
    /// <param name="stories">Every story that holds the claim.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">The claim is not on the story, or somebody decided on it again since.</exception>
    public static Outcome Handle(UndoClaimDecision command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.OnStory)?.State?.Claims.GetValueOrDefault(command.ClaimId) is not { } claim)
            throw new CommandRefusedException("This claim is not on this story.");
        if (claim.Decided is not [.., var last] || !Overtaken.Stands(command.Of, (last.By, last.At), claim.Decided.Exists(d => d.At == command.Of)))
            return Outcome.Nothing;
        // What came from another story in one piece, as records of earlier releases have it, cannot be told apart again.
        if (claim.Decided is [.., var before, _] && (before.By, before.At, before.Reason) == (last.By, last.At, last.Reason))
            throw new CommandRefusedException("This decision came here from another story together with earlier ones; correct the claim instead.");
        var left = EditorialLayer.Of(claim.Decided.RemoveAt(claim.Decided.Count - 1));
        return ClaimOn.Every(stories, command.ClaimId, new ClaimDecisionUndone(command.ClaimId, claim.Machine.ArticleId,
            left?.WordsRevision ?? claim.Machine.Revision, left?.Fields ?? new(), last.At, command.By, now));
    }
}
