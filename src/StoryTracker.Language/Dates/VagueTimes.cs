namespace StoryTracker.Language.Dates;

/// <summary>Times that no calendar holds: now, currently, recently, in the past, the near future, soon, later.</summary>
static class VagueTimes
{
    public static FoundDate? At(DateText t, int i)
    {
        switch (t.Lower(i))
        {
            case "now" when t.Lower(i - 1) is not ("right" or "just") || t.Lower(i - 1) == "right": return Present(i, i + 1);
            case "currently" or "nowadays" or "presently": return Present(i, i + 1);
            case "at" when t.Lower(i + 1) is "present" && t.Lower(i + 2) is not "a": return Present(i, i + 2);
            case "these" when t.Lower(i + 1) == "days": return Present(i, i + 2);
            case "recently" or "lately": return Past(i, i + 1);
            case "the" when t.Lower(i + 1) == "past" && (i + 2 >= t.Count || !t[i + 2].IsWord || TimeUnit.Of(t.Lower(i + 2)) is null
                && t.Lower(i - 1) is "in" or "of" or "from" && !IsNoun(t, i + 2)): return Past(i, i + 2);
            case "the" when t.Lower(i + 1) is "near" or "foreseeable" or "immediate" or "distant"
                && t.Lower(i + 2) == "future": return Future(t, i, i + 3);
            case "the" when t.Lower(i + 1) is "near" or "short" && t.Lower(i + 2) == "term": return Future(t, i, i + 3);
            case "the" when t.Lower(i + 1) == "future" && !IsNoun(t, i + 2): return Future(t, i, i + 2);
            case "future" when t.Lower(i - 1) == "in": return Future(t, i, i + 1);
            case "soon" when t.Lower(i - 1) is not ("as" or "how" or "too" or "so") && t.Lower(i + 1) is not ("after" or "as")
                && Outlook.IsAhead(t, i, i + 1): return Future(t, i, i + 1);
            case "one" when t.Lower(i + 1) == "day" && t.Lower(i - 1) is "will" or "would" or "may" or "might" or "'ll" or "could":
                return Future(t, i, i + 2);
            case "later": return Later(t, i);
            default: return null;
        }
    }

    /// <summary>A word that a noun phrase would go on with: "the past leaders", "the future king".</summary>
    static bool IsNoun(DateText t, int i) =>
        i < t.Count && t[i].IsWord && !Tokens.ClosedClass.Prepositions.Contains(t.Lower(i))
            && !Tokens.ClosedClass.Auxiliaries.Contains(t.Lower(i))
        && !Tokens.ClosedClass.Coordinators.Contains(t.Lower(i)) && !Tokens.ClosedClass.Subordinators.Contains(t.Lower(i))
        && !Tokens.ClosedClass.SubjectPronouns.Contains(t.Lower(i)) && !Tokens.ClosedClass.Determiners.Contains(t.Lower(i));

    /// <summary>"Cole later wrote": not before the last day that the story told in the simple past. A day in the past perfect, or inside
    /// quotation marks, does not move the story on (Reichenbach 1947).</summary>
    static FoundDate? Later(DateText t, int i)
    {
        bool verb = i > 0 && t[i - 1].IsWord && TimeUnit.Of(t.Lower(i - 1)) is null && Outlook.IsPast(t, i + 1);
        if (!verb || t.Told is not { } told || t.IsQuoted(i)) return null;
        return new FoundDate(i, i + 1, TimeType.Date, new Reading("PAST_REF", told, null,
            $"It is after {Iso.Day(told)}, the last day that the story told before; how long after is not said."), DateForm.Other,
                Direction.Back)
        { Status = TimeStatus.Past };
    }

    static FoundDate Present(int first, int end) =>
        new(first, end, TimeType.Date, new Reading("PRESENT_REF", null, null, "It is the time of writing."));

    static FoundDate Past(int first, int end) => new(first, end, TimeType.Date,
        new Reading("PAST_REF", null, null, "It is past; when exactly is not said."), DateForm.Other, Direction.Back)
    { Status = TimeStatus.Past };

    static FoundDate Future(DateText t, int first, int end) => new(first, end, TimeType.Date,
        new Reading("FUTURE_REF", null, null, "It is still to come; when is not said."), DateForm.Other, Direction.Ahead)
    { Status = t.Anchor.Known ? TimeStatus.Upcoming : TimeStatus.Unknown };
}
