using System.Buffers;
using System.Text;

namespace StoryTracker.Domain.Articles;

/// <summary>Words of a claim as one line for reading.</summary>
static class ClaimText
{
    static readonly SearchValues<char> MarksAndSpace = SearchValues.Create(" \t\r\n\u00a0“”\"‘’'«»,—–-");

    /// <summary>
    /// Direct: the words without outer marks. Mixed: the frame, with the quoted words inside marks. Passages that the text
    /// parts with more than marks and white space are joined by an ellipsis, so that nobody reads as one what was printed as two.
    /// </summary>
    public static string Of(Claim claim)
    {
        var line = new StringBuilder();
        for (var i = 0; i < claim.Words.Count; i++)
        {
            var words = claim.Words[i];
            var marked = claim.Kind == QuoteKind.Mixed && words.Quoted;
            var adjoins = i > 0 && Adjoin(claim.Words[i - 1], words);
            // Quoted words that a paragraph break alone parts stay inside one pair of marks, as printed.
            var goesOn = marked && adjoins && claim.Words[i - 1].Quoted;
            if (goesOn) line.Length--;
            if (i > 0) line.Append(adjoins ? " " : " … ");
            if (marked && !goesOn) line.Append('“');
            line.Append(words.Exact);
            if (marked) line.Append('”');
        }
        return line.ToString();
    }

    static bool Adjoin(Passage before, Passage after)
    {
        var gap = after.Start - before.End;
        if (gap < 0 || gap > Passage.ContextLength || gap > after.Prefix.Length) return false;
        return after.Prefix.AsSpan(after.Prefix.Length - gap).IndexOfAnyExcept(MarksAndSpace) < 0;
    }
}
