namespace StoryTracker.Language;

/// <summary>What a number in a text is a number of.</summary>
public enum QuantityKind
{
    /// <summary>How many: "5,000 homes", "two dozen".</summary>
    Count,

    /// <summary>A sum: "£1.2bn", "three million euros".</summary>
    Money,

    /// <summary>A share of a hundred: "40 per cent".</summary>
    Percent,

    /// <summary>A difference of two shares: "3 percentage points".</summary>
    PercentagePoints,

    /// <summary>A part of a whole: "one in five", "12 of the 27", "a third".</summary>
    Ratio,

    /// <summary>A length, mass, speed or the like, with its unit: "90mph".</summary>
    Measure,

    /// <summary>How old somebody is, in years: "aged 47".</summary>
    Age,
}

/// <summary>How the text limits a number.</summary>
public enum Bound
{
    /// <summary>Printed without a limit.</summary>
    Exactly,

    /// <summary>"about", "around", "some", "or so".</summary>
    About,

    /// <summary>"nearly", "almost", "close to": a little below it.</summary>
    Nearly,

    /// <summary>"more than", "over".</summary>
    MoreThan,

    /// <summary>"at least", "or more".</summary>
    AtLeast,

    /// <summary>"less than", "fewer than", "under".</summary>
    LessThan,

    /// <summary>"up to", "no more than", "as many as".</summary>
    AtMost,
}

/// <summary>A number with what it counts, as a text prints it. Nothing in it is computed beyond "1.2bn" = 1,200,000,000.</summary>
/// <param name="Span">Where it is printed: bound, currency and unit included, what is counted not.</param>
/// <param name="Kind">What it is a number of.</param>
/// <param name="Value">The number; the lower end of a range; the part of a <see cref="QuantityKind.Ratio"/>, 1 in "one in five".</param>
/// <param name="To">The upper end of a range, above <paramref name="Value"/>, or null.</param>
/// <param name="OutOf">The whole of a ratio, 5 in "one in five"; else null.</param>
/// <param name="Bound">How the text limits it.</param>
/// <param name="Unit">Money: ISO 4217 code, or "$" where the text does not say which dollar. Percent: "%"; percentage points: "pp".
/// Measure: SI or customary symbol. Age: "years". Null for counts and ratios.</param>
/// <param name="Counted">What is counted, or whose share it is, as printed: "homes"; null where the text does not say it next to the
/// number.</param>
public sealed record Quantity(
    Span Span, QuantityKind Kind, decimal Value, decimal? To, decimal? OutOf, Bound Bound, string? Unit, string? Counted);
