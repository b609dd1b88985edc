using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>A setting that the text gives for what a speaker says: where, when, to whom.</summary>
/// <param name="Sentence">The sentence that says so.</param>
/// <param name="Subject">Who speaks there.</param>
/// <param name="Occasion">Place and day.</param>
/// <param name="Addressee">To whom, as printed.</param>
sealed record Setting(Sentence Sentence, NounPhrase Subject, Occasion Occasion, string? Addressee);

/// <summary>Reads occasions: "Speaking in Leeds on Monday, X said" and "X was speaking to Y at Z".</summary>
sealed class Occasions(string text, IReadOnlyList<TimeExpression> dates)
{
    static readonly HashSet<string> Openers = ["speaking", "talking", "addressing", "appearing"];

    readonly int[] starts = dates.Select(d => d.Span.Start).ToArray();

    /// <summary>The settings of the text, in order.</summary>
    public IEnumerable<Setting> Settings(IEnumerable<Sentence> sentences)
    {
        foreach (var s in sentences)
            for (int i = 0; i < s.Count; i++)
            {
                if (!Openers.Contains(s.LowerAt(i))) continue;
                if (Setting(s, i) is { } setting) yield return setting;
                break;
            }
    }

    /// <summary>What the words directly behind a reporting verb say: "said in Leeds on Monday".</summary>
    public Occasion? Beside(Span circumstance) => Read(circumstance);

    Setting? Setting(Sentence s, int i)
    {
        bool fronted = i == 0;
        int end = i + 1;
        while (end < s.Count && !(s[end].IsComma && fronted) && s[end].Text is not ("." or ";") && !s[end].IsQuotation) end++;
        NounPhrase? subject;
        if (fronted)
        {
            // The subject stands behind the comma; without one the phrase runs into the clause and only a cue can part them.
            if (end >= s.Count || !s[end].IsComma) return null;
            subject = Clauses.Find(s, CueFinder.Find(s)) is [{ Subject: { } found }, ..] ? found : SubjectFinder.Main(s, s.Count);
        }
        else
        {
            if (!ClosedClass.Be.Contains(s.LowerAt(i - 1))) return null;
            subject = SubjectFinder.Left(s, i - 1);
        }
        if (subject is null) return null;
        string? addressee = s.LowerAt(i + 1) is "to" or "with" && Adverbial.Addressee(s, i + 2) is var last and >= 0
            ? Trimmed(s, i + 2, last) : null;
        return Read(s.Between(i, end - 1)) is { } occasion ? new Setting(s, subject.Value, occasion, addressee) : null;
    }

    /// <summary>An addressee ends before "at", "in", "after": those begin the circumstances.</summary>
    string Trimmed(Sentence s, int first, int last)
    {
        int end = first;
        while (end < last && s.LowerAt(end + 1) is not ("at" or "in" or "after" or "during" or "on" or "from" or "before")) end++;
        return s.Between(first, end).In(text);
    }

    Occasion? Read(Span span)
    {
        string evidence = span.In(text);
        var day = Day(span);
        string? place = Place(span);
        return day is null && place is null ? null : new Occasion(place, day,
            $"The text says “{(evidence.Length > 160 ? evidence[..Cut(evidence, 160)] + "…" : evidence)}”.");
    }

    /// <summary>Never between the halves of a surrogate pair.</summary>
    static int Cut(string s, int at) => char.IsHighSurrogate(s[at - 1]) ? at - 1 : at;

    DateOnly? Day(Span span)
    {
        int k = Array.BinarySearch(starts, span.Start);
        if (k < 0) k = ~k;
        for (; k < dates.Count && dates[k].Span.Start < span.End; k++)
            if (dates[k].Earliest is { } day && day == dates[k].Latest && dates[k].Type is TimeType.Date or TimeType.Time) return day;
        return null;
    }

    /// <summary>A capitalised run behind "in" or "at", days and months left out; "in" is preferred to "at", which may name an
    /// event.</summary>
    string? Place(Span span)
    {
        var tokens = Tokenizer.Tokenize(text, span, []);
        string? at = null;
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Lower is not ("in" or "at")) continue;
            int first = i + 1;
            if (tokens[first].Is("the") && first + 1 < tokens.Count) first++;
            int end = first;
            while (end < tokens.Count && tokens[end].IsCapital && Dates.CalendarWords.Month(tokens[end].Lower) == 0
                && Dates.CalendarWords.Weekday(tokens[end].Lower) == 0) end++;
            // "in Leeds" is a place; "in Labour colours" is none: a lower-case noun would go on.
            if (end == first || end < tokens.Count && tokens[end].IsWord && !ClosedClass.Prepositions.Contains(tokens[end].Lower)
                && !ClosedClass.Determiners.Contains(tokens[end].Lower) && !tokens[end].IsCapital) continue;
            string run = text[tokens[first].Span.Start..tokens[end - 1].Span.End];
            if (tokens[i].Is("in")) return run;
            at ??= run;
        }
        return at;
    }
}
