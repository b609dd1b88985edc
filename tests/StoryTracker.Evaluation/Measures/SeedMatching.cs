using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>Which found quotation is which of the founding articles', by the characters of the content.</summary>
static class SeedMatching
{
    /// <summary>A found quotation with the characters of its content, marks and blanks at the ends of its spans left out.</summary>
    public sealed record Found(string Document, Quotation Quotation, HashSet<int> Characters);

    sealed record Option(double Value, int Gold, int[] Pieces);

    /// <summary>For every gold quotation the found ones that are it together, or null.</summary>
    public static IReadOnlyList<int[]?> Match(SeedGold gold, IReadOnlyList<Found> found)
    {
        var options = gold.Quotations.SelectMany((q, k) => Options(gold, q, k, found)).ToList();
        var match = new int[]?[gold.Quotations.Count];
        var used = new HashSet<int>();
        foreach (var option in options.OrderByDescending(o => o.Value).ThenBy(o => o.Gold).ThenBy(o => o.Pieces.Length))
        {
            if (match[option.Gold] is not null || option.Pieces.Any(used.Contains)) continue;
            match[option.Gold] = option.Pieces;
            used.UnionWith(option.Pieces);
        }
        return match;
    }

    static IEnumerable<Option> Options(SeedGold gold, SeedQuotation q, int number, IReadOnlyList<Found> found)
    {
        string text = gold.Articles[q.Document].Text;
        var whole = Characters(text, q.Content);
        List<HashSet<int>> targets = [whole];
        if (q.Quoted.Count > 0) targets.Add(Characters(text, q.Quoted));
        double threshold = q.Type is QuotationType.Direct ? 0.8 : 0.6;
        var here = Enumerable.Range(0, found.Count).Where(i => found[i].Document == q.Document && found[i].Characters.Count > 0).ToList();
        foreach (int i in here)
            if (targets.Max(t => Overlap.Union(found[i].Characters, t)) is var value && value >= threshold) yield return new(value, number, [i]);
        int[] pieces = [.. here.Where(i => (double)Overlap.Shared(found[i].Characters, whole) / found[i].Characters.Count > 0.9)];
        if (pieces.Length < 2 || pieces.Select(i => found[i].Quotation.Speaker).Distinct().Count() > 1) yield break;
        var together = pieces.SelectMany(i => found[i].Characters).ToHashSet();
        if (targets.Max(t => Overlap.Union(together, t)) is var sum && sum >= threshold) yield return new(sum, number, pieces);
    }

    /// <summary>Positions of the characters of the spans, without marks and blanks at their ends.</summary>
    public static HashSet<int> Characters(string text, IEnumerable<Span> spans)
    {
        var all = new HashSet<int>();
        foreach (var span in spans)
        {
            int start = Math.Max(0, span.Start), end = Math.Min(span.End, text.Length);
            while (start < end && text[start] is '“' or '”' or '"' or '‘' or ' ' or '\n') start++;
            while (end > start && text[end - 1] is '“' or '”' or '"' or ' ' or '\n') end--;
            for (int i = start; i < end; i++) all.Add(i);
        }
        return all;
    }
}
