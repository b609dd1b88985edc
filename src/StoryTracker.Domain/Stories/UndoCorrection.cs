using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories;

/// <summary>Take a correction back: every field that it touched is what it was before.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="OnStory">A story that holds it.</param>
/// <param name="Set">Fields that editors had set before, as they had set them.</param>
/// <param name="Cleared">Names of fields that were the machine's before.</param>
/// <param name="Revision">Revision of the claim right after the correction.</param>
/// <param name="Of">When the correction was made.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record UndoCorrection(
    Guid ClaimId, Guid OnStory, ClaimFields Set, IReadOnlyList<string> Cleared, int Revision, DateTimeOffset Of, string Reason, string By)
{
    /// <summary>The command that takes a correction back; null where it set words over words that an editor had set before.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="before">The claim before it.</param>
    /// <param name="onStory">The story on whose stream it is.</param>
    /// <param name="revision">Its version there.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who.</param>
    public static UndoCorrection? From(ClaimCorrected correction, StoryClaim before, Guid onStory, int revision, string reason, string by)
    {
        var had = before.Editorial?.Fields ?? new ClaimFields();
        bool Touched(string name, object? set) => set is not null || correction.Cleared.Contains(name);
        if (Touched("words", correction.Set.Words) && had.Words is not null) return null;
        var (kind, polarity) = (Touched("kind", correction.Set.Kind), Touched("polarity", correction.Set.Polarity));
        var (speaker, said) = (Touched("speaker", correction.Set.Speaker), Touched("said", correction.Set.Said));
        var set = new ClaimFields(Kind: kind ? had.Kind : null, Polarity: polarity ? had.Polarity : null, Speaker: speaker ? had.Speaker : null, Said: said ? had.Said : null);
        List<string> cleared = [];
        if (correction.Set.Words is not null) cleared.Add("words");
        if (kind && had.Kind is null) cleared.Add("kind");
        if (polarity && had.Polarity is null) cleared.Add("polarity");
        if (speaker && had.Speaker is null) cleared.Add("speaker");
        if (said && had.Said is null) cleared.Add("said");
        return new(correction.ClaimId, onStory, set, cleared, revision, correction.At, reason, by);
    }
}

/// <summary>Decides on <see cref="UndoCorrection"/>.</summary>
public static class UndoCorrectionHandler
{
    /// <summary>Takes the correction back on every story that holds the claim, while it is the last that editors decided.</summary>
    /// <exception cref="CommandRefusedException">The claim is not on the story, or somebody corrected it again since.</exception>
    public static Outcome Handle(UndoCorrection command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.OnStory)?.State?.Claims.GetValueOrDefault(command.ClaimId) is not { } claim)
            throw new CommandRefusedException("This claim is not on this story.");
        // A correction that gave everything back to the machine leaves no layer to know it by, but the claim is as it left it.
        var isAsItLeftIt = claim.Editorial is null && claim.Revision == command.Revision;
        if (!isAsItLeftIt && !Overtaken.Stands(command.Of, claim.Editorial is { } e ? (e.Last.By, e.Last.At) : null)) return Outcome.Nothing;
        return CorrectClaimHandler.Handle(
            new(command.ClaimId, claim.Revision, command.OnStory, command.Set, command.Cleared, command.Reason, command.By), "", stories, now);
    }
}
