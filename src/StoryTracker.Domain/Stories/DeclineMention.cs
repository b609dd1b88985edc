namespace StoryTracker.Domain.Stories;

/// <summary>Say that a mention is not this speaker, or not surely.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="SpeakerId">The speaker it is not.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record DeclineMention(Guid ClaimId, Guid SpeakerId, string Reason, string By);

/// <summary>Take that back.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="SpeakerId">The speaker.</param>
/// <param name="By">Who.</param>
public sealed record ReopenMention(Guid ClaimId, Guid SpeakerId, string By);

/// <summary>Decides on <see cref="DeclineMention"/> and <see cref="ReopenMention"/>.</summary>
public static class DeclineMentionHandler
{
    /// <summary>Declines a resolution or a suggestion on every story that holds the claim: the mention is open again.</summary>
    /// <exception cref="CommandRefusedException">No reason, or nobody said that it is this speaker.</exception>
    public static Outcome Handle(DeclineMention command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("To decline a speaker needs a reason.");
        if (!Holding(stories, command.ClaimId).Any(s => Names(s.Claim.Mention, command.SpeakerId)))
            throw new CommandRefusedException("Nobody was found or suggested here under that id.");
        return new([.. Holding(stories, command.ClaimId).Where(s => !s.Claim.Mention.Declined.ContainsKey(command.SpeakerId))
            .Select(s => new StreamEvents(Streams.Story(s.Id), s.Version,
                [new MentionDeclined(command.ClaimId, s.Claim.Machine.ArticleId, command.SpeakerId, command.Reason, command.By, now)]))], []);
    }

    /// <summary>Takes a decline back: what was found or suggested stands again.</summary>
    public static Outcome Handle(ReopenMention command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now) =>
        new([.. Holding(stories, command.ClaimId).Where(s => s.Claim.Mention.Declined.ContainsKey(command.SpeakerId))
            .Select(s => new StreamEvents(Streams.Story(s.Id), s.Version,
                [new MentionReopened(command.ClaimId, s.Claim.Machine.ArticleId, command.SpeakerId, command.By, now)]))], []);

    static bool Names(ClaimMention mention, Guid speaker) =>
        mention.Resolved?.Candidate.SpeakerId == speaker || mention.Suggested?.Candidates.Any(c => c.SpeakerId == speaker) is true;

    static IEnumerable<(Guid Id, int Version, StoryClaim Claim)> Holding(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid claim) =>
        stories.Where(s => s.Value.State?.Claims.ContainsKey(claim) is true).OrderBy(s => s.Key)
            .Select(s => (s.Key, s.Value.Version, s.Value.State!.Claims[claim]));
}
