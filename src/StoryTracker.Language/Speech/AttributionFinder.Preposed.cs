using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <content>Words before or round a clause without quotation marks.</content>
sealed partial class AttributionFinder
{
    /// <summary>The plan, he said, was wrong / The plan was wrong, he said: the words stand round or before the clause.</summary>
    bool TryPreposed(Clause c)
    {
        if (!c.Cue.Verb.Takes(Frames.Clause) || c.Cue.Participle || c.Side is SubjectSide.Elided or SubjectSide.None) return false;
        int rest = Adverbial.Skip(s, c.After);
        if (rest < s.Count && s[rest].IsWord) return false;
        bool goesOn = rest + 2 < s.Count && s[rest].IsComma && !used[rest + 1];
        if (s.LowerAt(c.ClauseStart) == "as" && c.ClauseStart < 2) return goesOn && Announced(c, rest + 1);
        int comma = c.ClauseStart - 1;
        if (comma < 1 || !goesOn && comma < 2 || !s[comma].IsComma && !s[comma].IsDash || used[comma - 1]) return false;
        int first = comma - 1;
        while (first > 0 && !used[first - 1] && s[first - 1].Text is not (";" or ":")) first--;
        while (first < comma && !s[first].IsWord && !s[first].IsQuotation && s[first].Kind != TokenKind.Number) first++;
        if (comma - first < (goesOn ? 1 : 2)) return false;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, comma, content, quoted);
        if (content.Count == 0) return false;
        Mark(first, comma);
        if (rest < s.Count && s[rest].IsComma && rest + 1 < s.Count && !used[rest + 1])
        {
            int end = Free(rest + 1, ClauseEnd.Find(s, rest + 1, Stops(rest + 1), false));
            if (end > rest + 1)
            {
                ContentSpans.Add(s, rest + 1, end, content, quoted);
                Mark(rest + 1, end);
            }
        }
        Emit(Pattern.Preposed, c, content, quoted, null, Circumstance(c.After, rest));
        return true;
    }

    /// <summary>As Smith noted, the plan was wrong: the words stand behind the tag's comma.</summary>
    bool Announced(Clause c, int from)
    {
        int end = Free(from, ClauseEnd.Find(s, from, Stops(from), false));
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        if (end > from) ContentSpans.Add(s, from, end, content, quoted);
        if (content.Count == 0) return false;
        Mark(from, end);
        Emit(Pattern.Preposed, c, content, quoted, null, null);
        return true;
    }
}
