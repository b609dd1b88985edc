using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>A setting that the text gives for what a speaker says: where, when, to whom.</summary>
/// <param name="Sentence">The sentence that says so.</param>
/// <param name="Subject">Who speaks there.</param>
/// <param name="Occasion">Place and day.</param>
/// <param name="Addressee">To whom, as printed.</param>
sealed record Setting(Sentence Sentence, NounPhrase Subject, Occasion Occasion, string? Addressee);

/// <summary>Reads occasions: "Speaking in Leeds on Monday, X said", "X was speaking to Y at Z", "In a letter to Y, X said", "X said at Z".</summary>
sealed class Occasions(string text, IReadOnlyList<TimeExpression> dates)
{
    static readonly HashSet<string> Openers = ["speaking", "talking", "addressing", "appearing", "writing", "testifying"];

    readonly Circumstances circumstances = new(text, dates);
    readonly HashSet<int> times = dates.Select(d => d.Span.Start).ToHashSet();

    /// <summary>The settings of the text, in order.</summary>
    public IEnumerable<Setting> Settings(IEnumerable<Sentence> sentences)
    {
        foreach (var s in sentences)
            for (int i = 0; i < s.Count; i++)
            {
                if (!s[i].Lower.EndsWith('g') || !Openers.Contains(s[i].Lower)) continue;
                if (Setting(s, i) is { } setting) yield return setting;
                break;
            }
    }

    /// <summary>What the words beside an attribution's cue say, behind it or at the front of its sentence.</summary>
    public Circumstance Beside(Attribution a)
    {
        var behind = a.Circumstance is { } span && !text.AsSpan(span.Start, span.Length).StartsWith("to ", StringComparison.Ordinal) ? circumstances.Read(span) : Behind(a) is { } words ? circumstances.Read(words) : default;
        var fronted = Fronted(a) is { } front ? circumstances.Read(front) : default;
        return new Circumstance(Joined(fronted.Occasion, behind.Occasion), behind.Addressee ?? fronted.Addressee);
    }

    static Occasion? Joined(Occasion? a, Occasion? b) =>
        a is null || b is null ? a ?? b : new Occasion(a.Place ?? b.Place, a.Date ?? b.Date, $"{a.Reason} {b.Reason}")
        { Medium = a.Medium ?? b.Medium, Venue = a.Venue ?? b.Venue };

    /// <summary>"said Ann Cole in a statement on Monday": the phrases that follow cue and source without a break.</summary>
    Span? Behind(Attribution a)
    {
        if (a.Cue is not { } cue || Holding(a, cue) is not { } s) return null;
        int first = 0;
        while (first < s.Count && s[first].Span.Start < cue.End) first++;
        if (a.Source is { } source && ReferenceEquals(s, a.SourceSentence) && source.First == first) first = source.Last + 1;
        if (a.Addressee is { } to) while (first < s.Count && s[first].Span.Start < to.End && s[first].Span.Start >= to.Start) first++;
        if (first >= s.Count || !Circumstances.MayBegin(s.LowerAt(first)) && !times.Contains(s[first].Span.Start)) return null;
        int end = first;
        while (end < s.Count && (s[end].IsWord || s[end].Kind == TokenKind.Number) && s.LowerAt(end) is not ("that" or "as" or "when" or "after" or "while")
            && !a.Content.Exists(c => c.Contains(s[end].Span.Start))) end++;
        return end > first ? s.Between(first, end - 1) : null;
    }

    /// <summary>"In a letter to the board on Monday, Ann Cole said": what opens the sentence, up to the source.</summary>
    Span? Fronted(Attribution a)
    {
        if (a.Cue is not { } cue || a.Source is not { } source || Holding(a, cue) is not { } s || !ReferenceEquals(s, a.SourceSentence)) return null;
        if (source.First < 1 || !Circumstances.MayBegin(s.LowerAt(0)) && !times.Contains(s[0].Span.Start)) return null;
        int end = s[source.First - 1].IsComma ? source.First - 1 : source.First;
        for (int k = 0; k < end; k++)
            if (!s[k].IsWord && s[k].Kind != TokenKind.Number || ClosedClass.Auxiliaries.Contains(s.LowerAt(k)) && !s[k].IsPossessive
                || ClosedClass.SubjectPronouns.Contains(s.LowerAt(k)) || a.Content.Exists(c => c.Contains(s[k].Span.Start))) return null;
        return s.Between(0, end - 1);
    }

    static Sentence? Holding(Attribution a, Span cue) =>
        a.SourceSentence.Span.Contains(cue) ? a.SourceSentence : a.Sentence.Span.Contains(cue) ? a.Sentence : null;

    Setting? Setting(Sentence s, int i)
    {
        bool fronted = i == 0, inserted = i > 0 && s[i - 1].IsComma;
        int end = i + 1;
        while (end < s.Count && !(s[end].IsComma && (fronted || inserted)) && s[end].Text is not ("." or ";") && !s[end].IsQuotation) end++;
        NounPhrase? subject;
        if (fronted || inserted)
        {
            // The subject stands outside the commas; without the second one the phrase runs into the clause and only a cue can part them.
            if (end >= s.Count || !s[end].IsComma) return null;
            subject = Clauses.Find(s, CueFinder.Find(s)) is [{ Subject: { } found }, ..] ? found : fronted ? SubjectFinder.Main(s, s.Count) : null;
        }
        else
        {
            if (!ClosedClass.Be.Contains(s.LowerAt(i - 1))) return null;
            subject = SubjectFinder.Left(s, i - 1);
        }
        if (subject is null) return null;
        string? addressee = s.LowerAt(i + 1) is "to" or "with" && Adverbial.Addressee(s, i + 2) is var last and >= 0
            ? Trimmed(s, i + 2, last) : s.LowerAt(i) == "addressing" && Adverbial.Addressee(s, i + 1) is var group and >= 0 ? Trimmed(s, i + 1, group) : null;
        var said = circumstances.Read(s.Between(i, end - 1));
        return said.Occasion is { } occasion ? new Setting(s, subject.Value, occasion, addressee ?? said.Addressee) : null;
    }

    /// <summary>An addressee ends before "at", "in", "after": those begin the circumstances.</summary>
    string Trimmed(Sentence s, int first, int last)
    {
        int end = first;
        while (end < last && s.LowerAt(end + 1) is not ("at" or "in" or "after" or "during" or "on" or "from" or "before")) end++;
        return s.Between(first, end).In(text);
    }
}
