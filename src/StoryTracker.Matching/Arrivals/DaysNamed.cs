namespace StoryTracker.Matching.Arrivals;

/// <summary>The days and years that a text names, read without grammar: "14 December", "Dec. 14", "2008", "12 / 14 / 2008".</summary>
sealed class DaysNamed
{
    // A line that gives the day of publication is short and stands at the head.
    const int LongestDateline = 22, HeadLines = 5;

    static readonly string[] WeekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    readonly SortedSet<int> _days = [];
    readonly SortedSet<int> _years = [];
    readonly SortedSet<int> _weekdays = [];

    /// <summary>Days of the year, 32 × month + day.</summary>
    public int[] Days => [.. _days];

    /// <summary>Years, 1950 to 2039.</summary>
    public int[] Years => [.. _years];

    /// <summary>Days of the week that the opening names, 0 to 6.</summary>
    public int[] Weekdays => [.. _weekdays];

    /// <summary>The day that the head of the text gives as its own, or null.</summary>
    public DateOnly? Dateline { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="opening">How many tokens are the opening.</param>
    public DaysNamed(string text, List<Token> tokens, int opening)
    {
        var head = HeadOf(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start);
            if (char.IsAsciiDigit(word[0]))
            {
                if (word.Length == 4 && Number(word) is >= 1950 and < 2040 and var year) _years.Add(year);
                if (Dateline is null && tokens[i].Start < head) ReadNumeric(text, tokens, i);
                continue;
            }
            if (i < opening && WeekdayOf(word) is >= 0 and var weekday) _weekdays.Add(weekday);
            if (MonthOf(word) is not (> 0 and var month)) continue;
            var before = At(text, tokens, i - 1);
            var after = At(text, tokens, i + 1);
            var day = IsDay(after) ? Day(after) : IsDay(before) ? Day(before) : 0;
            if (day == 0) continue;
            _days.Add((32 * month) + day);
            var next = IsDay(after) ? i + 2 : i + 1;
            if (Dateline is null && tokens[i].Start < head) Set(Number(At(text, tokens, next)), month, day, text, tokens[i].Start);
        }
    }

    // 12/14/2008, 14/12/2008, 2008-12-14, blanks or none around the strokes.
    void ReadNumeric(string text, List<Token> tokens, int i)
    {
        var (a, b, c) = (Number(At(text, tokens, i)), Number(At(text, tokens, i + 1)), Number(At(text, tokens, i + 2)));
        if (a < 0 || b < 0 || c < 0 || !Strokes(text, tokens[i].End, tokens[i + 1].Start) || !Strokes(text, tokens[i + 1].End, tokens[i + 2].Start))
            return;
        if (a >= 1950) Set(a, b, c, text, tokens[i].Start);
        else if (a <= 12) Set(c, a, b, text, tokens[i].Start);
        else Set(c, b, a, text, tokens[i].Start);
    }

    void Set(int year, int month, int day, string text, int at)
    {
        if (year is >= 1950 and < 2040 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && WordsOfLine(text, at) <= LongestDateline)
            Dateline = new(year, month, day);
    }

    static bool Strokes(string text, int start, int end)
    {
        var gap = text.AsSpan(start, end - start).Trim();
        return gap is "/" or "-" or ".";
    }

    static int HeadOf(string text)
    {
        var end = -1;
        for (var line = 0; line < HeadLines; line++)
        {
            end = text.IndexOf('\n', end + 1);
            if (end < 0) return text.Length;
        }
        return end;
    }

    static int WordsOfLine(string text, int at)
    {
        var start = text.LastIndexOf('\n', at) + 1;
        var end = text.IndexOf('\n', at) is >= 0 and var next ? next : text.Length;
        var words = 0;
        for (var i = start; i < end; i++)
            if (!char.IsWhiteSpace(text[i]) && (i == start || char.IsWhiteSpace(text[i - 1]))) words++;
        return words;
    }

    static ReadOnlySpan<char> At(string text, List<Token> tokens, int i) =>
        i >= 0 && i < tokens.Count ? text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start) : default;

    static bool IsDay(ReadOnlySpan<char> word) => Day(word) is >= 1 and <= 31;

    // "14", "14th"
    static int Day(ReadOnlySpan<char> word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        return digits is 1 or 2 && (digits == word.Length || word[digits..] is "st" or "nd" or "rd" or "th") ? Number(word[..digits]) : 0;
    }

    static int Number(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 4) return -1;
        var number = 0;
        foreach (var c in word)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            number = (10 * number) + (c - '0');
        }
        return number;
    }

    static int WeekdayOf(ReadOnlySpan<char> word)
    {
        if (char.IsUpper(word[0]))
            for (var i = 0; i < WeekdayNames.Length; i++)
                if (word.Equals(WeekdayNames[i], StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    static int MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || !char.IsUpper(word[0])) return 0;
        for (var i = 0; i < Months.Length; i++)
            if (word.Equals(Months[i], StringComparison.OrdinalIgnoreCase)
                || (word.Length == 3 && Months[i].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
                || (i == 8 && word.Equals("sept", StringComparison.OrdinalIgnoreCase))) return i + 1;
        return 0;
    }
}
