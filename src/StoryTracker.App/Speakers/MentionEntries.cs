using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>What other articles tell of a claim's speaker, as an editor reads it.</summary>
static class MentionEntries
{
    /// <summary>Null where no other article tells anything.</summary>
    public static MentionView? Of(StoryClaim claim)
    {
        var known = claim.Mention;
        if (known.Resolved is null && known.Suggested is null || claim.Machine.Speaker.Mention is not { } mention) return null;
        var found = claim.Editorial?.Fields.Speaker is null ? known.For(claim.Machine) : null;
        List<MentionCandidate> open = [.. claim.Editorial?.Fields.Speaker is null ? known.Open(claim.Machine) : []];
        return new(mention.Exact, found is null ? null : Of(found.Candidate), [.. open.Select(Of)],
            known.Declined.ToDictionary(d => d.Key.ToString(), d => new DecisionView(d.Value.By, d.Value.At, d.Value.Reason)),
            found?.Matcher ?? (open.Count > 0 ? known.Suggested?.Matcher : null),
            found?.Reasons ?? (open.Count > 0 ? known.Suggested!.Reasons : []), found?.At ?? known.Suggested?.At ?? known.Resolved!.At);
    }

    static CandidateView Of(MentionCandidate who) =>
        new(who.SpeakerId.ToString(), who.Name, who.Role, Entries.Report(who.IntroducedBy, who.Revision, who.Introduction, null));
}
