using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryTracker.Demo.Printing;

/// <summary>Days in the texts of a scenario, counted from the day of the start.</summary>
static partial class PrintedDays
{
    /// <summary><c>{weekday -1}</c> becomes “Tuesday”, <c>{date +12}</c> “14 March”, <c>{month +40}</c> “April”, <c>{day 0}</c> “Tuesday 3 March”.</summary>
    public static string Expand(string text, DateTimeOffset start) => !text.Contains('{', StringComparison.Ordinal) ? text : Place().Replace(text, m =>
        start.UtcDateTime.Date.AddDays(int.Parse(m.Groups["days"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)).ToString(
            m.Groups["form"].Value switch { "weekday" => "dddd", "date" => "d MMMM", "month" => "MMMM", "year" => "yyyy", _ => "dddd d MMMM" }, CultureInfo.InvariantCulture));

    /// <summary>The path of an article that was published then.</summary>
    public static string Path(string pattern, string slug, DateTimeOffset published) => pattern
        .Replace("{slug}", slug, StringComparison.Ordinal)
        .Replace("{yyyy}", published.ToString("yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{MM}", published.ToString("MM", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{dd}", published.ToString("dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<form>weekday|date|month|year|day) (?<days>[+-]?\d{1,3})\}")]
    private static partial Regex Place();
}
