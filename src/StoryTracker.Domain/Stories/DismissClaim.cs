using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories;

/// <summary>Say that this is no claim, or none of this story; it stays on record and can be restored.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record DismissClaim(Guid StoryId, Guid ClaimId, string Reason, string By)
{
    /// <summary>Revision of the claim on the page where the editor decided; null where nobody could have been first.</summary>
    public int? SeenRevision { get; init; }
}

/// <summary>Take a dismissal back.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="By">Who.</param>
public sealed record RestoreClaim(Guid StoryId, Guid ClaimId, string By)
{
    /// <summary>Revision of the claim on the page where the editor decided; null where nobody could have been first.</summary>
    public int? SeenRevision { get; init; }

    /// <summary>When the dismissal was made that is to be taken back; null for whichever it is.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="DismissClaim"/>.</summary>
public static class DismissClaimHandler
{
    /// <summary>Dismisses the claim once.</summary>
    /// <exception cref="CommandRefusedException">No reason, or the claim is not on the story.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    public static Outcome Handle(DismissClaim command, Versioned<Story> story, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("A dismissal needs a reason.");
        var claim = ClaimOn.Story(story, command.ClaimId);
        if (claim.Dismissal is { } before && (before.By, before.Reason) == (command.By, command.Reason)) return Outcome.Nothing;
        ClaimOn.RefuseIfChanged(claim, command.SeenRevision);
        return claim.Dismissal is not null ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new ClaimDismissed(command.ClaimId, command.Reason, command.By, now)]);
    }
}

/// <summary>Decides on <see cref="RestoreClaim"/>.</summary>
public static class RestoreClaimHandler
{
    /// <summary>Restores the claim when it is dismissed.</summary>
    /// <exception cref="CommandRefusedException">The claim is not on the story, or was dismissed anew since what is to be undone.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    public static Outcome Handle(RestoreClaim command, Versioned<Story> story, DateTimeOffset now)
    {
        var claim = ClaimOn.Story(story, command.ClaimId);
        if (!Overtaken.Stands(command.Of, claim.Dismissal is { } d ? (d.By, d.At) : null)) return Outcome.Nothing;
        ClaimOn.RefuseIfChanged(claim, command.SeenRevision);
        return Outcome.Append(Streams.Story(command.StoryId), story.Version, [new ClaimRestored(command.ClaimId, command.By, now)]);
    }
}

static class ClaimOn
{
    public static StoryClaim Story(Versioned<Story> story, Guid claim) =>
        story.State?.Claims.GetValueOrDefault(claim) ?? throw new CommandRefusedException("This claim is not on this story.");

    public static Outcome Every(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid claim, object e) =>
        new([.. stories.Where(s => s.Value.State?.Knows(claim) is true).OrderBy(s => s.Key)
            .Select(s => new StreamEvents(Streams.Story(s.Key), s.Value.Version, [e]))], []);

    public static void RefuseIfChanged(StoryClaim claim, int? seen)
    {
        if (seen is { } revision && revision != claim.Revision) throw new ClaimChangedException(revision, claim);
    }
}
