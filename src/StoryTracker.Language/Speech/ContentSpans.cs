using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Turns a run of tokens into content spans: parted at quotation marks and round a reporter's aside.</summary>
static class ContentSpans
{
    public static void Add(Sentence s, int first, int end, List<Span> content, List<MarkedStretch> quoted)
    {
        int open = -1;
        first = Math.Min(Math.Max(first, Dateline.End(s)), end);
        for (int i = first; i < end; i++)
        {
            if (s[i].IsQuotation)
            {
                if (open >= 0) content.Add(s.Between(open, i - 1));
                open = -1;
                content.Add(s[i].Stretch!.Inner);
                quoted.Add(s[i].Stretch!);
            }
            else if (s[i].IsDash && AsideEnd(s, i, end) is int close and > 0)
            {
                if (open >= 0) content.Add(s.Between(open, i - 1));
                open = -1;
                i = close;
            }
            else if (open < 0 && (s[i].IsWord || s[i].Kind == TokenKind.Number || s[i].Text is "$" or "£" or "€" or "#" or "(" or "["))
                open = i;
        }
        if (open >= 0) content.Add(s.Between(open, end - 1));
        Trim(s, content);
    }

    /// <summary>A piece of the frame that is nothing but punctuation between two quoted pieces is no content.</summary>
    static void Trim(Sentence s, List<Span> content) => content.RemoveAll(c => c.IsEmpty || c.Start >= s.Span.End);

    /// <summary>"– the London borough with … –": a noun phrase between dashes explains a name and is the reporter's.</summary>
    static int AsideEnd(Sentence s, int dash, int end)
    {
        if (s.LowerAt(dash + 1) is not ("the" or "a" or "an" or "which" or "who" or "whose" or "one" or "home")) return 0;
        for (int k = dash + 2; k < end && k - dash < 40; k++)
        {
            if (s[k].IsQuotation) return 0;
            if (s[k].IsDash) return k + 1 < end ? k : 0;
        }
        return 0;
    }
}
