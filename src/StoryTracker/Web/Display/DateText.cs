using System.Globalization;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Web.Display;

/// <summary>A stretch of a date as words: text, with the machine-readable value where it is one moment.</summary>
/// <param name="Text">Words.</param>
/// <param name="Value">Value of <c>datetime</c>, null for words between two moments.</param>
public readonly record struct DatePart(string Text, string? Value);

/// <summary>Days and times as words, as vague as they are known. Times are UTC, or in the zone of whoever asks, and say so; days are as printed.</summary>
public static class DateText
{
    static readonly CultureInfo English = CultureInfo.InvariantCulture;

    static readonly AsyncLocal<TimeZoneInfo?> Asking = new();

    /// <summary>Time zone of whoever asks just now; null: UTC.</summary>
    internal static TimeZoneInfo? Zone
    {
        get => Asking.Value;
        set => Asking.Value = value;
    }

    /// <summary>Days of a <see cref="When"/>.</summary>
    public static IReadOnlyList<DatePart> Of(When when) => Span(when.Earliest, when.Latest);

    /// <summary>Time or days of a publication.</summary>
    public static IReadOnlyList<DatePart> Of(Publication publication) =>
        publication.Precision == "instant" ? [Instant(publication.Earliest)] : Span(Day(publication.Earliest), Day(publication.Latest));

    /// <summary>A written value: a day, an interval <c>a/b</c> of days, an RFC 3339 time; as it stands where it is none of them.</summary>
    public static IReadOnlyList<DatePart> OfValue(string value)
    {
        var ends = value.Split('/');
        if (ends.Length <= 2 && TryDay(ends[0], out var from) && TryDay(ends[^1], out var to)) return Span(from, to);
        return DateTimeOffset.TryParse(value, English, DateTimeStyles.AssumeUniversal, out var instant)
            ? [Instant(instant)] : [new(value, null)];
    }

    /// <summary>An instant to the minute.</summary>
    public static DatePart Instant(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var there = Zone is { } zone ? TimeZoneInfo.ConvertTime(utc, zone) : utc;
        return new($"{there.ToString("d MMM yyyy, HH:mm", English)} {Offset(there.Offset)}", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", English));
    }

    // Such as UTC+1 or UTC−4:30: what a clock says there without a name that few know.
    static string Offset(TimeSpan offset) => offset == TimeSpan.Zero ? "UTC"
        : $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset.ToString(offset.Minutes == 0 ? "%h" : "h\\:mm", English)}";

    /// <summary>A day, a month, a year, an interval, or one that is open at an end.</summary>
    public static IReadOnlyList<DatePart> Span(DateOnly? earliest, DateOnly? latest) => (earliest, latest) switch
    {
        (null, null) => [new("date not known", null)],
        ({ } from, null) => [new("on or after ", null), Whole(from)],
        (null, { } to) => [new("on or before ", null), Whole(to)],
        ({ } from, { } to) when from == to => [Whole(from)],
        ({ } from, { } to) when from is { Day: 1, Month: 1 } && to == from.AddYears(1).AddDays(-1) =>
            [new(from.ToString("yyyy", English), from.ToString("yyyy", English))],
        ({ Day: 1 } from, { } to) when to == from.AddMonths(1).AddDays(-1) =>
            [new(from.ToString("MMMM yyyy", English), from.ToString("yyyy-MM", English))],
        ({ } from, { } to) when (from.Year, from.Month) == (to.Year, to.Month) => [Part(from, "%d"), new("–", null), Whole(to)],
        ({ } from, { } to) when from.Year == to.Year => [Part(from, "d MMMM"), new(" – ", null), Whole(to)],
        ({ } from, { } to) => [Whole(from), new(" – ", null), Whole(to)],
    };

    /// <summary>The parts in one.</summary>
    public static string Line(IEnumerable<DatePart> parts) => string.Concat(parts.Select(p => p.Text));

    /// <summary>Name of a weekday where it is one day, else null.</summary>
    public static string? Weekday(DateOnly? earliest, DateOnly? latest) =>
        earliest is { } day && day == latest ? day.ToString("dddd", English) : null;

    /// <summary>The day of an instant in UTC.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", English, DateTimeStyles.None, out day);

    static DatePart Whole(DateOnly day) => Part(day, "d MMMM yyyy");

    static DatePart Part(DateOnly day, string format) => new(day.ToString(format, English), day.ToString("yyyy-MM-dd", English));
}
