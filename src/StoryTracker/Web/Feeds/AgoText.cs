using System.Globalization;

namespace StoryTracker.Web.Feeds;

/// <summary>How far a moment is from now, in words.</summary>
static class AgoText
{
    /// <summary>Such as <c>3 minutes ago</c>, <c>in 2 hours</c>, <c>just now</c>; whole units, rounded down.</summary>
    public static string Of(DateTimeOffset moment, DateTimeOffset now)
    {
        var distance = moment - now;
        var size = distance.Duration();
        if (size < TimeSpan.FromMinutes(1)) return distance > TimeSpan.Zero ? "within a minute" : "just now";
        var (count, unit) = size switch
        {
            { TotalMinutes: < 60 } => ((int)size.TotalMinutes, "minute"),
            { TotalHours: < 48 } => ((int)size.TotalHours, "hour"),
            _ => ((int)size.TotalDays, "day"),
        };
        var words = string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
        return distance > TimeSpan.Zero ? $"in {words}" : $"{words} ago";
    }
}
