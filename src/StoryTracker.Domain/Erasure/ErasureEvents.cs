namespace StoryTracker.Domain.Erasure;

/// <summary>An article was removed on legal request; nothing of what it said is left on record.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Reason">Why, in words that repeat nothing of the article.</param>
/// <param name="LegalReference">File number of the request, null when there is none.</param>
/// <param name="By">Who removed it.</param>
/// <param name="At">When.</param>
public sealed record ArticleErased(Guid ArticleId, string Reason, string? LegalReference, string By, DateTimeOffset At);

/// <summary>An article on this story was removed on legal request, and with it every claim and date that came from it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Reason">Why, in words that repeat nothing of the article.</param>
/// <param name="LegalReference">File number of the request, null when there is none.</param>
/// <param name="By">Who removed it.</param>
/// <param name="At">When.</param>
public sealed record IngestedArticleErased(Guid ArticleId, string Reason, string? LegalReference, string By, DateTimeOffset At);

/// <summary>A speaker's name was removed on legal request, because no other article gives it.</summary>
/// <param name="SpeakerId">Identity.</param>
/// <param name="Reason">Why, in words that repeat nothing of the article.</param>
/// <param name="LegalReference">File number of the request, null when there is none.</param>
/// <param name="By">Who removed it.</param>
/// <param name="At">When.</param>
public sealed record SpeakerErased(Guid SpeakerId, string Reason, string? LegalReference, string By, DateTimeOffset At);
