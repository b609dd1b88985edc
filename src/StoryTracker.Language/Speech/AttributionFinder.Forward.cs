using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <content>Words behind the verb.</content>
sealed partial class AttributionFinder
{
    /// <summary>He said [to X] [on Monday] [that] …: the words stand behind the verb.</summary>
    bool TryForward(Clause c, int[] stops)
    {
        int i = c.After;
        int addressee = -1;
        if (c.Cue.Verb.Takes(Frames.Addressee) && c.Side != SubjectSide.Right)
        {
            addressee = Adverbial.Addressee(s, i);
            if (addressee >= 0) i = addressee + 1;
        }
        int direct = i;
        while (direct < s.Count && (s[direct].IsComma || s[direct].Text == ":" || s[direct].IsDash)) direct++;
        if (!(direct < s.Count && s[direct].IsQuotation)) i = c.Cue.Verb.Takes(Frames.Object) && !c.Cue.Verb.Takes(Frames.Clause) ? i
            : SkipAdverbial(c.Cue.Verb, i);
        bool punctuation = i < s.Count && (s[i].IsComma || s[i].Text == ":" || s[i].IsDash);
        int j = i;
        while (j < s.Count && (s[j].IsComma || s[j].Text == ":" || s[j].IsDash)) j++;
        if (j >= s.Count || used[j]) return false;
        bool that = s.LowerAt(j) == "that" && c.Cue.Verb.Takes(Frames.Clause);
        if (that && !ContinuesAsPronoun(j)) j++;
        if (j >= s.Count) return false;
        if (punctuation && !that && !s[j].IsQuotation)
        {
            // said, after his speech, in a long session, that …
            if (!c.Cue.Verb.Takes(Frames.Clause) || !s[i].IsComma) return false;
            int far = i;
            while (far < s.Count && far - i < 25 && !(s[far].IsComma && s.LowerAt(far + 1) == "that")) far++;
            if (far + 2 >= s.Count || far - i >= 25 || used[far + 2]) return false;
            that = true;
            j = far + 2;
        }
        if (!Licensed(c, j, that, addressee)) return false;
        int end = Relative(c) is int comma and > 0 && comma > j ? comma : ClauseEnd.Find(s, j, stops, !c.Cue.Verb.Takes(Frames.Clause));
        end = Free(j, DirectEnd(j, end));
        if (end <= j) return false;
        int first = j;
        if (addressee >= 0 && s.LowerAt(j) == "to" && c.Cue.Verb.Takes(Frames.ObjectInfinitive) && Free(c.After, j) == j) first = c.After;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, end, content, quoted);
        if (content.Count == 0) return false;
        Mark(first, end);
        Emit(Pattern.Forward, c, content, quoted, AddresseeSpan(c.After, addressee),
            Circumstance(addressee >= 0 ? addressee + 1 : c.After, i));
        return true;
    }

    /// <summary>"to" after a verb that takes an infinitive begins the content: "vowed to win".</summary>
    int SkipAdverbial(ReportingVerb verb, int i)
    {
        int rest = i;
        while (rest < s.Count && !(s.LowerAt(rest) == "to" && verb.Takes(Frames.Infinitive | Frames.ObjectInfinitive)))
        {
            int next = Adverbial.SkipOne(s, rest);
            if (next == rest) break;
            rest = next;
        }
        return rest;
    }

    /// <summary>“that” is the subject itself in "he said that was wrong".</summary>
    bool ContinuesAsPronoun(int that) => ClosedClass.Auxiliaries.Contains(s.LowerAt(that + 1)) && s.LowerAt(that + 1) != "'s";

    /// <summary>A quotation that ends a sentence ends the content, unless the sentence plainly runs on.</summary>
    int DirectEnd(int start, int end)
    {
        for (int i = start; i < end - 1; i++)
            if (s[i].IsQuotation && (s[i].Stretch!.Words > 3 || s[i].Stretch!.Capital) && s[i].Stretch!.EndsClause && !s[i + 1].IsQuotation
                && (s[i].Stretch!.Terminal || s[i + 1].IsWord && !ClosedClass.Prepositions.Contains(s.LowerAt(i + 1))))
                return i + 1;
            else if (i == start && s[i].IsQuotation && s[i].Stretch!.Capital
                && (s[i].Stretch!.Words > 5 && s[i + 1].IsComma || i > 0 && (s[i - 1].IsComma || s[i - 1].Text == ":")))
                return i + 1;
        return end;
    }

    /// <summary>In a relative or subordinate clause the content ends at the clause's comma.</summary>
    int Relative(Clause c)
    {
        bool relative = s.LowerAt(c.Cue.First - 1) is "who" or "which" && c.Cue.First > 1 && s[c.Cue.First - 2].IsComma;
        bool subordinate = c.ClauseStart > 0 && s.LowerAt(c.ClauseStart - 1) is "while" or "although" or "though" or "as" or "when"
            or "after" or "since" or "because"
            && c.ClauseStart < 3;
        if (!relative && !subordinate) return 0;
        for (int k = c.After + 1; k < s.Count; k++)
            if (s[k].IsComma) return k;
        return 0;
    }
}
