namespace StoryTracker.Language.Dates;

/// <summary>First and last day of the stretches of the calendar round a day.</summary>
static class CalendarSpans
{
    public static (DateOnly First, DateOnly Last) Day(DateOnly d) => (d, d);

    public static (DateOnly First, DateOnly Last) Week(DateOnly d) => (Iso.Monday(d), Iso.Add(Iso.Monday(d), 6));

    public static (DateOnly First, DateOnly Last) Month(DateOnly d) => Iso.MonthOf(d.Year, d.Month);

    public static (DateOnly First, DateOnly Last) Year(DateOnly d) => Iso.YearOf(d.Year);

    public static (DateOnly First, DateOnly Last) Quarter(DateOnly d)
    {
        int first = (d.Month - 1) / 3 * 3 + 1;
        return (new DateOnly(d.Year, first, 1), Iso.MonthOf(d.Year, first + 2).Last);
    }

    public static (DateOnly First, DateOnly Last) Years(DateOnly d, int length)
    {
        int first = Math.Max(1, d.Year / length * length);
        return (new DateOnly(first, 1, 1), new DateOnly(Math.Clamp(first - (first == 1 ? 1 : 0) + length - 1, 1, 9999), 12, 31));
    }

    /// <summary>A season of the northern half of the world: spring is March to May.</summary>
    public static (DateOnly First, DateOnly Last) Season(int year, string season)
    {
        var first = new DateOnly(Math.Clamp(year, 1, 9998), SeasonStart(season), 1);
        return (first, Iso.Add(Iso.AddMonths(first, 3), -1));
    }

    public static int SeasonStart(string season) => season switch { "SP" => 3, "SU" => 6, "FA" => 9, _ => 12 };

    public static string QuarterValue(DateOnly d) => $"{d.Year:0000}-Q{(d.Month + 2) / 3}";

    /// <summary>The stretch so many units from a day, and its value: (2021-03-12, "M", -1) is February 2021.</summary>
    /// <returns>Null for units shorter than a day.</returns>
    public static (DateOnly First, DateOnly Last, string Value)? Shifted(DateOnly d, string unit, long n)
    {
        switch (unit)
        {
            case "D":
                var day = Iso.Add(d, n);
                return (day, day, Iso.Day(day));
            case "W" or "FN":
                var week = Week(Iso.Add(d, (unit == "FN" ? 14 : 7) * n));
                return (week.First, week.Last, Iso.Week(week.First));
            case "M":
                var month = Month(Iso.AddMonths(d, n));
                return (month.First, month.Last, Iso.Month(month.First));
            case "Q":
                var quarter = Quarter(Iso.AddMonths(d, 3 * n));
                return (quarter.First, quarter.Last, QuarterValue(quarter.First));
            case "Y":
                var year = Year(Iso.AddMonths(d, 12 * n));
                return (year.First, year.Last, Iso.Year(year.First.Year));
            case "DE" or "CE":
                int length = unit == "DE" ? 10 : 100;
                var years = Years(Iso.AddMonths(d, 12L * length * n), length);
                return (years.First, years.Last, unit == "DE" ? Iso.Year(years.First.Year)[..3] : Iso.Year(years.First.Year)[..2]);
            default:
                return null;
        }
    }
}
