using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Finds a text that dates one event in two ways: "the parade will be held on 10 June … the parade on 11 June".</summary>
static class Statements
{
    /// <summary>The event stands so many tokens before its date at most.</summary>
    const int Reach = 10;

    static readonly HashSet<string> Events = WordList.Load("event-nouns");

    /// <summary>Marks the later of two days that the text still looks forward to and gives to the same event.</summary>
    public static List<FoundDate> Compare(DateText t, List<FoundDate> found)
    {
        if (!t.Anchor.Known) return found;
        var dated = new Dictionary<string, FoundDate>(StringComparer.Ordinal);
        return found.ConvertAll(f =>
        {
            if (f.Conflict is not null || !f.Upcoming || f.Form is not (DateForm.MonthDay or DateForm.FullDate)
                || f.Reading.Earliest is not { } day
                || day != f.Reading.Latest || day <= t.Anchor.Latest || Event(t, f.First) is not { } name) return f;
            if (dated.TryAdd(name, f) || dated[name].Reading.Earliest is not { } other || other == day) return f;
            return f with
            {
                Conflict = new DateConflict($"The text dates “{name}” {Iso.Day(day)} here and {Iso.Day(other)} before; which is right it does not say.",
                    [Iso.Day(other)]) { Kind = DateConflictKind.TwoDays },
            };
        });
    }

    /// <summary>The event that a date belongs to, with the word before it: "the parade", "the mayoral election"; only a definite
    /// one.</summary>
    static string? Event(DateText t, int date)
    {
        int start = t.Sentence(date).First;
        for (int i = date - 1; i >= start && date - i <= Reach; i--)
        {
            if (t.Lower(i) is "," or ";" or ":" or "and" or "but" or "or") return null;
            if (!Events.Contains(t.Lower(i))) continue;
            for (int k = i - 1; k >= start && i - k < 4; k--)
                if (t.Lower(k) == "the") return string.Join(' ', Enumerable.Range(k, i - k + 1).Select(t.Lower));
            return null;
        }
        return null;
    }
}
