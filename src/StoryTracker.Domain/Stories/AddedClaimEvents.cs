using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>An editor put a claim on record that no machine had found; on the article's stream, and on that of every story that holds it.</summary>
/// <param name="ClaimId">Its id, which a machine that finds the same words later gives it too.</param>
/// <param name="Claim">The claim as the editor reads it.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimAdded(Guid ClaimId, Claim Claim, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took back that a claim was added; it is no claim any more unless a machine finds it.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When.</param>
public sealed record ClaimAdditionUndone(Guid ClaimId, Guid ArticleId, string By, DateTimeOffset At);
