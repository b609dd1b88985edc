using System.Collections.Immutable;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>What other articles tell of the one whom a claim only mentions: a layer between the machine's reading of its article and the editors'.</summary>
/// <param name="Resolved">Who it was found to be, null while nobody was.</param>
/// <param name="Suggested">Who it may be, null while nobody is suggested.</param>
public sealed record ClaimMention(MentionResolved? Resolved, MentionSuggested? Suggested)
{
    /// <summary>Nothing is known.</summary>
    public static ClaimMention Nothing { get; } = new(null, null);

    /// <summary>Speakers whom editors said it is not.</summary>
    public ImmutableDictionary<Guid, MentionDeclined> Declined { get; init; } = ImmutableDictionary<Guid, MentionDeclined>.Empty;

    /// <summary>The claim with the speaker whom another article introduces, where its own article leaves them open.</summary>
    public Claim Over(Claim machine) => For(machine) is { Candidate: var who }
        ? machine with { Speaker = new(who.SpeakerId, who.Name, who.Kind, who.Role, Resolution.Identified, machine.Speaker.Mention) }
        : machine;

    /// <summary>The resolution that holds for the claim as the machine reads it; null where there is none, or an editor declined it.</summary>
    public MentionResolved? For(Claim machine) =>
        Resolved is { } found && machine.Speaker is { Name: null, Mention: { } mention } && mention.Exact == found.Mention
        && !Declined.ContainsKey(found.Candidate.SpeakerId) ? found : null;

    /// <summary>The events that make it, for another story that gets the claim.</summary>
    public IEnumerable<object> Events()
    {
        if (Suggested is { } asked) yield return asked;
        if (Resolved is { } found) yield return found;
        foreach (var declined in Declined.Values.OrderBy(d => d.At).ThenBy(d => d.SpeakerId)) yield return declined;
    }

    /// <summary>Candidates that wait for an editor.</summary>
    public IEnumerable<MentionCandidate> Open(Claim machine) =>
        Suggested is { } asked && machine.Speaker is { Name: null, Mention: { } mention } && mention.Exact == asked.Mention && For(machine) is null
            ? asked.Candidates.Where(c => !Declined.ContainsKey(c.SpeakerId)) : [];
}

public sealed partial record Story
{
    /// <summary>State after another article introduced whom a claim mentions.</summary>
    public Story Apply(MentionResolved e) => Change(e.ClaimId, c => c with { Mention = c.Mention with { Resolved = e } });

    /// <summary>State after an editor was asked who a mention is: a mark beside the layers.</summary>
    public Story Apply(MentionSuggested e) => Mark(e.ClaimId, c => c with { Mention = c.Mention with { Suggested = e } });

    /// <summary>State after an editor said who it is not.</summary>
    public Story Apply(MentionDeclined e) =>
        Change(e.ClaimId, c => c with { Mention = c.Mention with { Declined = c.Mention.Declined.SetItem(e.SpeakerId, e) } });

    /// <summary>State after that was taken back.</summary>
    public Story Apply(MentionReopened e) =>
        Change(e.ClaimId, c => c with { Mention = c.Mention with { Declined = c.Mention.Declined.Remove(e.SpeakerId) } });
}
