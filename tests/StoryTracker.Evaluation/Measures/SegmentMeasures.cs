using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>A: quoted stretches of three words or more, and the source of those found.</summary>
static class SegmentMeasures
{
    const int FewestWords = 3;

    sealed record Piece(Span Span, Candidate Candidate, HashSet<int> Tokens);

    public static void Count(Tally<Counted> tally, GoldArticle article, IReadOnlyList<GoldSegment> segments, Words words, List<Candidate> candidates)
    {
        string text = article.Text;
        var gold = segments.Select(s => s with { Span = Words.Trim(text, s.Span) }).ToList();
        var pieces = Pieces(text, words, candidates);
        var spans = gold.Select(g => g.Span).ToHashSet();
        tally.Add(Counted.SegmentsGold, spans.Count);
        tally.Add(Counted.SegmentsFound, pieces.Count);
        tally.Add(Counted.SegmentsRight, pieces.Count(p => spans.Contains(p.Span)));
        var (goldWords, foundWords) = (words.Of(spans), words.Of(pieces.Select(p => p.Span)));
        tally.Add(Counted.SegmentWordsGold, goldWords.Count);
        tally.Add(Counted.SegmentWordsFound, foundWords.Count);
        tally.Add(Counted.SegmentWordsRight, Overlap.Shared(goldWords, foundWords));
        foreach (var (span, quotation) in gold)
            if (quotation.Source.Count > 0) Source(tally, text, words.Of([span]), quotation, pieces);
    }

    /// <summary>Content cut to what stands in quotation marks.</summary>
    static List<Piece> Pieces(string text, Words words, List<Candidate> candidates)
    {
        var regions = QuotedRegions.In(text);
        var pieces = new List<Piece>();
        var seen = new HashSet<Span>();
        foreach (var candidate in candidates)
            foreach (var content in candidate.Content)
                foreach (var region in regions)
                {
                    if (!content.Overlaps(region)) continue;
                    var piece = Words.Trim(text, new Span(Math.Max(content.Start, region.Start), Math.Min(content.End, region.End)));
                    if (!piece.IsEmpty && Words.In(piece.In(text)).Take(FewestWords).Count() == FewestWords && seen.Add(piece))
                        pieces.Add(new(piece, candidate, words.Of([piece])));
                }
        return pieces;
    }

    static void Source(Tally<Counted> tally, string text, HashSet<int> tokens, GoldQuotation gold, List<Piece> pieces)
    {
        tally.Add(Counted.Sourced);
        var names = Names.In(string.Join(' ', gold.Source.Select(s => s.In(text))));
        tally.AddIf(names.Count > 0, Counted.SourcedByName);
        if (pieces.MaxBy(p => Overlap.Union(p.Tokens, tokens)) is not { } best || Overlap.Union(best.Tokens, tokens) < 0.5) return;
        tally.Add(Counted.SourcedMatched);
        var source = best.Candidate.Quotation.Source;
        bool overlaps = Overlap.Any(source, gold.Source);
        tally.AddIf(overlaps, Counted.SourceOverlaps);
        string? head = Names.Head(text, gold.Source);
        tally.AddIf(source.Count > 0 && (head == Names.Head(text, source)
            || overlaps && source.SelectMany(s => Names.BareWords(s.In(text))).Any(w => string.Equals(w, head, StringComparison.OrdinalIgnoreCase))), Counted.SourceHeadRight);
        if (names.Count == 0) return;
        tally.Add(Counted.SourcedByNameMatched);
        string who = best.Candidate.Quotation.Speaker ?? string.Join(' ', source.Select(s => s.In(text)));
        tally.AddIf(who.Length > 0 && Names.Same(who, string.Join(' ', names)), Counted.SourceNameRight);
    }

    public static IEnumerable<Figure> Figures(Tally<Counted> t)
    {
        if (t[Counted.SegmentsGold] == 0) yield break;
        yield return Figure.F1("A.direct.exact", t[Counted.SegmentsRight], t[Counted.SegmentsFound], t[Counted.SegmentsGold]);
        yield return Figure.F1("A.direct.token", t[Counted.SegmentWordsRight], t[Counted.SegmentWordsFound], t[Counted.SegmentWordsGold]);
        yield return Figure.Count("A.direct.gold_segments", t[Counted.SegmentsGold]);
        yield return Figure.Count("A.attr.gold_with_source", t[Counted.Sourced]);
        yield return Figure.Share("A.attr.matched", t[Counted.SourcedMatched], t[Counted.Sourced]);
        yield return Figure.Share("A.attr.src_overlap_acc", t[Counted.SourceOverlaps], t[Counted.SourcedMatched]);
        yield return Figure.Share("A.attr.src_head_acc", t[Counted.SourceHeadRight], t[Counted.SourcedMatched]);
        yield return Figure.Share("A.attr.name_acc", t[Counted.SourceNameRight], t[Counted.SourcedByNameMatched]);
        yield return Figure.Share("A.attr.src_overlap_e2e", t[Counted.SourceOverlaps], t[Counted.Sourced]);
        yield return Figure.Share("A.attr.src_head_e2e", t[Counted.SourceHeadRight], t[Counted.Sourced]);
        yield return Figure.Share("A.attr.name_e2e", t[Counted.SourceNameRight], t[Counted.SourcedByName]);
    }
}
