using StoryTracker.Language.Speech.Nominal;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <content>What a verb admits as its content.</content>
sealed partial class AttributionFinder
{
    bool Licensed(Clause c, int j, bool that, int addressee)
    {
        var verb = c.Cue.Verb;
        var t = s[j];
        if (s.LowerAt(c.ClauseStart - 1) is "if" or "whether") return false;
        if (c.Subject is null && c.Side == SubjectSide.Elided && !QuotationFollows(j)) return false;
        // "answered claims from X that …": the words are X's.
        if (!verb.Takes(Frames.Clause) && verb.Polarity == Polarity.Said && SpeechNounAhead(j)) return false;
        if (IsOthersWords(s, j)) return false;
        if (t.Lower == "as" && verb.Takes(Frames.Object) && QuotationFollows(j)) return true;
        // "read “The Long Road”": a verb that takes nothing but quoted words needs a mark of speech before or inside them.
        if (t.IsQuotation && verb.Frames == Frames.Quoted && !t.Stretch!.EndsClause && s[j - 1].IsWord) return false;
        if (t.IsQuotation) return verb.Takes(Frames.Quoted | Frames.Clause | Frames.Object);
        if (that) return true;
        if (t.Lower == "to") return verb.Takes(Frames.Infinitive) || addressee >= 0 && verb.Takes(Frames.ObjectInfinitive);
        if (t.Lower is "whether" or "how" or "why" or "what" or "who" or "where" or "when" or "if" or "which")
            return verb.Takes(Frames.Question);
        if (verb.Takes(Frames.Object | Frames.ObjectInfinitive) && (t.IsWord || t.Kind == TokenKind.Number)
            && !ClosedClass.Coordinators.Contains(t.Lower)
            && (!ClosedClass.Prepositions.Contains(t.Lower) || verb.Particle.Count > 0))
            return !verb.Takes(Frames.Clause) || FiniteAhead(j) || ObjectStart(t);
        return verb.Takes(Frames.Clause) && FiniteAhead(j) && (!verb.Mental || c.Side != SubjectSide.Elided);
    }

    /// <summary>"welcomed her words.": what somebody else said, not told here; nothing is reported by it.</summary>
    static bool IsOthersWords(Sentence s, int first) =>
        ClosedClass.PossessivePronouns.Contains(s.LowerAt(first))
        && s.LowerAt(first + 1) is "words" or "comments" or "remarks" or "speech" or "statement" or "response" or "answer" or "reply"
        && (first + 2 >= s.Count || !s[first + 2].IsWord && !s[first + 2].IsQuotation);

    bool SpeechNounAhead(int j) =>
        Enumerable.Range(j, Math.Min(4, s.Count - j)).Any(k => ReportingNouns.Contains(s.LowerAt(k))
            && s.LowerAt(k + 1) is "that" or "from" or "by");

    bool QuotationFollows(int j) => Enumerable.Range(j, Math.Min(8, s.Count - j)).Any(k => s[k].IsQuotation);

    static bool ObjectStart(Token t) => ClosedClass.StartsNounPhrase(t) || ClosedClass.PossessivePronouns.Contains(t.Lower)
        || t.Lower.EndsWith('s')
        || t.Lower.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>A clause without "that" must show a subject and a verb: something that starts one and a finite verb soon after.</summary>
    bool FiniteAhead(int j)
    {
        if (ClosedClass.Prepositions.Contains(s.LowerAt(j)) || ClosedClass.Coordinators.Contains(s.LowerAt(j))) return false;
        for (int k = j + 1; k < s.Count && k - j < 20; k++)
        {
            string w = s.LowerAt(k);
            if (s[k].IsDash || w is "after" or "when" or "because" or "while" or "before" or "until") return false;
            if (s[k].IsQuotation && s[k].Stretch!.Words > 1) return true;
            if (ClosedClass.Auxiliaries.Contains(w) && s.LowerAt(k - 1) != "to" && !(s[k].IsPossessive && s[k - 1].IsCapital)) return true;
            if (!s[k].IsCapital && s[k].IsWord && w.Length > 3
                && (w.EndsWith("ed", StringComparison.Ordinal) || w.EndsWith('s') && !w.EndsWith("ss", StringComparison.Ordinal)
                || FiniteVerbs.Contains(w))) return true;
        }
        return false;
    }

    static readonly HashSet<string> FiniteVerbs = WordList.Load("irregular-pasts");
}
