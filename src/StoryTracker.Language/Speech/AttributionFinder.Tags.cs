using StoryTracker.Language.Quotations;

namespace StoryTracker.Language.Speech;

/// <content>Words before a tag.</content>
sealed partial class AttributionFinder
{
    /// <summary>“…,” he said[, “…”]: the words stand before the tag, and perhaps go on behind it.</summary>
    bool TryTag(Clause c)
    {
        if (!c.Cue.Verb.Takes(Frames.Quoted) && !c.Cue.Verb.Takes(Frames.Clause) || c.Side is SubjectSide.None) return false;
        int q = c.ClauseStart - 1;
        while (q >= 0 && (s[q].IsComma || s[q].IsDash || s[q].Lower is "and" && c.Side == SubjectSide.Elided)) q--;
        if (q < 0 || !s[q].IsQuotation || used[q] || used[c.Cue.Head]) return false;
        if (c.Side == SubjectSide.Elided && c.Cue.Participle) return false;
        bool clausal = s[q].Stretch!.EndsClause || q == 0 && Adverbial.ComplementIsEmpty(s, c.After);
        if (!clausal && !Adverbial.ComplementIsEmpty(s, c.After)) return false;
        int first = FrameStart(q);
        int end = q + 1;
        var content = new List<Span>();
        var quoted = new List<MarkedStretch>();
        ContentSpans.Add(s, first, end, content, quoted);
        if (content.Count == 0) return false;
        int last = end;
        int rest = Adverbial.Skip(s, c.After);
        int addressee = c.Cue.Verb.Takes(Frames.Addressee) && c.Side == SubjectSide.Left ? Adverbial.Addressee(s, c.After) : -1;
        if (addressee >= 0) rest = Adverbial.Skip(s, addressee + 1);
        while (rest < s.Count && (s[rest].IsComma || s[rest].IsDash || s[rest].Text == ":")) rest++;
        if (rest < s.Count && !used[rest] && (s[rest].IsQuotation || QuotationGoesOn(c, rest)))
        {
            // Words that end their clause inside the marks end the quotation; what follows is the reporter's.
            last = s[rest].Stretch is { EndsClause: true } ? rest + 1 : Free(rest, ClauseEnd.Find(s, rest, Stops(rest), false));
            ContentSpans.Add(s, rest, last, content, quoted);
            Mark(rest, last);
        }
        Mark(first, end);
        Emit(Pattern.Tag, c, content, quoted, AddresseeSpan(c.After, addressee), Circumstance(addressee >= 0 ? addressee + 1 : c.After, rest));
        return true;
    }

    /// <summary>“A,” the report says, undermining trust, “and B”: behind a tag's comma the sentence goes on and quotes again.</summary>
    bool QuotationGoesOn(Clause c, int rest)
    {
        if (rest <= c.After || !s[rest - 1].IsComma || clauses.Any(o => o.ClauseStart == rest)) return false;
        int end = Stops(rest) is [var stop, ..] ? stop : s.Count;
        for (int k = rest; k < end; k++)
            if (s[k].IsQuotation && !used[k]) return true;
        return false;
    }

    /// <summary>Where the reporter's frame before a quotation begins: behind whatever is already taken, or the quotation itself.</summary>
    int FrameStart(int q)
    {
        int first = q;
        while (first > 0 && s[first - 1].IsQuotation && !used[first - 1]) first--;
        int frame = first;
        while (frame > 0 && !used[frame - 1] && s[frame - 1].Text is not (";" or ":")) frame--;
        if (frame == first) return first;
        // A frame ends in a word, not in a comma: “A,” said X, and “B,” he added.
        if (s[first - 1].IsComma || s[first - 1].Lower is "and" or "but") return first;
        while (frame < first && !s[frame].IsWord) frame++;
        return clauses.Any(c => c.Cue.Head >= frame && c.Cue.Head < first) ? first : frame;
    }
}
