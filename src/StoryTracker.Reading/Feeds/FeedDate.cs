namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Reads the dates of feeds: RFC 3339 and ISO 8601 (extended, basic, ordinal, week), RFC 822, 850 and asctime, with the month names, zones
/// and
/// slips of the wild. What leaves the day open ("05/06/2011", "2011-05") is no date: nothing is invented.
/// </summary>
/// <remarks>
/// A day without a time is its midnight, a time without a zone is UTC, as RFC 822 and W3CDTF readers have it. Years before 1900 are
/// placeholders.
/// </remarks>
static class FeedDate
{
    /// <summary>Longer texts are no dates.</summary>
    public const int MostCharacters = 120;

    const int FirstYear = 1900;

    static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    /// <summary>The instant, in UTC; null when nobody can tell.</summary>
    public static DateTimeOffset? Read(string printed)
    {
        var text = printed.AsSpan().Trim();
        if (text.Length is 0 or > MostCharacters) return null;
        var zone = TimeSpan.Zero;
        if (text.IndexOfAnyInRange('\uAC00', '\uD7A3') >= 0)
        {
            // 2004년 05월 28일 01:31:15, 2004-05-25 오후 11:23:17
            text = text.ToString().Replace("년 ", "-").Replace("년", "-").Replace("월 ", "-").Replace("월", "-").Replace("일", "")
                .Replace("오전", "am").Replace("오후", "pm");
            zone = Korea;
        }
        return IsoDate.Read(text, zone) ?? MailDate.Read(text);
    }

    /// <summary>The instant of a local time, or null when there is none: 31 February, 25 o'clock, beyond the calendar.</summary>
    public static DateTimeOffset? Instant(int year, int month, int day, TimeSpan time, TimeSpan offset)
    {
        if (year is < FirstYear or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        if (offset.Duration() > TimeSpan.FromHours(24)) return null;
        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks + time.Ticks - offset.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>The year of two digits: 90 to 99 belong to the last century.</summary>
    public static int FullYear(int twoDigits) => twoDigits + (twoDigits < 90 ? 2000 : 1900);
}
