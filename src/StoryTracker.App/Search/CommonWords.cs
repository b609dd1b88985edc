namespace StoryTracker.App.Search;

/// <summary>Words that two texts have in common, by runs of three words in the same order, whatever marks and capitals stand between them.</summary>
static class CommonWords
{
    const int Run = 3;

    /// <summary>Runs to look for: at most <paramref name="most"/>, spread over the words; shorter texts are one run.</summary>
    public static IReadOnlyList<string> Runs(string words, int most)
    {
        var all = Tokens(words).Select(t => words[t]).ToList();
        if (all.Count <= Run) return all.Count == 0 ? [] : [string.Join(' ', all)];
        var starts = all.Count - Run + 1;
        var step = Math.Max(1, (double)starts / most);
        return [.. Enumerable.Range(0, Math.Min(most, starts)).Select(i => (int)(i * step)).Distinct().Select(i => string.Join(' ', all.Skip(i).Take(Run)))];
    }

    /// <summary>How much of some words stands in a text, 0 to 1, and the text's stretch around it with those words marked.</summary>
    /// <param name="words">The words.</param>
    /// <param name="text">The text.</param>
    /// <param name="context">Characters around the first and last word in common.</param>
    public static (double Share, IReadOnlyList<Piece> Pieces) In(string words, string text, int context)
    {
        var asked = Tokens(words).Select(t => words[t].ToLowerInvariant()).ToList();
        var there = Tokens(text).ToList();
        var run = Math.Min(Run, asked.Count);
        if (run == 0) return (0, []);
        var runs = Runs(asked, run).ToHashSet();
        HashSet<string> found = [];
        var hit = new bool[there.Count];
        var lower = there.Select(t => text[t].ToLowerInvariant()).ToList();
        for (var i = 0; i + run <= there.Count; i++)
        {
            var key = string.Join(' ', lower.GetRange(i, run));
            if (!runs.Contains(key)) continue;
            found.Add(key);
            hit.AsSpan(i, run).Fill(true);
        }
        var share = (double)found.Count / runs.Count;
        var (first, last) = (Array.IndexOf(hit, true), Array.LastIndexOf(hit, true));
        return first < 0 ? (0, []) : (share, Pieces(text, there, hit, first, last, context));
    }

    static IEnumerable<string> Runs(List<string> words, int run) =>
        Enumerable.Range(0, words.Count - run + 1).Select(i => string.Join(' ', words.GetRange(i, run)));

    // Far-apart runs would show a whole article: what lies beyond the first stretch of some hundred words is left away.
    static List<Piece> Pieces(string text, List<Range> there, bool[] hit, int first, int last, int context)
    {
        last = Math.Min(last, first + 150);
        var from = Math.Max(0, there[first].Start.Value - context);
        if (from > 0 && char.IsLowSurrogate(text[from])) from--;
        var to = Math.Min(text.Length, there[last].End.Value + context);
        if (to < text.Length && char.IsLowSurrogate(text[to])) to++;
        List<Piece> pieces = [];
        var at = from;
        for (var i = first; i <= last; i++)
        {
            if (!hit[i]) continue;
            var end = i;
            while (end < last && hit[end + 1]) end++;
            if (there[i].Start.Value > at) pieces.Add(new(text[at..there[i].Start.Value], false));
            pieces.Add(new(text[there[i].Start.Value..there[end].End.Value], true));
            (at, i) = (there[end].End.Value, end);
        }
        if (to > at) pieces.Add(new(text[at..to], false));
        return pieces;
    }

    static IEnumerable<Range> Tokens(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            var start = at;
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) == System.Globalization.UnicodeCategory.NonSpacingMark)) at++;
            yield return start..at;
        }
    }
}
