using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>A time as pages print it for machines: ISO 8601 with its liberties, RFC 5322, seconds since 1970, or an English date.</summary>
static partial class PageTime
{
    const string Months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    /// <summary>Reads a time; null when it cannot be told which it is, such as 4/5/2018.</summary>
    public static PublicationTime? Read(string printed)
    {
        var text = printed.Trim();
        if (text.Length is < 8 or > 100) return null;
        var time = PublicationTime.Read(text, zoneRequired: false) ?? PublicationTime.Read(Loose(text), zoneRequired: false)
            ?? MailDate.Read(text) ?? Epoch(text) ?? English(text);
        return time is { } read && read.Earliest == DateTimeOffset.UnixEpoch ? null : time; // a field that nobody filled in
    }

    /// <summary>An English date at the start of a text: "November 19, 2019", "19 Nov 2019"; null for none.</summary>
    public static PublicationTime? English(string text)
    {
        if (EnglishDate().Match(text) is not { Success: true } date) return null;
        var month = (Months.IndexOf(date.Groups["month"].Value[..3].ToUpperInvariant(), StringComparison.Ordinal) / 3) + 1;
        return PublicationTime.Read($"{date.Groups["year"].Value}-{month:00}-{date.Groups["day"].Value.PadLeft(2, '0')}",
            zoneRequired: false);
    }

    // 2018/04/15 10:00, 20180415T100000Z, 2018-04-15T10:00:00 +0100, 2018-04-15 10:00:00 UTC
    static string Loose(string text)
    {
        if (Compact().Match(text) is { Success: true } c)
            return $"{c.Groups[1].Value}-{c.Groups[2].Value}-{c.Groups[3].Value}"
                + (c.Groups[4].Success
                    ? $"T{c.Groups[4].Value}:{c.Groups[5].Value}:{(c.Groups[6].Success ? c.Groups[6].Value : "00")}{c.Groups[7].Value}"
                    : "");
        var dashed = SlashedDay().Replace(text, "$1-$2-$3");
        return Utc().Replace(dashed, "Z");
    }

    static PublicationTime? Epoch(string text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture,
            out var number)) return null;
        var time = text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
        return new(time, time, "instant");
    }

    [GeneratedRegex(@"\A([0-9]{4})([0-9]{2})([0-9]{2})(?:T?([0-9]{2})([0-9]{2})([0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?)?\z")]
    private static partial Regex Compact();

    [GeneratedRegex(@"\A([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})\b")]
    private static partial Regex SlashedDay();

    [GeneratedRegex(@"\s?(?:UTC|GMT)\z")]
    private static partial Regex Utc();

    [GeneratedRegex(
        @"\A(?:[A-Za-z]{3,9}day,?\s{1,3}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[.,]{0,2}\s{1,3})?(?:(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|"
        + @"Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s{1,3}(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?<year>[0-9]{4})\b"
        + @"|(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s{1,3}(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
        + @"Dec)[a-z]{0,6}\.?,?\s{1,3}(?<year>[0-9]{4})\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex EnglishDate();
}
