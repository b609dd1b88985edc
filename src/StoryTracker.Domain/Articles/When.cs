namespace StoryTracker.Domain.Articles;

/// <summary>A printed date that cannot be right, and why.</summary>
/// <param name="Printed">The words as printed.</param>
/// <param name="Message">One sentence that says what contradicts them.</param>
/// <param name="Rejected">Readings that were considered and rejected, ISO 8601.</param>
public sealed record DateConflict(string Printed, string Message, IReadOnlyList<string> Rejected);

/// <summary>A day or a span of days in the world, as exact as the evidence allows.</summary>
/// <param name="Earliest">First day it may have been; null when open.</param>
/// <param name="Latest">Last day it may have been; null when open.</param>
/// <param name="Precision"><c>day</c>, <c>month</c>, <c>year</c>, <c>interval</c> or <c>open</c>.</param>
/// <param name="Reason">One sentence that says how it was found.</param>
/// <param name="Conflict">Set where the printed date cannot be right.</param>
public sealed record When(DateOnly? Earliest, DateOnly? Latest, string Precision, string Reason, DateConflict? Conflict = null)
{
    /// <summary>A span of days, with the precision that its bounds show.</summary>
    public static When Between(DateOnly? earliest, DateOnly? latest, string reason, DateConflict? conflict = null) =>
        new(earliest, latest, PrecisionOf(earliest, latest), reason, conflict);

    static string PrecisionOf(DateOnly? earliest, DateOnly? latest)
    {
        if (earliest is not { } a || latest is not { } b) return "open";
        if (a == b) return "day";
        if (a.Day == 1 && b == a.AddMonths(1).AddDays(-1)) return "month";
        return a is { Day: 1, Month: 1 } && b == a.AddYears(1).AddDays(-1) ? "year" : "interval";
    }
}

/// <summary>When an article was published, with the evidence for it; never invented.</summary>
/// <param name="Earliest">Earliest instant it may have been.</param>
/// <param name="Latest">Latest instant it may have been.</param>
/// <param name="Precision"><c>instant</c>, <c>day</c> or <c>interval</c>.</param>
/// <param name="Reason">One sentence that names the evidence.</param>
/// <param name="EstimatedBy">Who estimated it, when no source states it.</param>
public sealed record Publication(DateTimeOffset Earliest, DateTimeOffset Latest, string Precision, string Reason, string? EstimatedBy = null);
