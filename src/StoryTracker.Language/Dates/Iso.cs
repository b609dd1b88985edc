using System.Globalization;

namespace StoryTracker.Language.Dates;

/// <summary>ISO 8601 forms as TIMEX3 uses them.</summary>
static class Iso
{
    public static string Day(DateOnly d) => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Month(DateOnly d) => d.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Week(DateOnly d)
    {
        var time = d.ToDateTime(TimeOnly.MinValue);
        return $"{ISOWeek.GetYear(time):0000}-W{ISOWeek.GetWeekOfYear(time):00}";
    }

    /// <summary>1 (Monday) to 7 (Sunday).</summary>
    public static int Weekday(DateOnly d) => d.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)d.DayOfWeek;

    public static DateOnly Monday(DateOnly d) => Add(d, 1 - Weekday(d));

    /// <summary>Adds days, held inside the calendar.</summary>
    public static DateOnly Add(DateOnly d, long days) =>
        DateOnly.FromDayNumber((int)Math.Clamp(d.DayNumber + days, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));

    /// <summary>Adds months, held inside the calendar.</summary>
    public static DateOnly AddMonths(DateOnly d, long months)
    {
        long index = Math.Clamp(d.Year * 12L + d.Month - 1 + months, 12, 9999 * 12L + 11);
        int year = (int)(index / 12), month = (int)(index % 12) + 1;
        return new DateOnly(year, month, Math.Min(d.Day, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>The day, or null where the calendar has none.</summary>
    public static DateOnly? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day) : null;

    public static (DateOnly First, DateOnly Last) MonthOf(int year, int month) =>
        (new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    public static (DateOnly First, DateOnly Last) YearOf(int year) => (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
}
