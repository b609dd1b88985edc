namespace StoryTracker.Domain.Utterances;

/// <summary>Two wordings were joined: reports of one remark, made once. On every story that holds a claim of the utterance.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Matcher">NAME@VERSION, null when an editor decided.</param>
/// <param name="By">The editor, null when a machine found it.</param>
/// <param name="At">When.</param>
public sealed record ReportsJoined(
    Guid Id, Wording A, Wording B, IReadOnlyList<string> Reasons, string? Matcher, string? By, DateTimeOffset At);

/// <summary>An editor said that two wordings are not reports of one remark; no machine joins them again.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ReportsParted(Guid Id, Wording A, Wording B, string Reason, string By, DateTimeOffset At);

/// <summary>Two wordings are the same line, said on two occasions: linked, never merged.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Matcher">NAME@VERSION, null when an editor decided.</param>
/// <param name="By">The editor, null when a machine found it.</param>
/// <param name="At">When.</param>
public sealed record LinesLinked(
    Guid Id, Wording A, Wording B, IReadOnlyList<string> Reasons, string? Matcher, string? By, DateTimeOffset At);

/// <summary>An editor said that two wordings are not the same line; no machine links them again.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record LinesUnlinked(Guid Id, Wording A, Wording B, string Reason, string By, DateTimeOffset At);

/// <summary>Two wordings are shown side by side; nobody says that they are one remark.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="At">When.</param>
public sealed record WordingsSetSideBySide(Guid Id, Wording A, Wording B, IReadOnlyList<string> Reasons, string Matcher, DateTimeOffset At);

/// <summary>Two wordings may be one remark in other words; a suggestion until a person answers.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reasons">Why, in plain English.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="At">When.</param>
public sealed record ParaphraseSuggested(Guid Id, Wording A, Wording B, IReadOnlyList<string> Reasons, string Matcher, DateTimeOffset At);

/// <summary>An editor confirmed a suggestion: the wordings are one utterance.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reason">Why, empty when the editor gave none.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ParaphraseConfirmed(Guid Id, Wording A, Wording B, string Reason, string By, DateTimeOffset At);

/// <summary>An editor declined a suggestion: the wordings are two remarks.</summary>
/// <param name="Id">Id of the tie.</param>
/// <param name="A">One wording.</param>
/// <param name="B">The other.</param>
/// <param name="Reason">Why, empty when the editor gave none.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ParaphraseDeclined(Guid Id, Wording A, Wording B, string Reason, string By, DateTimeOffset At);

/// <summary>
/// A machine took back what it had found about two wordings, because what it rested on is so no longer, as when two names that were one speaker are two
/// again. Found again, it is on record again.
/// </summary>
/// <param name="Id">Id of the tie that is no more.</param>
/// <param name="Articles">The articles it was about.</param>
/// <param name="Reason">Why, without a word of theirs.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="At">When.</param>
public sealed record FindingWithdrawn(Guid Id, IReadOnlyList<Guid> Articles, string Reason, string Matcher, DateTimeOffset At);

/// <summary>An editor's decision on wordings was taken back; what there was before it is there again.</summary>
/// <param name="Id">Id of the tie that is no more.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record TieTakenBack(Guid Id, string By, DateTimeOffset At);
