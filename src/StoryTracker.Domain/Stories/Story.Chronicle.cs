using System.Collections.Immutable;
using StoryTracker.Domain.Chronicle;

namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>What editors decided about answers and changes of position, by id.</summary>
    public ImmutableDictionary<Guid, ChronicleDecision> ChronicleDecisions { get; init; } = ImmutableDictionary<Guid, ChronicleDecision>.Empty;

    /// <summary>State after an editor confirmed that a claim answers another, or takes another position.</summary>
    public Story Apply(ChronicleLinkConfirmed e) => Chronicled(new(e.Id, e.Kind, e.A, e.B, true, e.Reason, e.By, e.At));

    /// <summary>State after an editor said that it does not.</summary>
    public Story Apply(ChronicleLinkDeclined e) => Chronicled(new(e.Id, e.Kind, e.A, e.B, false, e.Reason, e.By, e.At));

    /// <summary>State after such a decision was taken back: as if it had never been made.</summary>
    public Story Apply(ChronicleDecisionUndone e) => Next() with { ChronicleDecisions = ChronicleDecisions.Remove(e.Id) };

    Story Chronicled(ChronicleDecision decision) => Next() with { ChronicleDecisions = ChronicleDecisions.SetItem(decision.Id, decision) };
}
