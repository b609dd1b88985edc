namespace StoryTracker.Language.Quotations;

/// <summary>Joins the pieces of a content to the contiguous stretches of text in which they stand.</summary>
/// <remarks>
/// Annotators mark a mixed quotation as one stretch, its marks inside, and count the complementizer to the clause (Pareti 2012, PARC 3.0;
/// Newell, Margolin and Ruths 2018, PolNeAR).
/// </remarks>
static class Extents
{
    const string Complementizer = "that";

    /// <summary>The stretches of the pieces.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="pieces">Pieces without marks, in order.</param>
    public static IReadOnlyList<Span> Of(string text, IReadOnlyList<Span> pieces)
    {
        var extents = new List<Span>();
        foreach (var piece in pieces)
            if (extents.Count > 0 && extents[^1].End <= piece.Start && OnlyMarks(text.AsSpan(extents[^1].End..piece.Start)))
                extents[^1] = new Span(extents[^1].Start, piece.End);
            else extents.Add(extents.Count == 0 ? new Span(WithThat(text, piece.Start), piece.End) : piece);
        return extents;
    }

    /// <summary>Marks and blanks of one line: a comma parts, and so does a paragraph.</summary>
    static bool OnlyMarks(ReadOnlySpan<char> between)
    {
        foreach (char c in between)
            if (MarkedStretches.IsBreak(c) || !char.IsWhiteSpace(c) && !IsMark(c)) return false;
        return true;
    }

    static int WithThat(string text, int start)
    {
        int k = start;
        while (k > 0 && IsMark(text[k - 1])) k--;
        int end = k;
        while (end > 0 && text[end - 1] == ' ') end--;
        int first = end - Complementizer.Length;
        return end < k && first >= 0 && (first == 0 || !char.IsLetterOrDigit(text[first - 1]))
            && string.Compare(text, first, Complementizer, 0, Complementizer.Length, StringComparison.OrdinalIgnoreCase) == 0 ? first : start;
    }

    static bool IsMark(char c) => c is '"' or '“' or '”' or '„' or '‟' or '‘' or '’' or '\'' or '`' or '«' or '»' or '\uFF02';
}
