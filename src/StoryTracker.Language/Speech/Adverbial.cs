using StoryTracker.Language.Speech.Nominal;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Skips what stands between a reporting verb and its content: an addressee, a day, "in a statement".</summary>
static class Adverbial
{
    static readonly HashSet<string> Heads = ["on", "in", "at", "during", "to", "via", "after", "before", "through", "from", "by", "of",
        "with", "about", "when", "as", "while", "outside", "inside", "ahead", "following"];

    static readonly HashSet<string> Days = WordList.Load("temporal-words");

    /// <summary>The token after any adverbials from <paramref name="i"/> on; <paramref name="i"/> itself where none is.</summary>
    public static int Skip(Sentence s, int i)
    {
        for (int round = 0; round < 4 && i < s.Count; round++)
        {
            int next = SkipOne(s, i);
            if (next == i) return i;
            i = next;
        }
        return i;
    }

    /// <summary>The last token index of an addressee that begins at <paramref name="i"/>, or -1.</summary>
    public static int Addressee(Sentence s, int i)
    {
        if (i >= s.Count) return -1;
        if (ClosedClass.ObjectPronouns.Contains(s.LowerAt(i)) || s.LowerAt(i) == "her") return i;
        if (!s[i].IsWord || s.LowerAt(i) is "that" or "of" or "about" or "how" or "what" or "why" or "whether" or "if" or "he" or "she"
            or "they" or "there" or "i" or "we")
            return -1;
        bool capital = s[i].IsCapital;
        int last = -1;
        for (int k = i; k < s.Count && k - i < 16; k++)
        {
            var t = s[k];
            string w = t.Lower;
            if (w is "that" or "to" or "about" or "how" or "why" or "what" or "whether" or "if" || t.IsQuotation
                || ClosedClass.SubjectPronouns.Contains(w)
                || ClosedClass.Auxiliaries.Contains(w) && !t.IsPossessive || Days.Contains(w)) break;
            if (!t.IsWord && t.Kind != TokenKind.Number) break;
            if (k > i && ClosedClass.Determiners.Contains(w) && !ClosedClass.Prepositions.Contains(s.LowerAt(k - 1))
                && s.LowerAt(k - 1) is not ("and" or "all")) break;
            if (ClosedClass.Prepositions.Contains(w))
            {
                if (w is not ("of" or "at" or "in" or "for" or "from" or "with")) break;
                continue;
            }
            // "told Sky News Smith would": a second run of capitals behind lower-case words begins the clause.
            if (k > i && t.IsCapital && !s[k - 1].IsCapital && !capital && !ClosedClass.Prepositions.Contains(s.LowerAt(k - 1))
                && !ClosedClass.Determiners.Contains(s.LowerAt(k - 1)) && s.LowerAt(k - 1) != "and") break;
            last = k;
        }
        return last;
    }

    /// <summary>Whether nothing that could be content follows, adverbials aside.</summary>
    public static bool ComplementIsEmpty(Sentence s, int after)
    {
        int i = Skip(s, after);
        return i >= s.Count || !s[i].IsWord && !s[i].IsQuotation && s[i].Kind != TokenKind.Number
            && s[i].Text is not (":" or "‘" or "$" or "£" or "€");
    }

    /// <summary>The token after one adverbial that begins at <paramref name="i"/>; <paramref name="i"/> itself where none does.</summary>
    public static int SkipOne(Sentence s, int i)
    {
        if (i >= s.Count) return i;
        var t = s[i];
        if (Days.Contains(t.Lower)) return AfterDay(s, i);
        if (ClosedClass.IsAdverb(t)) return i + 1;
        if (t.Lower is "this" or "last" or "earlier" or "late" or "early" && Days.Contains(s.LowerAt(i + 1))) return AfterDay(s, i + 1);
        if (!Heads.Contains(t.Lower) || i + 1 >= s.Count) return i;
        return AfterPhrase(s, i);
    }

    static int AfterDay(Sentence s, int i)
    {
        i++;
        while (i < s.Count && (s[i].Kind == TokenKind.Number || Days.Contains(s.LowerAt(i)))) i++;
        return i;
    }

    /// <summary>A prepositional phrase: its preposition, a determiner, and nouns up to the next clause.</summary>
    static int AfterPhrase(Sentence s, int i)
    {
        if (s.LowerAt(i) is "as" or "when" or "while" or "after" or "before") return ToComplement(s, i);
        int k = i + 1;
        if (ClosedClass.Determiners.Contains(s.LowerAt(k)) || ClosedClass.PossessivePronouns.Contains(s.LowerAt(k))) k++;
        bool content = false, capital = k < s.Count && s[k].IsCapital;
        while (k < s.Count && k - i < 18)
        {
            var t = s[k];
            if (t.IsQuotation) return t.Stretch is { EndsClause: true } ? k : ToComplement(s, i);
            if (!t.IsWord && t.Kind != TokenKind.Number) break;
            if (t.Lower == "that" || ClosedClass.SubjectPronouns.Contains(t.Lower)) return content ? k : i;
            if (ClosedClass.Auxiliaries.Contains(t.Lower) && !t.IsPossessive) return ToComplement(s, i);
            // "responded to claims that …": the clause is the claim's, not the verb's.
            if (ReportingNouns.Contains(t.Lower) && s.LowerAt(k + 1) is "that" or "from" or "by" or "of") return i;
            if (content && ClosedClass.Determiners.Contains(t.Lower) && !ClosedClass.Prepositions.Contains(s.LowerAt(k - 1))) break;
            if (content && t.IsCapital && !s[k - 1].IsCapital && !capital && !ClosedClass.Prepositions.Contains(s.LowerAt(k - 1))
                && !Days.Contains(t.Lower)
                && !ClosedClass.Determiners.Contains(s.LowerAt(k - 1))) break;
            content = true;
            k++;
        }
        return content ? k : i;
    }

    /// <summary>Where "that", a colon or a quotation follows soon, everything before it is adverbial; else nothing is.</summary>
    static int ToComplement(Sentence s, int i)
    {
        for (int k = i; k < s.Count && k - i < 25; k++)
        {
            if (s[k].Text == ":" || s[k].IsQuotation && s[k].Stretch!.EndsClause || s[k].IsComma && k + 1 < s.Count
                && s[k + 1].IsQuotation) return k;
            if (s.LowerAt(k) == "that" && (k == 0 || s.LowerAt(k - 1) is not ("so" or "all"))) return k;
        }
        return i;
    }
}
