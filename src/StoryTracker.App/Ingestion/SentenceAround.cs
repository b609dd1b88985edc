namespace StoryTracker.App.Ingestion;

/// <summary>The sentence that holds a stretch of text: from the last full stop before it to the next one after it, within its paragraph.</summary>
static class SentenceAround
{
    public static (int Start, int End) Of(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && text[from - 1] is not ('\n' or '\r') && !EndsBefore(text, from)) from--;
        var to = end;
        while (to < text.Length && text[to] is not ('\n' or '\r') && !EndsBefore(text, to)) to++;
        while (from < start && char.IsWhiteSpace(text[from])) from++;
        while (to > end && char.IsWhiteSpace(text[to - 1])) to--;
        return (from, to);
    }

    // A full stop, then white space, then a capital or an opening mark; a one-letter or two-letter word before the stop is an abbreviation.
    static bool EndsBefore(string text, int at)
    {
        if (at < 3 || at >= text.Length || !char.IsWhiteSpace(text[at - 1]) || !(char.IsUpper(text[at]) || text[at] is '“' or '‘' or '"')) return false;
        var stop = at - 2;
        if (text[stop] is '”' or '’' or '"' or ')') stop--;
        if (stop < 2 || text[stop] is not ('.' or '!' or '?')) return false;
        return text[stop] != '.' || !(char.IsUpper(text[stop - 1]) || char.IsWhiteSpace(text[stop - 2]) || char.IsWhiteSpace(text[Math.Max(0, stop - 3)]));
    }
}
