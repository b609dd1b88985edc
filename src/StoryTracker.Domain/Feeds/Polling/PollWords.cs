using System.Globalization;

namespace StoryTracker.Domain.Feeds.Polling;

/// <summary>Times and counts in the sentences about polling; instants are in UTC.</summary>
static class PollWords
{
    /// <summary>"14:05 UTC", with the date when it is another day.</summary>
    public static string At(DateTimeOffset at, DateTimeOffset now)
    {
        var (utc, today) = (at.ToUniversalTime(), now.ToUniversalTime());
        var form = utc.Date == today.Date ? "HH:mm 'UTC'" : utc.Year == today.Year ? "d MMM HH:mm 'UTC'" : "d MMM yyyy HH:mm 'UTC'";
        return utc.ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>"40 seconds", "5 minutes", "1 hour", "2.5 hours", "3 days".</summary>
    public static string For(TimeSpan time)
    {
        var (number, unit) = time.TotalSeconds switch
        {
            < 90 => (double.Round(time.TotalSeconds), "second"),
            < 90 * 60 when time != TimeSpan.FromHours(1) => (double.Round(time.TotalMinutes), "minute"),
            < 48 * 3600 => (double.Round(time.TotalHours, 1), "hour"),
            _ => (double.Round(time.TotalDays, 1), "day"),
        };
        if (time == TimeSpan.FromMinutes(1)) (number, unit) = (1, "minute");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {unit}{(number == 1 ? "" : "s")}");
    }

    /// <summary>"every 18 minutes", "every hour", "once a day".</summary>
    public static string Every(TimeSpan time) =>
        time == TimeSpan.FromDays(1) ? "once a day" : time == TimeSpan.FromHours(1) ? "every hour" : $"every {For(time)}";

    /// <summary>"in 2 hours", "in a day".</summary>
    public static string In(TimeSpan time) => time == TimeSpan.FromDays(1) ? "in a day" : $"in {For(time)}";

    /// <summary>"once", "3 times".</summary>
    public static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    /// <summary>"1 new item", "40 new items": rounded, because it is an estimate.</summary>
    public static string Count(double items)
    {
        var rounded = items < 20 ? double.Round(items) : double.Round(items / 5) * 5;
        return string.Create(CultureInfo.InvariantCulture, $"{rounded:0} new item{(rounded == 1 ? "" : "s")}");
    }
}
