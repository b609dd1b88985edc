using StoryTracker.Evaluation.Measures;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Reports;

/// <summary>One document, whole: what people found, what the engine found, and which is which.</summary>
static class Shown
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, Measured measured)
    {
        string text = measured.Gold.Text;
        var words = new Words(text);
        var candidates = Candidate.Of(measured.Gold, words, measured.Found.Quotations);
        var match = SpanMatching.ByUnion(SpanMatching.Tokens(measured.Gold, words), candidates);
        to.WriteLine(measured.Gold.Id);
        to.WriteLine(text);
        for (int i = 0; i < match.Length; i++)
        {
            var q = measured.Gold.Quotations[i];
            to.WriteLine($"{(match[i] < 0 ? "MISSED" : "found "),-7} {q.Type} {Words(q.Source)} {Words(q.Cue)} [{Words(q.Content)}] {q.Speaker}");
            if (match[i] < 0) continue;
            var f = candidates[match[i]];
            to.WriteLine($"        {f.Quotation.Pattern} {f.Quotation.Type} {Words(f.Quotation.Source)} {Words(f.Quotation.Cue)} [{Words(f.Content)}] {f.Quotation.Speaker}");
        }
        foreach (int j in Enumerable.Range(0, candidates.Count).Except(match))
            to.WriteLine($"EXTRA   {candidates[j].Quotation.Pattern} {candidates[j].Quotation.Type} {Words(candidates[j].Quotation.Source)} "
                + $"{Words(candidates[j].Quotation.Cue)} [{Words(candidates[j].Content)}] {candidates[j].Quotation.Speaker}");
        foreach (var (gold, found) in DateMeasures.Match(measured.Gold.Dates, measured.Found.Dates))
            to.WriteLine($"date    {gold.Span.In(text)} {gold.Type} {gold.Value} | {found?.Span.In(text)} {found?.Type} {found?.Value}");
        string Words(IEnumerable<Span> spans) => string.Join(" … ", spans.Select(s => s.In(text)));
    }
}
