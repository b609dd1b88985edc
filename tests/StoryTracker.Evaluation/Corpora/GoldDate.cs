using StoryTracker.Language;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>An expression of time, as annotated.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Type">DATE, TIME, DURATION or SET; null where the corpus does not say.</param>
/// <param name="Value">Its TIMEX3 value.</param>
public sealed record GoldDate(Span Span, string? Type, string? Value);
