using StoryTracker.Domain.Speakers;

namespace StoryTracker.Domain.Stories;

/// <summary>What a matcher makes of a mention.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Mention">The words of the mention.</param>
/// <param name="Candidates">Who it may be, the likeliest first; never empty.</param>
/// <param name="Certain">True when the first is surely the one.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record ResolveMention(
    Guid ClaimId, string Mention, IReadOnlyList<MentionCandidate> Candidates, bool Certain, string Matcher, IReadOnlyList<string> Reasons);

/// <summary>Decides on <see cref="ResolveMention"/>.</summary>
public static class ResolveMentionHandler
{
    /// <summary>
    /// Puts the finding on every story that holds the claim, and whom it names on record. What an editor decided about the claim's speaker
    /// is left alone, and what is on record already is not repeated.
    /// </summary>
    /// <param name="found">The finding.</param>
    /// <param name="stories">Every story that holds the claim.</param>
    /// <param name="speaker">The first candidate.</param>
    /// <param name="now">Time of the decision.</param>
    public static Outcome Handle(
        ResolveMention found, IReadOnlyDictionary<Guid, Versioned<Story>> stories, Versioned<Speaker> speaker, DateTimeOffset now)
    {
        List<StreamEvents> appends = [];
        var resolved = false;
        foreach (var (id, story) in stories.OrderBy(s => s.Key))
        {
            if (story.State?.Claims.GetValueOrDefault(found.ClaimId) is not { } claim || !IsOpen(claim, found.Mention)) continue;
            var candidates = found.Candidates.Where(c => !claim.Mention.Declined.ContainsKey(c.SpeakerId)).ToList();
            if (candidates.Count == 0 || claim.Mention.For(claim.Machine) is not null) continue;
            // Where an editor has declined somebody, the rest is the editor's to decide.
            if (found.Certain && claim.Mention.Declined.IsEmpty)
            {
                appends.Add(new(Streams.Story(id), story.Version, [new MentionResolved(
                    claim.Id, claim.Machine.ArticleId, found.Mention, candidates[0], found.Matcher, found.Reasons, now)]));
                resolved = true;
            }
            else if (claim.Mention.Suggested is not { } asked || candidates.Exists(c => asked.Candidates.All(a => a.SpeakerId != c.SpeakerId)))
                appends.Add(new(Streams.Story(id), story.Version, [new MentionSuggested(
                    claim.Id, claim.Machine.ArticleId, found.Mention, candidates, found.Matcher, found.Reasons, now)]));
        }
        if (resolved && Introduced(found.Candidates[0], speaker.State).ToList() is { Count: > 0 } introduced)
            appends.Add(new(Streams.Speaker(found.Candidates[0].SpeakerId), speaker.Version, introduced));
        return new(appends, []);
    }

    static bool IsOpen(StoryClaim claim, string mention) =>
        claim.Dismissal is null && claim.LostTo is null && claim.Editorial?.Fields.Speaker is null
        && claim.Machine.Speaker is { Name: null, Mention: { } printed } && printed.Exact == mention;

    /// <summary>What an introduction tells of a speaker that is not on record yet.</summary>
    internal static IEnumerable<object> Introduced(MentionCandidate who, Speaker? known)
    {
        if (known is null or { RemovedAt: not null }) yield return new SpeakerIdentified(who.SpeakerId, who.Name, who.Kind);
        if (who.Role is { } role && known?.Roles.Exists(r => r.Role == role && r.ArticleId == who.IntroducedBy) is not true)
            yield return new RoleReported(role, who.IntroducedBy, who.Revision);
    }
}
