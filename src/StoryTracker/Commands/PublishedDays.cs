using System.Globalization;
using StoryTracker.Language;

namespace StoryTracker.Commands;

/// <summary>Reads <c>published</c> of a filter's input: a day, or an RFC 3339 time, whose day is taken where it was written.</summary>
static class PublishedDays
{
    /// <summary>False when the text is neither; true with null when there is none.</summary>
    public static bool TryRead(string? text, out PublicationDays? days)
    {
        days = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days = new(day, day);
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            days = new(DateOnly.FromDateTime(time.DateTime), DateOnly.FromDateTime(time.DateTime));
        return days is not null;
    }
}
