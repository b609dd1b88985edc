using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>Clauses whose source stands in an adverbial: "…, according to X.", "In X’s view, …", "The plan, in the words of X, was …".</summary>
static class Framing
{
    /// <summary>The attributions of a sentence, each with the tokens its content takes up.</summary>
    public static IEnumerable<(Attribution Attribution, int First, int End)> Find(Sentence s)
    {
        int segment = 0;
        for (int i = 0; i + 1 < s.Count; i++)
        {
            if (s[i].Text is ";" or ":" || s[i].Text is "(" or "[") segment = i + 1;
            bool fronted = OnlyConnectives(s, segment, i);
            if (Frame.At(s, i, fronted) is not { } frame || Placed(s, frame, segment, fronted) is not { } found) continue;
            yield return found;
            i = frame.End - 1;
        }
    }

    static (Attribution Attribution, int First, int End)? Placed(Sentence s, Frame frame, int segment, bool fronted)
    {
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        int start = Opening(s, segment), first, end;
        if (fronted)
        {
            first = Behind(s, frame.End);
            end = first < s.Count ? ClauseEnd.Find(s, first, [], false) : first;
            if (end - first < 2) return null;
            ContentSpans.Add(s, first, end, content, quoted);
        }
        else
        {
            first = start;
            end = ClauseEnd.TrimEnd(s, start, frame.First);
            if (end - first < 1) return null;
            ContentSpans.Add(s, first, end, content, quoted);
            if (s[frame.First - 1].IsComma && frame.End + 1 < s.Count && s[frame.End].IsComma && GoesOn(s, first, end, frame.End + 1))
            {
                int rest = ClauseEnd.Find(s, frame.End + 1, [], false);
                ContentSpans.Add(s, frame.End + 1, rest, content, quoted);
                end = rest;
            }
            else if (end - first < 2) return null;
        }
        return content.Count == 0 ? null : (new Attribution
        {
            Sentence = s,
            SourceSentence = s,
            Content = content,
            Quoted = quoted,
            Source = frame.Source,
            Cue = s.Between(frame.Cue.First, frame.Cue.Last),
            Pattern = frame.Pattern,
        }, first, end);
    }

    /// <summary>The token behind the comma that closes a fronted adverbial, or behind the adverbial where quoted words follow at once.</summary>
    static int Behind(Sentence s, int from)
    {
        int k = from;
        while (k < s.Count && !s[k].IsComma && !(s[k].IsQuotation && s[k].Stretch!.EndsClause)) k++;
        return k < s.Count && s[k].IsQuotation ? k : k + 1;
    }

    /// <summary>Behind a dateline and the words that join the sentence to the one before.</summary>
    static int Opening(Sentence s, int segment)
    {
        int k = segment;
        if (segment == 0)
            for (int dash = 1; dash < s.Count && dash < 10; dash++)
                if (s[dash].IsDash && s[0].Text.Length > 2 && s[0].Text.All(char.IsUpper)) k = dash + 1;
        while (k < s.Count && (ClosedClass.Coordinators.Contains(s.LowerAt(k)) || s[k].IsComma)) k++;
        return k;
    }

    static bool OnlyConnectives(Sentence s, int first, int end)
    {
        for (int k = first; k < end; k++)
            if (!ClosedClass.Coordinators.Contains(s.LowerAt(k)) && !ClosedClass.IsAdverb(s[k]) && !s[k].IsComma) return false;
        return true;
    }

    /// <summary>Whether the words before the adverbial need those behind it to be a clause.</summary>
    static bool GoesOn(Sentence s, int first, int end, int rest)
    {
        if (ClosedClass.Auxiliaries.Contains(s.LowerAt(rest)) || s.LowerAt(rest) is "that") return true;
        for (int k = first; k < end; k++)
            if (s[k].IsQuotation || ClosedClass.Auxiliaries.Contains(s.LowerAt(k)) && !s[k].IsPossessive || IsPast(s[k])) return false;
        return true;
    }

    static bool IsPast(Token t) => !t.IsCapital && (t.Lower.EndsWith("ed", StringComparison.Ordinal) || IrregularPasts.Contains(t.Lower));

    static readonly HashSet<string> IrregularPasts = WordList.Load("irregular-pasts");
}
