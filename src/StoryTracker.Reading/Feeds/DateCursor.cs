namespace StoryTracker.Reading.Feeds;

/// <summary>Reads a date from left to right.</summary>
ref struct DateCursor(ReadOnlySpan<char> text)
{
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    public readonly bool IsAtEnd => Rest.IsEmpty;

    public readonly char Next => Rest.IsEmpty ? '\0' : Rest[0];

    /// <summary>How many digits come next.</summary>
    public readonly int Digits
    {
        get
        {
            var count = 0;
            while (count < Rest.Length && char.IsAsciiDigit(Rest[count])) count++;
            return count;
        }
    }

    public int Number(int digits)
    {
        var number = 0;
        for (var i = 0; i < digits; i++) number = number * 10 + (Rest[i] - '0');
        Rest = Rest[digits..];
        return number;
    }

    public bool Take(char c)
    {
        if (Next != c) return false;
        Rest = Rest[1..];
        return true;
    }

    public void Skip(int count) => Rest = Rest[count..];

    public void SkipBlanks() => Rest = Rest.TrimStart();

    public ReadOnlySpan<char> Letters()
    {
        var count = 0;
        while (count < Rest.Length && (char.IsLetter(Rest[count]) || Rest[count] == '.')) count++;
        var letters = Rest[..count];
        Rest = Rest[count..];
        return letters.TrimEnd('.');
    }

    /// <summary>
    /// Reads <c>9:15</c>, <c>09:15:30.25</c>, <c>0915</c>, <c>091530</c>, with am or pm; a leap second counts as the second before.
    /// </summary>
    public bool TryTime(out TimeSpan time)
    {
        time = default;
        var isAfternoon = Meridiem();
        int hour, minute = 0, second = 0;
        var fraction = 0L;
        var basic = Digits;
        if (basic is 4 or 6)
        {
            hour = Number(2);
            minute = Number(2);
            if (basic == 6) second = Number(2);
        }
        else
        {
            if (Digits is not (1 or 2)) return false;
            hour = Number(Digits);
            if (Take(':'))
            {
                if (Digits is not (1 or 2)) return false;
                minute = Number(Digits);
                if (Take(':'))
                {
                    if (Digits is not (1 or 2)) return false;
                    second = Number(Digits);
                }
            }
            else if (Digits > 0)
            {
                return false;
            }
        }
        if (Next is '.' or ',' && Rest.Length > 1 && char.IsAsciiDigit(Rest[1]))
        {
            Skip(1);
            var digits = Digits;
            var kept = Math.Min(digits, 3);
            fraction = Number(kept) * (kept == 1 ? 100L : kept == 2 ? 10L : 1L);
            Skip(digits - kept);
        }
        isAfternoon ??= Meridiem();
        if (isAfternoon is not null)
        {
            // "13:05 pm" says the same thing twice.
            if (hour is >= 1 and <= 12) hour = hour % 12 + (isAfternoon.Value ? 12 : 0);
            else if (!isAfternoon.Value || hour == 0) return false;
        }
        if (second == 60) second = 59;
        var isMidnight = hour == 24 && minute == 0 && second == 0;
        if ((hour > 23 && !isMidnight) || minute > 59 || second > 59) return false;
        time = new TimeSpan(0, hour, minute, second) + TimeSpan.FromMilliseconds(fraction);
        return true;
    }

    bool? Meridiem()
    {
        var ahead = Rest.TrimStart();
        var isMorning = ahead.StartsWith("am", StringComparison.OrdinalIgnoreCase);
        if ((!isMorning && !ahead.StartsWith("pm", StringComparison.OrdinalIgnoreCase))
            || (ahead.Length > 2 && char.IsLetter(ahead[2]))) return null;
        Rest = ahead[2..].TrimStart();
        return !isMorning;
    }
}
