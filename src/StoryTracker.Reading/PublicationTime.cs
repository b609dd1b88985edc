using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>A printed time: a day ("2018-04-15") or an instant (RFC 3339), perhaps without its zone.</summary>
/// <param name="Earliest">The first instant that it may be.</param>
/// <param name="Latest">The last instant that it may be.</param>
/// <param name="Precision"><c>instant</c>, <c>day</c> or, without a zone, <c>interval</c>.</param>
readonly partial record struct PublicationTime(DateTimeOffset Earliest, DateTimeOffset Latest, string Precision)
{
    // The zones of the earth reach from 12 hours behind UTC to 14 ahead.
    const int HoursBehind = 12, HoursAhead = 14;

    const int FirstYear = 1900, LastYear = 2200;

    /// <summary>Reads a day or an instant; null when it is neither or lies outside the years 1900 to 2200.</summary>
    /// <param name="printed">As printed.</param>
    /// <param name="zoneRequired">Whether an instant must tell its zone (RFC 3339 says so, web pages forget it).</param>
    public static PublicationTime? Read(string printed, bool zoneRequired)
    {
        if (Form().Match(printed.Trim()) is not { Success: true } form) return null;
        var printedDay = form.Groups["day"].Value;
        if (!DateOnly.TryParseExact(printedDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        if (day.Year is < FirstYear or > LastYear) return null;
        if (!form.Groups["time"].Success)
            return new(PublicationWindow.StartOf(day), PublicationWindow.EndOf(day), "day");
        var zone = form.Groups["zone"];
        if (zoneRequired && !zone.Success) return null;
        if (TimeOf(form.Groups["time"].Value) is not { } time || OffsetOf(zone) is not { } offset) return null;
        var instant = new DateTimeOffset(day, time, TimeSpan.Zero) - offset;
        return zone.Success
            ? new(instant, instant, "instant")
            : new(instant.AddHours(-HoursAhead), instant.AddHours(HoursBehind), "interval");
    }

    static TimeOnly? TimeOf(string printed)
    {
        // RFC 3339 allows the leap second 60, .NET does not.
        var time = printed.Length >= 8 && printed[6..8] == "60" ? printed[..6] + "59" + printed[8..] : printed;
        var digits = time.Length > 16 ? time[..16] : time; // .NET keeps seven digits of a second
        return TimeOnly.TryParse(digits, CultureInfo.InvariantCulture, out var read) ? read : null;
    }

    static TimeSpan? OffsetOf(Group zone)
    {
        if (!zone.Success || zone.Value is "Z" or "z") return TimeSpan.Zero;
        var digits = zone.Value[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var hours = int.Parse(digits[..2], CultureInfo.InvariantCulture);
        var offset = new TimeSpan(hours, int.Parse(digits[2..], CultureInfo.InvariantCulture), 0);
        if (offset > TimeSpan.FromHours(HoursAhead)) return null;
        return zone.Value[0] == '-' ? -offset : offset;
    }

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + @"(?:[Tt ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,20})?)?) ?(?<zone>[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)?)?\z")]
    private static partial Regex Form();
}
