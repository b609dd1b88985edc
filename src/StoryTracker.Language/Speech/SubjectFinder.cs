using StoryTracker.Language.People;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Finds the noun phrase that is the subject of a verb: to its left, to its right, or at the head of the sentence.</summary>
static class SubjectFinder
{
    static readonly HashSet<string> Temporal = WordList.Load("temporal-words");

    static readonly HashSet<string> InnerPrepositions = ["of", "for", "in", "at", "from", "with", "to", "on", "against", "near", "behind",
        "across", "around", "inside", "within", "between", "among", "by"];

    /// <summary>The noun phrase that ends directly before token <paramref name="verb"/>, or null.</summary>
    public static NounPhrase? Left(Sentence s, int verb)
    {
        int end = SkipTemporal(s, verb - 1);
        if (end < 0) return null;
        if (s[end].Text is ")" or "]") return Parenthesis(s, end);
        if (s[end].IsComma || s[end].IsDash) return Apposition(s, end);
        if (s[end].Lower is "who" or "which" || s[end].Lower == "that" && end > 0 && s[end - 1].IsWord
            && !ClosedClass.SubjectPronouns.Contains(s.LowerAt(end - 1)))
        {
            int antecedent = end - 1;
            if (antecedent >= 0 && s[antecedent].IsComma) antecedent--;
            return antecedent < 0 ? null : Walk(s, antecedent) is { } np ? np : null;
        }
        return Walk(s, end);
    }

    /// <summary>The noun phrase that begins at token <paramref name="start"/>, as in "said Mr Smith": null unless one does.</summary>
    public static NounPhrase? Right(Sentence s, int start)
    {
        if (start >= s.Count || !s[start].IsWord && s[start].Kind != TokenKind.Number) return null;
        string w = s[start].Lower;
        if (ClosedClass.SubjectPronouns.Contains(w) && w != "there") return new NounPhrase(start, start, start);
        if (Temporal.Contains(w) || ClosedClass.ObjectPronouns.Contains(w) || !ClosedClass.StartsNounPhrase(s[start])
            && !IsPlainNoun(s[start]) && !LeadsToName(s, start)) return null;
        int last = start;
        bool pastDeterminer = false;
        for (int k = start; k < s.Count && k - start < 25; k++)
        {
            var t = s[k];
            bool preposition = InnerPrepositions.Contains(t.Lower) && k > start && t.Lower != "to";
            if (preposition && (k + 1 >= s.Count || Temporal.Contains(s.LowerAt(k + 1)) || s.LowerAt(k + 1) is "a" or "an"
                && t.Lower is "in" or "at")) break;
            if (!t.IsWord && t.Kind != TokenKind.Number || ClosedClass.Auxiliaries.Contains(t.Lower) && !t.IsPossessive
                || Temporal.Contains(t.Lower)
                || ClosedClass.Subordinators.Contains(t.Lower) && !preposition || ClosedClass.SubjectPronouns.Contains(t.Lower)
                || ClosedClass.Prepositions.Contains(t.Lower) && !preposition) break;
            if (t.Lower == "and" && !(k + 1 < s.Count && s[k + 1].IsCapital)) break;
            if (ReportingVerbs.For(t.Lower).Any(v => (v.Forms & VerbForms.Gerund) != 0)) break;
            pastDeterminer |= !ClosedClass.Determiners.Contains(t.Lower);
            if (!preposition && t.Lower != "and" && !ClosedClass.Determiners.Contains(t.Lower)) last = k;
        }
        if (!pastDeterminer) return null;
        int core = last;
        // "said Jane Doe, the mayor of Anytown, in a speech": an apposition up to its closing comma or the end of the sentence.
        if (last + 2 < s.Count && s[last + 1].IsComma && StartsApposition(s, last + 2))
        {
            int k = last + 2;
            bool relative = s.LowerAt(k) is "who" or "whose" or "which", clause = false;
            for (; k < s.Count && k - last < 30 && !s[k].IsComma && !s[k].IsQuotation && s[k].Text is not ("." or ";" or ":"); k++)
                clause |= ClosedClass.Auxiliaries.Contains(s.LowerAt(k)) && !s[k].IsPossessive;
            if (k > last + 2 && (relative || !clause)) last = k - 1;
        }
        return new NounPhrase(start, last, core);
    }

    /// <summary>The subject of the sentence's first clause: the first noun phrase behind any fronted adverbial.</summary>
    public static NounPhrase? Main(Sentence s, int before)
    {
        int start = 0;
        while (start < before && (ClosedClass.Coordinators.Contains(s.LowerAt(start)) || ClosedClass.IsAdverb(s[start])
            || s[start].IsComma)) start++;
        for (int dash = start; dash < before && dash < 14; dash++)
            if (s[dash].IsDash && s[start].Text.Length > 2 && s[start].Text.All(char.IsUpper)) { start = dash + 1; break; }
        for (int round = 0; round < 5 && start < before && IsFronted(s, start, before); round++)
        {
            int inner = start + 2;
            while (inner < before && !s[inner].IsComma && !StartsClause(s, inner)) inner++;
            if (inner >= before) return null;
            start = s[inner].IsComma ? inner + 1 : inner;
            if (!s[inner].IsComma) break;
        }
        for (int k = start; k < before && k - start < 14; k++)
        {
            var t = s[k];
            if (k == start && ClosedClass.SubjectPronouns.Contains(t.Lower)) return new NounPhrase(k, k, k);
            bool verb = ClosedClass.Auxiliaries.Contains(t.Lower) && !t.IsPossessive || ClosedClass.IsAdverb(t)
                || !t.IsCapital && k > start && t.Lower.EndsWith("ed", StringComparison.Ordinal) || ReportingVerbs.For(t.Lower).Count > 0
                && k > start && !t.IsCapital
                || k > start && !t.IsCapital && s[k - 1].IsCapital && s[start].IsCapital && t.IsWord && !InnerPrepositions.Contains(t.Lower)
                    && !ClosedClass.Coordinators.Contains(t.Lower) && !t.IsPossessive && !RoleWords.Contains(t.Lower);
            if (verb) return k > start ? Walk(s, k - 1) : null;
            if (t.IsQuotation) return null;
            if (t.IsComma)
            {
                int close = k + 1;
                while (close < before && !s[close].IsComma) close++;
                return k > start && Walk(s, k - 1) is { } core ? core with { Last = close < before ? close - 1 : k - 1 } : null;
            }
        }
        return null;
    }

    /// <summary>"In his speech | the senator": a determiner or pronoun behind a noun begins the clause of a fronted phrase without a
    /// comma.</summary>
    static bool StartsClause(Sentence s, int k) =>
        s.LowerAt(k) is "the" or "a" or "he" or "she" or "they" or "it" or "we" or "i" && IsNounLike(s[k - 1])
            && !ClosedClass.Determiners.Contains(s.LowerAt(k - 1));

    /// <summary>Whether an adverbial stands here and not a subject: "In Paris,", "Hours later,", "Asked why,".</summary>
    static bool IsFronted(Sentence s, int start, int before)
    {
        string w = s.LowerAt(start);
        if (ClosedClass.SubjectPronouns.Contains(w)) return false;
        if (ClosedClass.Prepositions.Contains(w) || ClosedClass.Subordinators.Contains(w) || ClosedClass.IsAdverb(s[start])
            || Temporal.Contains(w)
            || w.EndsWith("ing", StringComparison.Ordinal) || w.EndsWith("ed", StringComparison.Ordinal)
            || ClosedClass.Coordinators.Contains(w) || w is "to") return true;
        if (w is "last" or "this" or "next" or "one" or "some" && Temporal.Contains(s.LowerAt(start + 1))) return true;
        for (int k = start; k < before && k - start < 4 && !s[k].IsComma; k++)
            if (s.LowerAt(k) is "later" or "earlier" or "ago" or "after" or "before") return true;
        return false;
    }

    static int SkipTemporal(Sentence s, int end)
    {
        if (end > 0 && Temporal.Contains(s.LowerAt(end)) && !ClosedClass.Determiners.Contains(s.LowerAt(end - 1)))
        {
            end--;
            if (end > 0 && s.LowerAt(end) == "on") end--;
        }
        return end;
    }

    static NounPhrase? Parenthesis(Sentence s, int close)
    {
        for (int k = close - 1; k > 0 && close - k < 12; k--)
            if (s[k].Text is "(" or "[") return Walk(s, k - 1) is { } np ? np with { Last = close } : null;
        return null;
    }

    /// <summary>"Jane Doe, the mayor of Anytown, | said": from the closing comma back to the opening one.</summary>
    static NounPhrase? Apposition(Sentence s, int close)
    {
        NounPhrase? nearest = null;
        for (int k = close - 1; k > 0 && close - k < 30; k--)
        {
            if (s[k].IsQuotation && s[k].Stretch is not { Words: <= 4, EndsClause: false }) break;
            if (s[k].IsDash != s[close].IsDash || !s[k].IsComma && !s[k].IsDash) continue;
            if (!StartsApposition(s, k + 1) || Walk(s, k - 1) is not { } np) continue;
            // The nearest phrase that opens its clause; "in Cambridge, Mass.," inside a longer apposition does not.
            if (np.First == 0 || IsClauseEdge(s[np.First - 1]) && !s[np.First - 1].IsComma) return np with { Last = close - 1 };
            nearest ??= np with { Last = close - 1 };
        }
        return nearest;
    }

    static bool StartsApposition(Sentence s, int k) =>
        k < s.Count && (ClosedClass.Determiners.Contains(s.LowerAt(k)) || ClosedClass.PossessivePronouns.Contains(s.LowerAt(k))
            || s[k].Kind == TokenKind.Number
            || s[k].IsCapital || s.LowerAt(k) is "who" or "whose" or "which" or "himself" or "herself" or "now" or "then" or "formerly"
            || s.LowerAt(k).EndsWith("ing", StringComparison.Ordinal)
            || RoleWords.Contains(s.LowerAt(k)) || RoleWords.Contains(s.LowerAt(k + 1)));

    static NounPhrase? Walk(Sentence s, int end)
    {
        if (end < 0) return null;
        if (ClosedClass.SubjectPronouns.Contains(s.LowerAt(end))
            || s.LowerAt(end) is "this" or "that" or "some" or "many" or "most" or "one" or "those" or "these" or "both")
            return new NounPhrase(end, end, end);
        if (!IsNounLike(s[end])) return null;
        int start = end;
        for (int k = end - 1; k >= 0 && end - k < 30; k--)
        {
            var t = s[k];
            if (t.Lower == "and" || t.Text == "&")
            {
                if (k > 0 && IsNounLike(s[k - 1]) && Walk(s, k - 1) is { } joined
                    && (joined.First == 0 || IsClauseEdge(s[joined.First - 1]))) start = joined.First;
                break;
            }
            if (t.Kind == TokenKind.Number) { start = k; continue; }
            if (!t.IsWord && !(t.IsQuotation && t.Stretch is { Words: <= 3, EndsClause: false })) break;
            if (t.Text is "’" or "'" || t.IsPossessive) { start = k; continue; }
            if (InnerPrepositions.Contains(t.Lower))
            {
                if (k == 0 || !IsNounLike(s[k - 1]) && !InnerPrepositions.Contains(s.LowerAt(k - 1))
                    || Temporal.Contains(s.LowerAt(k + 1))) break;
                continue;
            }
            if (ClosedClass.Determiners.Contains(t.Lower) || ClosedClass.PossessivePronouns.Contains(t.Lower))
            {
                start = k;
                if (k == 0 || !InnerPrepositions.Contains(s.LowerAt(k - 1)) && !ClosedClass.Determiners.Contains(s.LowerAt(k - 1))) break;
                continue;
            }
            if (!IsNounLike(t) || ClosedClass.IsAdverb(t) || IsVerbLike(s, k)) break;
            start = k;
        }
        return start <= end ? new NounPhrase(start, end, end) : null;
    }

    static bool IsClauseEdge(Token t) => !t.IsWord || t.Lower is "that" or "but" or "because" or "while" or "as" or "and" or "with";

    static bool IsPlainNoun(Token t) => t.IsWord && !ClosedClass.Prepositions.Contains(t.Lower)
        && !ClosedClass.Auxiliaries.Contains(t.Lower)
        && !ClosedClass.Subordinators.Contains(t.Lower) && !ClosedClass.Coordinators.Contains(t.Lower) && !ClosedClass.IsAdverb(t)
        && t.Lower.EndsWith('s') || RoleWords.Contains(t.Lower);

    /// <summary>"former Utah governor Jane Doe": lower-case words that run into a name or a role.</summary>
    static bool LeadsToName(Sentence s, int start)
    {
        for (int k = start; k < s.Count && k - start < 6; k++)
        {
            if (s[k].IsCapital || RoleWords.Contains(s.LowerAt(k))) return true;
            if (!IsNounLike(s[k]) || ClosedClass.IsAdverb(s[k])) return false;
        }
        return false;
    }

    static bool IsNounLike(Token t) =>
        t.Kind == TokenKind.Number
        || t.IsWord && !ClosedClass.Prepositions.Contains(t.Lower) && !ClosedClass.Subordinators.Contains(t.Lower)
        && !ClosedClass.Coordinators.Contains(t.Lower)
            && !ClosedClass.Auxiliaries.Contains(t.Lower) && !ClosedClass.ObjectPronouns.Contains(t.Lower)
            && !ClosedClass.SubjectPronouns.Contains(t.Lower)
            && !ClosedClass.PossessivePronouns.Contains(t.Lower) && (!Temporal.Contains(t.Lower) || t.IsCapital && t.Lower == "may")
            && t.Text is not ("’" or "'")
        || t.IsPossessive;

    /// <summary>A lower-case reporting verb in the past, or a word in -ed behind a noun and before a determiner, is the verb of an earlier
    /// clause.</summary>
    static bool IsVerbLike(Sentence s, int k) =>
        !s[k].IsCapital && (ReportingVerbs.For(s[k].Lower).Any(v => (v.Forms & VerbForms.Past) != 0 && !v.Verb.NounLike)
            || s[k].Lower.EndsWith("ed", StringComparison.Ordinal) && k > 0 && s[k - 1].IsWord
            && !ClosedClass.Determiners.Contains(s.LowerAt(k - 1))
                && ClosedClass.Determiners.Contains(s.LowerAt(k + 1))
            || s[k].Lower.EndsWith("ing", StringComparison.Ordinal) && k > 0 && s[k - 1].IsComma);
}
