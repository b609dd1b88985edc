namespace StoryTracker.App.Search;

/// <summary>A text that the database marked between U+E000 and U+E001, as pieces.</summary>
static class Marked
{
    const char Start = '\uE000', End = '\uE001';

    /// <summary>Its pieces, in order; together they are the text without the marks.</summary>
    public static IReadOnlyList<Piece> Pieces(string? marked)
    {
        List<Piece> pieces = [];
        for (var at = 0; at < (marked?.Length ?? 0);)
        {
            var hit = marked![at] == Start;
            if (marked[at] is Start or End) at++;
            var end = marked.AsSpan(at).IndexOfAny(Start, End) is >= 0 and var next ? at + next : marked.Length;
            if (end > at) pieces.Add(new(marked[at..end], hit));
            at = end;
        }
        return pieces;
    }
}
