using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.FollowUps;

/// <summary>Say that a date or claim tells of something else than the follow-up it was put on.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="EvidenceId">The announced date or the claim.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record PartFollowUp(Guid StoryId, Guid EvidenceId, string Reason, string By);

/// <summary>Take a parting back.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="EvidenceId">The announced date or the claim.</param>
/// <param name="Into">The follow-up that it was parted from.</param>
/// <param name="By">Who.</param>
public sealed record RejoinFollowUp(Guid StoryId, Guid EvidenceId, Guid Into, string By);

/// <summary>Decides on <see cref="PartFollowUp"/>.</summary>
public static class PartFollowUpHandler
{
    /// <summary>Gives the evidence a follow-up of its own, which asks for itself.</summary>
    /// <exception cref="CommandRefusedException">No reason, no such evidence, or nothing to part it from.</exception>
    public static Outcome Handle(PartFollowUp command, Versioned<Story> story, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why it is something else.");
        var (from, evidence) = EvidenceOn.Story(story, command.EvidenceId);
        var into = FollowUp.PartedFrom(command.EvidenceId);
        if (from.Id == into) return Outcome.Nothing;
        if (from.Evidence.Count == 1) throw new CommandRefusedException("The follow-up rests on this alone; there is nothing to part it from.");
        return EvidenceOn.Moved(story, command.StoryId, into,
            new FollowUpParted(from.Id, evidence.Id, evidence.ArticleId, into, evidence.Due, command.Reason, command.By, now), now);
    }
}

/// <summary>Decides on <see cref="RejoinFollowUp"/>.</summary>
public static class RejoinFollowUpHandler
{
    /// <summary>Puts the evidence back where it was.</summary>
    /// <exception cref="CommandRefusedException">No such evidence, or it was not parted.</exception>
    public static Outcome Handle(RejoinFollowUp command, Versioned<Story> story, DateTimeOffset now)
    {
        var (from, evidence) = EvidenceOn.Story(story, command.EvidenceId);
        if (from.Id == command.Into) return Outcome.Nothing;
        if (!story.State!.PartedFrom.TryGetValue(evidence.Id, out var source) || source != command.Into || story.State.FollowUps.GetValueOrDefault(command.Into) is not { } back)
            throw new CommandRefusedException("It was not parted from that follow-up; load the page again.");
        return EvidenceOn.Moved(story, command.StoryId, back.Id, new FollowUpRejoined(back.Id, evidence.Id, from.Id, command.By, now), now);
    }
}

static class EvidenceOn
{
    public static (FollowUp FollowUp, FollowUpEvidence Evidence) Story(Versioned<Story> story, Guid evidence) =>
        story.State is { } s && s.FollowedUp.TryGetValue(evidence, out var id) && s.FollowUps.GetValueOrDefault(id) is { } f
        && f.Evidence.Find(e => e.Id == evidence) is { } found
            ? (f, found) : throw new CommandRefusedException("No follow-up of this story rests on that; load the page again.");

    public static Outcome Moved(Versioned<Story> story, Guid id, Guid into, object e, DateTimeOffset now)
    {
        var (due, ask) = OpenFollowUpsHandler.Asking(id, story.State!.After(e).FollowUps[into], now);
        return Outcome.Append(Streams.Story(id), story.Version, due is null ? [e] : [e, due], ask is null ? [] : [ask]);
    }
}
