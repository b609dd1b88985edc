namespace StoryTracker.Domain.Chronicle;

/// <summary>What one claim is to another over time.</summary>
public enum ChronicleKind
{
    /// <summary>The first answers the second: it denies, rejects or replies to it.</summary>
    Rebuttal,

    /// <summary>The second takes another position than the first, by the same speaker.</summary>
    PositionChange,
}

/// <summary>A claim with its article.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
public sealed record ChronicledClaim(Guid ClaimId, Guid ArticleId);

/// <summary>An editor said that a claim answers another, or takes another position. On every story that holds one of them.</summary>
/// <param name="Id">Derived from kind and claims.</param>
/// <param name="Kind">What they are to each other.</param>
/// <param name="A">The reply, or the earlier claim.</param>
/// <param name="B">What it answers, or the later claim.</param>
/// <param name="Reason">Why, empty when the editor gave none.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ChronicleLinkConfirmed(
    Guid Id, ChronicleKind Kind, ChronicledClaim A, ChronicledClaim B, string Reason, string By, DateTimeOffset At);

/// <summary>An editor said that a claim does not answer another, or takes no other position; no machine says so again.</summary>
/// <param name="Id">Derived from kind and claims.</param>
/// <param name="Kind">What they are not to each other.</param>
/// <param name="A">What was taken for the reply, or for the earlier position.</param>
/// <param name="B">What it does not answer, or what is no other position.</param>
/// <param name="Reason">Why, empty when the editor gave none.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ChronicleLinkDeclined(
    Guid Id, ChronicleKind Kind, ChronicledClaim A, ChronicledClaim B, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took such a decision back; what a machine finds stands as a suggestion again.</summary>
/// <param name="Id">What was decided on.</param>
/// <param name="Articles">The articles of the two claims.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ChronicleDecisionUndone(Guid Id, IReadOnlyList<Guid> Articles, string By, DateTimeOffset At);
