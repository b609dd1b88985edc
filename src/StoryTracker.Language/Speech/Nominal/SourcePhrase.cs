using StoryTracker.Language.People;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>The noun phrase behind a preposition that names a source: "a poll of voters", "Jane Doe, the mayor of Anytown".</summary>
/// <remarks>Annotators count an apposition and a relative clause to the source (Pareti 2012), a day on which it spoke not.</remarks>
static class SourcePhrase
{
    const int Longest = 30;

    static readonly HashSet<string> Temporal = WordList.Load("temporal-words");

    /// <summary>The phrase that begins at token <paramref name="start"/>; null where none does.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="start">First token behind the preposition.</param>
    /// <param name="fronted">The phrase opens its clause, so that the words behind its comma are rather the content.</param>
    public static NounPhrase? From(Sentence s, int start, bool fronted)
    {
        int core = CoreEnd(s, start);
        if (core <= start || !MaySpeak(s, start, core)) return null;
        int end = AppositionEnd(s, start, core, fronted);
        return new NounPhrase(start, end - 1, core - 1);
    }

    /// <summary>Whether what follows "according to" can speak: not "according to plan", "to their needs", "to how".</summary>
    static bool MaySpeak(Sentence s, int start, int core) =>
        (s[start].IsWord || s[start].Kind == TokenKind.Number || s[start].IsQuotation)
            && !ClosedClass.Prepositions.Contains(s.LowerAt(start)) && s.LowerAt(start) is not ("and" or "that" or "how" or "what" or "whether")
            && !(Measures.Contains(s.LowerAt(core - 1)) && core - start <= 3
                && (core == start + 1 || ClosedClass.PossessivePronouns.Contains(s.LowerAt(start))));

    /// <summary>What things are sorted or done by.</summary>
    static readonly HashSet<string> Measures = ["plan", "plans", "custom", "tradition", "size", "age", "need", "needs", "taste", "tastes", "means",
        "ability", "abilities", "merit", "merits", "preference", "preferences", "type", "rank", "weight", "income", "instinct", "instincts"];

    static int CoreEnd(Sentence s, int start)
    {
        int k = start;
        bool released = false;
        for (; k < s.Count && k - start < Longest; k++)
        {
            var t = s[k];
            if (t.IsQuotation && t.Stretch is { EndsClause: true, Words: > 6 }) break;
            if (!t.IsWord && t.Kind != TokenKind.Number && !t.IsQuotation && t.Text is not ("/" or "&" or "@" or "#")) break;
            if (k == start) continue;
            released |= !t.IsCapital && t.Lower.EndsWith("ed", StringComparison.Ordinal) || t.Lower is "taken";
            if (Temporal.Contains(t.Lower) && !released && s.LowerAt(k + 1) is not ("'s" or "poll" or "survey")) break;
            if (t.Lower is "while" or "because" or "although" or "though" or "but" or "when" or "if") break;
            if (t.Lower is "and" && (ClosedClass.SubjectPronouns.Contains(s.LowerAt(k + 1)) || ClosedClass.Auxiliaries.Contains(s.LowerAt(k + 1))))
                break;
        }
        // "in a report | on Thursday": what leads to the day goes with it.
        while (k - 1 > start && (ClosedClass.Prepositions.Contains(s.LowerAt(k - 1))
            || s.LowerAt(k - 1) is "last" or "this" or "late" or "and" or "early" or "out")) k--;
        return k;
    }

    static int AppositionEnd(Sentence s, int start, int core, bool fronted)
    {
        if (core + 2 >= s.Count || !s[core].IsComma || s[core + 1].IsQuotation) return core;
        string w = s.LowerAt(core + 1);
        bool relative = w is "who" or "whose";
        bool opens = relative || w is "a" or "an" or "the" or "one" or "another" or "former" or "his" or "her" or "now" or "then"
            || RoleWords.Contains(w);
        if (!opens) return core;
        int close = core + 1;
        bool clause = false;
        for (; close < s.Count && close - core < Longest && !s[close].IsComma && !s[close].IsQuotation
            && s[close].Text is not ("." or ";" or ":" or ")" or "!" or "?") && !s[close].IsDash; close++)
            clause |= ClosedClass.Auxiliaries.Contains(s.LowerAt(close)) && !s[close].IsPossessive;
        if (clause && !relative) return core;
        bool closed = close < s.Count && s[close].IsComma && close + 1 < s.Count;
        if (!fronted) return close;
        // In front, the content follows: only a name is explained there, and a comma must end the explanation.
        return closed && s[core - 1].IsCapital && (relative || HasRole(s, core + 1, close)) ? close : core;
    }

    static bool HasRole(Sentence s, int first, int end)
    {
        for (int k = first; k < end; k++)
            if (RoleWords.Contains(s.LowerAt(k))) return true;
        return false;
    }
}
