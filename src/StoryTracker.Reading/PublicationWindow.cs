namespace StoryTracker.Reading;

/// <summary>When an article was published, as exactly as is known, and how that is known.</summary>
/// <param name="Earliest">The first instant that it may have been; for days the start of the first, UTC.</param>
/// <param name="Latest">The last instant that it may have been; for days the last microsecond of the last, UTC.</param>
/// <param name="Precision"><c>instant</c>, <c>day</c> or <c>interval</c>.</param>
/// <param name="Reason">The evidence, a phrase or a sentence.</param>
/// <param name="EstimatedBy">Who estimated it ("an editor"); null when the document states it.</param>
public sealed record PublicationWindow(
    DateTimeOffset Earliest, DateTimeOffset Latest, string Precision, string Reason, string? EstimatedBy)
{
    /// <summary>How far the evidence can be trusted; <see cref="Reliability.Stated"/> unless said otherwise.</summary>
    public Reliability Reliability { get; init; }

    /// <summary>A time that is stated to the second or minute.</summary>
    public static PublicationWindow Instant(DateTimeOffset time, string reason, string? estimatedBy = null) =>
        new(time, time, "instant", reason, estimatedBy);

    /// <summary>A day, or all the days from one to another, both included.</summary>
    public static PublicationWindow Days(DateOnly first, DateOnly last, string reason, string? estimatedBy = null) =>
        new(StartOf(first), EndOf(last), first == last ? "day" : "interval", reason, estimatedBy);

    internal static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    // PostgreSQL keeps microseconds.
    internal static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1)).AddMicroseconds(-1);
}
