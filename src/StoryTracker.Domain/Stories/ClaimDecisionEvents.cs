namespace StoryTracker.Domain.Stories;

/// <summary>An editor said that a claim is right as it stands: what was the machine's is the editors' from then on.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Revision">The revision that its words are cut from.</param>
/// <param name="Set">Fields as they stood that were the machine's until then; a speaker or a day that nobody could tell is not among them.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimConfirmed(Guid ClaimId, Guid ArticleId, int Revision, ClaimFields Set, string By, DateTimeOffset At);

/// <summary>A correction or a confirmation was taken back: the claim is read as it was before.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Revision">The revision that words among <paramref name="Left"/> are cut from.</param>
/// <param name="Left">Fields that are the editors' without it; all others are the machine's.</param>
/// <param name="Of">When the decision was made.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When.</param>
public sealed record ClaimDecisionUndone(Guid ClaimId, Guid ArticleId, int Revision, ClaimFields Left, DateTimeOffset Of, string By, DateTimeOffset At);

/// <summary>The restoring of a claim was taken back: it is dismissed as it was before.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When.</param>
public sealed record ClaimRestoringUndone(Guid ClaimId, string By, DateTimeOffset At);
