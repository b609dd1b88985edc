namespace StoryTracker.Language;

/// <summary>Everything that was read out of one article.</summary>
/// <param name="Quotations">Who said what, in the order of the text.</param>
/// <param name="Dates">Expressions of time, in the order of the text.</param>
/// <param name="Entities">People, organisations and places, in the order of their first mention.</param>
public sealed record Extraction(
    IReadOnlyList<Quotation> Quotations,
    IReadOnlyList<TimeExpression> Dates,
    IReadOnlyList<Entity> Entities);
