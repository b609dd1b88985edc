using System.Globalization;

namespace StoryTracker.Matching.Divergences;

/// <summary>Dates that cannot be right as they are printed.</summary>
static class DateSlips
{
    static readonly (string Month, int Days)[] Short = [("February", 29), ("April", 30), ("June", 30), ("September", 30), ("November", 30)];

    public static IEnumerable<Divergence> Within(ArticleReading article)
    {
        foreach (var time in article.Times)
            if (time.Slip is { } slip) yield return Of(article, time, slip);
        foreach (var (start, end, why) in NoSuchDays(article.Text))
            yield return new(DivergenceKind.ImpossibleDate, Severity.High, $"“{article.Text[start..end]}” is no day of any calendar.", [Slices.Evidence(article, start, end)], [why]);
    }

    static Divergence Of(ArticleReading article, ReadTime time, TimeSlip slip)
    {
        DateOnly? proposed = slip == TimeSlip.WrongMonth && time.Days.Earliest == time.Days.Latest ? time.Days.Earliest : null;
        var severity = slip switch { TimeSlip.WrongMonth => Severity.High, TimeSlip.WrongWeek => Severity.Low, _ => Severity.Medium };
        string sentence = slip switch
        {
            TimeSlip.WrongMonth when proposed is { } day => $"“{Slices.Shown(time.Words.Text)}” cannot be right; probably {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is meant.",
            TimeSlip.WrongWeek => $"“{Slices.Shown(time.Words.Text)}” does not lie in the week of the date beside it, counted from publication.",
            TimeSlip.TwoDays => $"“{Slices.Shown(time.Words.Text)}” is another day than the article gives for the same event elsewhere.",
            _ => $"“{Slices.Shown(time.Words.Text)}”: the weekday is not that of the date.",
        };
        return new(DivergenceKind.ImpossibleDate, severity, sentence, [Slices.Evidence(article, time.Words)], [time.Why ?? "The date does not fit the words round it."]) { Proposed = proposed };
    }

    /// <summary>"31 April", "June 31st": a month that has no such day.</summary>
    static IEnumerable<(int Start, int End, string Why)> NoSuchDays(string text)
    {
        foreach (var (month, days) in Short)
            for (int at = text.IndexOf(month, StringComparison.Ordinal); at >= 0; at = text.IndexOf(month, at + 1, StringComparison.Ordinal))
            {
                int end = at + month.Length;
                if (at > 0 && char.IsLetter(text[at - 1]) || end < text.Length && char.IsLetter(text[end])) continue;
                if (DayBefore(text, at) is { } before && before.Day > days && before.Day <= 31) yield return (before.Start, end, $"{month} has {days} days at most.");
                else if (DayAfter(text, end) is { } after && after.Day > days && after.Day <= 31) yield return (at, after.End, $"{month} has {days} days at most.");
            }
    }

    static (int Day, int Start)? DayBefore(string text, int at)
    {
        int end = at - 1;
        if (end < 1 || text[end] != ' ') return null;
        if (text[..end].EndsWith("of", StringComparison.Ordinal)) end -= 3;
        if (end > 2 && char.IsLetter(text[end - 1]) && char.IsLetter(text[end - 2])) end -= 2;
        int start = end;
        while (start > 0 && end - start < 3 && char.IsAsciiDigit(text[start - 1])) start--;
        return end - start == 2 && (start == 0 || text[start - 1] is ' ' or '(') && int.Parse(text.AsSpan(start, 2), CultureInfo.InvariantCulture) is var day ? (day, start) : null;
    }

    static (int Day, int End)? DayAfter(string text, int end)
    {
        if (end + 3 > text.Length || text[end] != ' ' || !char.IsAsciiDigit(text[end + 1]) || !char.IsAsciiDigit(text[end + 2])) return null;
        int stop = end + 3;
        if (stop < text.Length && (char.IsAsciiDigit(text[stop]) || text[stop] is '.' or ',' && stop + 1 < text.Length && char.IsAsciiDigit(text[stop + 1]) || text[stop] is '-' or '%')) return null;
        return (int.Parse(text.AsSpan(end + 1, 2), CultureInfo.InvariantCulture), stop);
    }
}
