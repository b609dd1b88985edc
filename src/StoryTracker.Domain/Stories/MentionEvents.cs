using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>Somebody whom an article introduces and who may be the one that another article only mentions.</summary>
/// <param name="SpeakerId">Identity.</param>
/// <param name="Name">Full name.</param>
/// <param name="Kind">Kind of speaker, null when not known.</param>
/// <param name="Role">Role that the introducing article gives, null when it gives none.</param>
/// <param name="IntroducedBy">The article that introduces them.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Introduction">Where it does.</param>
public sealed record MentionCandidate(
    Guid SpeakerId, string Name, SpeakerKind? Kind, string? Role, Guid IntroducedBy, int Revision, Passage Introduction);

/// <summary>Another article of the story introduced whom a claim only mentions; on every story that holds the claim. What is printed stays as it is.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Mention">The words of the mention, such as <c>Mr Goldstein</c>.</param>
/// <param name="Candidate">Who it is, and where that is introduced.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">Why, a sentence each.</param>
/// <param name="At">When.</param>
public sealed record MentionResolved(
    Guid ClaimId, Guid ArticleId, string Mention, MentionCandidate Candidate, string Matcher, IReadOnlyList<string> Reasons, DateTimeOffset At);

/// <summary>The machine asks an editor who a mention is; on every story that holds the claim. The claim stays without a speaker.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Mention">The words of the mention.</param>
/// <param name="Candidates">Who it may be, at least one.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">What speaks for them, and why it is not certain.</param>
/// <param name="At">When.</param>
public sealed record MentionSuggested(
    Guid ClaimId, Guid ArticleId, string Mention, IReadOnlyList<MentionCandidate> Candidates, string Matcher, IReadOnlyList<string> Reasons,
    DateTimeOffset At);

/// <summary>An editor said that a mention is not this speaker, or not surely; on every story that holds the claim. The machine does not come back to it.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="SpeakerId">The speaker it is not.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record MentionDeclined(Guid ClaimId, Guid ArticleId, Guid SpeakerId, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took that back; on every story that holds the claim.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="SpeakerId">The speaker.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record MentionReopened(Guid ClaimId, Guid ArticleId, Guid SpeakerId, string By, DateTimeOffset At);
