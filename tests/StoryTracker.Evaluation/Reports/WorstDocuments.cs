using StoryTracker.Evaluation.Measures;

namespace StoryTracker.Evaluation.Reports;

/// <summary>Lists the documents in which most went wrong; never their texts.</summary>
static class WorstDocuments
{
    /// <summary>One document: how many errors, and what they are.</summary>
    public sealed record Line(string Id, int Errors, string What);

    /// <summary>The worst by quotations: missed and found too much.</summary>
    public static IReadOnlyList<Line> ByQuotations(IEnumerable<Measured> articles, int count) => Pick(count, articles.Select(a =>
    {
        var t = QuotationMeasures.Count(a.Gold, a.Found.Quotations);
        int direct = t[Counted.DirectGold] - t[Counted.DirectMatched], mixed = t[Counted.MixedGold] - t[Counted.MixedMatched];
        int indirect = t[Counted.IndirectGold] - t[Counted.IndirectMatched], extra = t[Counted.Found] - t[Counted.Matched];
        int source = t[Counted.MatchedSourced] - t[Counted.MatchedSourceOverlaps];
        return new Line(a.Gold.Id, direct + mixed + indirect + extra + source,
            $"missed {direct} direct, {mixed} mixed, {indirect} indirect of {t[Counted.Gold]}; {extra} too much; {source} with a wrong source");
    }));

    /// <summary>The worst by names of speakers.</summary>
    public static IReadOnlyList<Line> BySpeakers(IEnumerable<Measured> articles, int count) => Pick(count, articles.Select(a =>
    {
        var t = QuotationMeasures.Count(a.Gold, a.Found.Quotations);
        int unmatched = t[Counted.Named] - t[Counted.NamedMatched], silent = t[Counted.NamedMatched] - t[Counted.NamedRight] - t[Counted.NamedFalse];
        return new Line(a.Gold.Id, t[Counted.Named] - t[Counted.NamedRight],
            $"{unmatched} not found, {t[Counted.NamedFalse]} with a false name, {Math.Max(0, silent)} without a name, of {t[Counted.Named]}");
    }));

    /// <summary>The worst by dates.</summary>
    public static IReadOnlyList<Line> ByDates(IEnumerable<Measured> articles, int count) => Pick(count, articles.Select(a =>
    {
        var t = DateMeasures.Count(a.Gold, a.Found.Dates);
        int missed = t[DateCount.Gold] - t[DateCount.Relaxed], value = t[DateCount.Relaxed] - t[DateCount.Value], extra = t[DateCount.Found] - t[DateCount.Relaxed];
        return new Line(a.Gold.Id, missed + value + extra, $"{missed} missed, {value} with another value, {extra} too much, of {t[DateCount.Gold]}");
    }));

    static List<Line> Pick(int count, IEnumerable<Line> lines) =>
        [.. lines.Where(l => l.Errors > 0).OrderByDescending(l => l.Errors).ThenBy(l => l.Id, StringComparer.Ordinal).Take(count)];
}
