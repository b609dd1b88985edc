using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Desk;

/// <summary>Cuts out of an article the passage that a claim stands in: its paragraphs and the ones beside them.</summary>
static class PassageOf
{
    /// <summary>Most that is shown on either side of the words, in UTF-16 units.</summary>
    public const int MostBeside = 700;

    /// <summary>The passage of a claim in the text of its revision.</summary>
    public static ClaimPassage Claim(Claim claim, string text)
    {
        List<PassageMark> marks = [.. claim.Words.Where(w => w.IsSliceOf(text)).Select(w => new PassageMark(PassagePart.Words, w.Start, w.End))];
        if (marks.Count == 0) return new(claim.ArticleId.ToString(), claim.Revision, 0, "", new(false, text.Length > 0), []);
        var (first, last) = (marks.Min(m => m.Start), marks.Max(m => m.End));
        var start = Math.Max(Bound(text, first, -1), first - MostBeside);
        var end = Math.Min(Bound(text, last, 1), last + MostBeside);
        if (Splits(text, start)) start++;
        if (Splits(text, end)) end--;
        if (claim.Speaker.Mention is { } mention && mention.IsSliceOf(text)) marks.Add(new(PassagePart.Speaker, mention.Start, mention.End));
        if (claim.Cue is { } cue && cue.IsSliceOf(text)) marks.Add(new(PassagePart.Cue, cue.Start, cue.End));
        return new(claim.ArticleId.ToString(), claim.Revision, start, text[start..end],
            new(text.AsSpan(0, start).IndexOfAnyExcept(" \t\r\n") >= 0, text.AsSpan(end).IndexOfAnyExcept(" \t\r\n") >= 0),
            [.. marks.Where(m => m.Start >= start && m.End <= end).OrderBy(m => m.Start).ThenByDescending(m => m.End)]);
    }

    // The far bound of the paragraph beside the one of the words: its own line ends first, then blank lines, then the one beside ends.
    static int Bound(string text, int from, int step)
    {
        bool isOwn = true, isWritten = false;
        var i = step < 0 ? from - 1 : from;
        for (; i >= 0 && i < text.Length; i += step)
        {
            if (text[i] == '\n' && isOwn) isOwn = false;
            else if (text[i] == '\n' && isWritten) break;
            else if (!isOwn && !char.IsWhiteSpace(text[i])) isWritten = true;
        }
        return step < 0 ? i + 1 : i;
    }

    static bool Splits(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
}
