namespace StoryTracker.Reading.Feeds;

/// <summary>Dates as in mail: RFC 822, RFC 850, asctime and their relatives, by what each word is rather than by where it stands.</summary>
static class MailDate
{
    const int MostWords = 14;

    static readonly HashSet<string> Fillers = new(StringComparer.OrdinalIgnoreCase) { "de", "del", "of", "at", "um", "uhr", "à", "el",
        "den", "le", "the" };

    /// <summary>The instant; null when it is no such date, or leaves the day open.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text)
    {
        var words = WithoutComments(text).Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > MostWords) return words.Length == 1 ? new MailDateParts().Numeric(words[0]) : null;
        var parts = new MailDateParts();
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            if (i == 0 && IsWeekday(word))
            {
                if (words.Length > 1 && IsoDate.Read(string.Join(' ', words.AsSpan(1)), TimeSpan.Zero) is { } iso) return iso;
                continue;
            }
            if (Fillers.Contains(word) && !(parts.HasTime && word.Equals("at", StringComparison.OrdinalIgnoreCase))) continue;
            if (!parts.Take(word)) return null;
        }
        return parts.Build();
    }

    // In whatever language: a first word of letters that is no month.
    static bool IsWeekday(string word)
    {
        var letters = word.TrimEnd('.');
        return letters.Length is >= 2 and <= 20 && letters.All(char.IsLetter) && MonthNames.Number(letters) == 0;
    }

    static string WithoutComments(ReadOnlySpan<char> text)
    {
        var kept = text.ToString();
        var open = kept.IndexOf('(', StringComparison.Ordinal);
        var close = open < 0 ? -1 : kept.IndexOf(')', open);
        return close < 0 ? kept : kept.Remove(open, close - open + 1);
    }
}

/// <summary>The parts of a date while its words are read.</summary>
sealed class MailDateParts
{
    int _year = -1, _month, _day;
    bool _isMonthBeforeDay;
    TimeSpan? _time, _offset;

    public bool HasTime => _time is not null;

    /// <summary>Takes a word in; false when it has no place in a date.</summary>
    public bool Take(string word)
    {
        // "mar. 1 août": the month that stands after the day counts, the one before it may be a weekday.
        if (MonthNames.Number(word) is > 0 and var month && (_month == 0 || _isMonthBeforeDay))
        {
            (_month, _isMonthBeforeDay) = (month, _day == 0);
            return true;
        }
        if (word.Contains(':', StringComparison.Ordinal) && !HasTime) return TakeTime(word);
        if (HasTime && word is "am" or "pm" or "AM" or "PM") return TakeMeridiem(word is "pm" or "PM");
        if (HasTime && _offset is null && (word[0] is '+' or '-' || !char.IsAsciiDigit(word[0]) || (_year >= 0 && word is "0000")))
        {
            _offset = DateZones.Offset(word);
            return _offset is not null;
        }
        // "GMT +0200"
        if (HasTime && _offset == TimeSpan.Zero && word[0] is '+' or '-') return (_offset = DateZones.Offset(word)) is not null;
        if (char.IsAsciiDigit(word[0])) return TakeNumber(word);
        return MonthNames.Number(word) > 0 || (HasTime && word.All(char.IsLetter));
    }

    bool TakeTime(string word)
    {
        var cursor = new DateCursor(word);
        if (!cursor.TryTime(out var time)) return false;
        _time = time;
        if (cursor.IsAtEnd) return true;
        _offset = DateZones.Offset(cursor.Rest);
        return _offset is not null;
    }

    bool TakeMeridiem(bool isAfternoon)
    {
        var hours = (int)_time!.Value.TotalHours;
        if (hours is >= 1 and <= 12) _time += TimeSpan.FromHours(hours % 12 + (isAfternoon ? 12 : 0) - hours);
        return hours < 24;
    }

    bool TakeNumber(string word)
    {
        var separator = word.AsSpan().IndexOfAny("-/.");
        if (separator > 0 && separator < word.Length - 1) return TakeDay(word, word[separator]);
        var cursor = new DateCursor(word);
        var digits = cursor.Digits;
        if (digits is not (1 or 2 or 4)) return false;
        var number = cursor.Number(digits);
        if (cursor.Rest is not ("" or "." or "st" or "nd" or "rd" or "th" or "º" or "er")) return false;
        if (digits == 4) return _year < 0 && (_year = number) >= 0;
        if (_day == 0) return (_day = number) > 0;
        return _year < 0 && digits == 2 && (_year = FeedDate.FullYear(number)) >= 0;
    }

    // 06-Nov-94, 15.09.2006, 9/15/2006; of two numbers that may both be months neither is taken for one.
    bool TakeDay(string word, char separator)
    {
        var pieces = word.Split(separator);
        if (pieces.Length != 3 || _day > 0 || _month > 0 || _year >= 0) return false;
        if (pieces[0].Length is not (1 or 2) || pieces[2].Length is not (2 or 4) || !int.TryParse(pieces[0], out var first)
            || !int.TryParse(pieces[2], out var year)) return false;
        _year = pieces[2].Length == 2 ? FeedDate.FullYear(year) : year;
        if (MonthNames.Number(pieces[1]) is > 0 and var named) (_day, _month) = (first, named);
        else if (!int.TryParse(pieces[1], out var second)) return false;
        else if (separator == '.' || first > 12) (_day, _month) = (first, second);
        else if (second > 12) (_day, _month) = (second, first);
        else if (first == second) (_day, _month) = (first, second);
        else return false;
        return true;
    }

    /// <summary>A date that is one word.</summary>
    public DateTimeOffset? Numeric(string word) => char.IsAsciiDigit(word[0]) && TakeNumber(word) ? Build() : null;

    /// <summary>The instant, or null while day, month or year is missing.</summary>
    public DateTimeOffset? Build() =>
        _year < 0 || _month == 0 || _day == 0 ? null
            : FeedDate.Instant(_year, _month, _day, _time ?? TimeSpan.Zero, _offset ?? TimeSpan.Zero);
}
