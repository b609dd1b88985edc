using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>The date of a message: <c>Mon, 16 Apr 2018 09:30:00 +0100</c>, with the older forms that RFC 5322 (4.3) still allows.</summary>
static partial class MailDate
{
    static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GMT"] = "Z", ["UT"] = "Z", ["UTC"] = "Z", ["Z"] = "Z", ["EST"] = "-05:00", ["EDT"] = "-04:00", ["CST"] = "-06:00",
        ["CDT"] = "-05:00", ["MST"] = "-07:00", ["MDT"] = "-06:00", ["PST"] = "-08:00", ["PDT"] = "-07:00",
    };

    /// <summary>Reads a date; null when it is none. Without a zone that is known it is as wide as all zones.</summary>
    public static PublicationTime? Read(string printed)
    {
        if (Form().Match(printed.Trim()) is not { Success: true } form) return null;
        var month = Array.IndexOf(Months, form.Groups["month"].Value.ToUpperInvariant()) + 1;
        var year = int.Parse(form.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (form.Groups["year"].Length < 4) year += year < 50 ? 2000 : 1900;
        var zone = form.Groups["offset"] is { Success: true } offset ? $"{offset.Value[..3]}:{offset.Value[3..]}"
            : Zones.GetValueOrDefault(form.Groups["zone"].Value, "");
        var seconds = form.Groups["second"].Success ? form.Groups["second"].Value : "00";
        return PublicationTime.Read(
            $"{year:0000}-{month:00}-{form.Groups["day"].Value.PadLeft(2, '0')}T{form.Groups["hour"].Value.PadLeft(2, '0')}"
            + $":{form.Groups["minute"].Value}:{seconds}{zone}",
            zoneRequired: false);
    }

    [GeneratedRegex(
        @"\A(?:[A-Za-z]{3,9}\s{0,5},?\s{0,5})?(?<day>[0-9]{1,2})[\s-]{1,5}(?<month>[A-Za-z]{3})"
        + @"[a-z]{0,6}\.?[\s-]{1,5}(?<year>[0-9]{2,4})\s{1,5}"
        + @"(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2}))?\s{0,5}(?:(?<offset>[+-][0-9]{4})|(?<zone>[A-Za-z]{1,5}))?\b")]
    private static partial Regex Form();
}
