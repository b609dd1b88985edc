using System.Globalization;
using StoryTracker.App.Handover;
using StoryTracker.Web.Display;

namespace StoryTracker.Web.Handover;

/// <summary>What is new to a reader, in words.</summary>
static class SinceText
{
    /// <summary>The time of today, else the day with its time; always UTC.</summary>
    public static DatePart Of(DateTimeOffset at, DateTimeOffset now)
    {
        var written = DateText.Instant(at);
        return at.UtcDateTime.Date == now.UtcDateTime.Date ? written with { Text = at.UtcDateTime.ToString("HH:mm 'UTC'", CultureInfo.InvariantCulture) } : written;
    }

    /// <summary>Such as <c>12 new</c>.</summary>
    public static string Count(ReadingMark mark) => string.Create(CultureInfo.InvariantCulture, $"{mark.New:N0} new");

    /// <summary>Live, or for how many days it has been quiet.</summary>
    public static string Status(bool live, DateTimeOffset lastChanged, DateTimeOffset now) =>
        live ? "live" : (int)(now - lastChanged).TotalDays is var days and > 1 ? $"quiet for {days} days" : "quiet";

    /// <summary>Heading of a group of changes.</summary>
    public static string Heading(StoryChangeKind kind) => kind switch
    {
        StoryChangeKind.Added => "New lines",
        StoryChangeKind.Withdrawn => "Withdrawn",
        StoryChangeKind.Restored => "Restored",
        StoryChangeKind.Corrected => "Corrected",
        StoryChangeKind.Reworded => "Reworded",
        StoryChangeKind.Article => "New articles",
        StoryChangeKind.ArticleChanged => "Articles",
        StoryChangeKind.Divergence => "Reports that differ",
        StoryChangeKind.FollowUp => "Follow-ups",
        _ => "Also on record",
    };

    /// <summary>What a change says beside the time and who decided, in a few words.</summary>
    public static string Part(string name) => name switch
    {
        "words" => "Words",
        "speaker" => "Speaker",
        "said" => "Said",
        "kind" => "Kind",
        "polarity" => "Said or denied",
        "printed" => "Printed by the outlet",
        _ => name,
    };
}
