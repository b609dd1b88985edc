using System.Globalization;

namespace StoryTracker.Reading.Feeds;

/// <summary>
/// Dates that begin with the year: RFC 3339, W3CDTF, ISO 8601, databases' and Perforce's forms, month names instead of numbers.
/// </summary>
static class IsoDate
{
    /// <summary>The instant; null when it is none of these forms.</summary>
    /// <param name="text">Without blanks at its ends.</param>
    /// <param name="defaultZone">The offset of a time that names none.</param>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text, TimeSpan defaultZone)
    {
        var cursor = new DateCursor(text);
        if (!TryDay(ref cursor, out var year, out var month, out var day)) return null;
        if (cursor.IsAtEnd) return FeedDate.Instant(year, month, day, TimeSpan.Zero, TimeSpan.Zero);
        if (cursor.Next is 'T' or 't' or '_') cursor.Skip(1);
        else if (cursor.Next is ' ' or ',' or '\t') cursor.Skip(1);
        else return null;
        cursor.SkipBlanks();
        if (cursor.IsAtEnd || !cursor.TryTime(out var time)) return null;
        cursor.SkipBlanks();
        if (cursor.IsAtEnd) return FeedDate.Instant(year, month, day, time, defaultZone);
        return DateZones.Offset(cursor.Rest) is { } offset ? FeedDate.Instant(year, month, day, time, offset) : null;
    }

    static bool TryDay(ref DateCursor cursor, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        switch (cursor.Digits)
        {
            case 8:
                (year, month, day) = (cursor.Number(4), cursor.Number(2), cursor.Number(2));
                return true;
            case 7:
                return Ordinal(year = cursor.Number(4), cursor.Number(3), out month, out day);
            case 6:
                (year, month, day) = (FeedDate.FullYear(cursor.Number(2)), cursor.Number(2), cursor.Number(2));
                return true;
            case 5:
                return Ordinal(year = FeedDate.FullYear(cursor.Number(2)), cursor.Number(3), out month, out day);
            case 4:
                year = cursor.Number(4);
                return AfterYear(ref cursor, ref year, out month, out day);
            case 2 when cursor.Rest.Length >= 8 && cursor.Rest[2] == '-' && cursor.Rest[5] == '-' && char.IsAsciiDigit(cursor.Rest[3]):
                year = FeedDate.FullYear(cursor.Number(2));
                return AfterYear(ref cursor, ref year, out month, out day);
            default:
                return false;
        }
    }

    static bool AfterYear(ref DateCursor cursor, ref int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        var separator = cursor.Next;
        if (separator is 'W') return Week(ref cursor, ref year, out month, out day);
        if (separator is not ('-' or '/' or '.')) return false;
        cursor.Skip(1);
        if (cursor.Next == 'W') return Week(ref cursor, ref year, out month, out day);
        switch (cursor.Digits)
        {
            case 0:
                month = MonthNames.Number(cursor.Letters());
                break;
            case 1 or 2:
                month = cursor.Number(cursor.Digits);
                break;
            case 3:
                var number = cursor.Number(3);
                if (cursor.Next != '-') return Ordinal(year, number, out month, out day);
                month = number; // a zero too many: 2003-012-31
                break;
            default:
                return false;
        }
        if (!cursor.Take(separator) || cursor.Digits is not (1 or 2)) return false;
        day = cursor.Number(cursor.Digits);
        return true;
    }

    static bool Ordinal(int year, int number, out int month, out int day)
    {
        (month, day) = (0, 0);
        if (year is < 1 or > 9998 || number < 1 || number > (DateTime.IsLeapYear(year) ? 366 : 365)) return false;
        var date = new DateOnly(year, 1, 1).AddDays(number - 1);
        (month, day) = (date.Month, date.Day);
        return true;
    }

    static bool Week(ref DateCursor cursor, ref int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        cursor.Skip(1);
        if (cursor.Digits < 2 || year is < 2 or > 9998) return false;
        var week = cursor.Number(2);
        cursor.Take('-');
        if (cursor.Digits != 1 || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false; // a week alone is no day
        var weekday = cursor.Number(1);
        if (weekday is < 1 or > 7) return false;
        var date = ISOWeek.ToDateTime(year, week, (DayOfWeek)(weekday % 7));
        (year, month, day) = (date.Year, date.Month, date.Day);
        return true;
    }
}
