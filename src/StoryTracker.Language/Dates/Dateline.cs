using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>The day that an article prints above or before its first words: "LEEDS, 3 May 2018 (Agency) –", "Published: 3 May
/// 2018".</summary>
static class Dateline
{
    /// <summary>A dateline stands among so many first tokens.</summary>
    const int Head = 24;

    /// <summary>What relative dates are counted from: the day of the dateline where it is printed in full and no day of publication is
    /// known, or
    /// where it narrows or closely precedes the known one; otherwise the days of publication.</summary>
    public static Anchor Anchor(string text, IReadOnlyList<Token> tokens, PublicationDays? published)
    {
        var given = new Anchor(published);
        int end = Math.Min(tokens.Count, Head);
        var head = new DateText(text, tokens.Take(end).ToList(), given);
        for (int i = 0; i < end; i++)
        {
            if (CalendarDates.At(head, i) is not { } date) continue;
            if (!Stands(head, date) || date.Reading.Earliest is not { } day) return given;
            if (published is null) return date.Form == DateForm.FullDate ? new Anchor(new PublicationDays(day, day), true) : given;
            return day <= published.Latest && day >= Iso.Add(published.Earliest, -2) ? new Anchor(new PublicationDays(day, day), true)
                : given;
        }
        return given;
    }

    /// <summary>Alone on its line but for "published", a weekday and a time; or in capitals and behind a place, before a dash.</summary>
    static bool Stands(DateText t, FoundDate date)
    {
        var (first, end) = t.Sentence(date.First);
        bool line = true;
        for (int k = first; k < date.First && line; k++)
            line = t.Lower(k) is "published" or "posted" or "updated" or "last" or "first" or "on" or ":" or "," or "date"
                || CalendarWords.Weekday(t.Lower(k)) > 0;
        for (int k = date.End; k < end && line; k++)
            line = !t[k].IsWord || t.Lower(k) is "at" or "am" or "pm" or "a.m." or "p.m." or "gmt" or "bst" or "utc";
        if (line) return true;
        if (date.First == first || !t.IsCapital(first)) return false;
        for (int k = first; k < date.First; k++)
            if (t[k].IsWord && !t.IsCapital(k) || t[k].Text is "." or "?" or "!") return false;
        int after = date.End;
        if (t.Lower(after) == "(")
            while (after < t.Count && after - date.End < 6 && t.Lower(after) != ")") after++;
        if (t.Lower(after) == ")") after++;
        return after < t.Count && (t[after].IsDash || t[after].Text is "_" or ":") && !t[after].IsWord;
    }
}
