namespace StoryTracker.Domain.Stories;

/// <summary>Take the restoring of a claim back: it is dismissed as it was before.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="Of">When the dismissal was made that had been taken back.</param>
/// <param name="By">Who.</param>
public sealed record UndoRestoring(Guid StoryId, Guid ClaimId, DateTimeOffset Of, string By);

/// <summary>Decides on <see cref="UndoRestoring"/>.</summary>
public static class UndoRestoringHandler
{
    /// <summary>Lets the dismissal stand again, with who made it and why; where it stands there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">The claim is not on the story, or somebody dismissed it anew since.</exception>
    public static Outcome Handle(UndoRestoring command, Versioned<Story> story, DateTimeOffset now)
    {
        var claim = ClaimOn.Story(story, command.ClaimId);
        if (claim.Dismissal?.At == command.Of) return Outcome.Nothing;
        if ((claim.Dismissal ?? claim.Restored) is not { } standing || standing.At != command.Of)
            throw new CommandRefusedException(
                $"{claim.Dismissal?.By ?? "Somebody"} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
        return Outcome.Append(Streams.Story(command.StoryId), story.Version, [new ClaimRestoringUndone(command.ClaimId, command.By, now)]);
    }
}
