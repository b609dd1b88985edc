using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>B: every attribution, direct, mixed or indirect, with its source and its cue.</summary>
static class AttributionMeasures
{
    public static void Count(Tally<Counted> tally, GoldArticle article, Words words, List<Candidate> candidates)
    {
        tally.Add(Counted.Attributed);
        Fragments(tally, article, words, article.Quotations.SelectMany(q => q.Content), candidates.SelectMany(c => c.Content), Counted.ContentGold);
        Fragments(tally, article, words, article.Quotations.SelectMany(q => q.Source), candidates.SelectMany(c => c.Quotation.Source), Counted.SourceGold);
        Fragments(tally, article, words, article.Quotations.SelectMany(q => q.Cue), candidates.SelectMany(c => c.Quotation.Cue), Counted.CueGold);
        var gold = SpanMatching.Tokens(article, words);
        tally.Add(Counted.Gold, gold.Count);
        tally.Add(Counted.Found, candidates.Count);
        var match = SpanMatching.ByUnion(gold, candidates);
        for (int i = 0; i < match.Length; i++)
        {
            if (Of(article.Quotations[i].Type) is { } type) tally.Add(type);
            if (match[i] >= 0) Matched(tally, article.Text, article.Quotations[i], candidates[match[i]]);
        }
        Covered(tally, article, gold, candidates, 0.3, Counted.Third);
        Covered(tally, article, gold, candidates, 0.8, Counted.Most);
    }

    /// <summary>Counts from <paramref name="first"/> on: fragments in gold, found, right; words in gold, found, right.</summary>
    static void Fragments(Tally<Counted> tally, GoldArticle article, Words words, IEnumerable<Span> gold, IEnumerable<Span> found, Counted first)
    {
        var g = Words.Trim(article.Text, gold).ToHashSet();
        var f = Words.Trim(article.Text, found).ToHashSet();
        tally.Add(first, g.Count);
        tally.Add(first + 1, f.Count);
        tally.Add(first + 2, g.Count(f.Contains));
        var (goldWords, foundWords) = (words.Of(g), words.Of(f));
        foundWords.ExceptWith(words.Of(article.Ignored));
        tally.Add(first + 3, goldWords.Count);
        tally.Add(first + 4, foundWords.Count);
        tally.Add(first + 5, Overlap.Shared(goldWords, foundWords));
    }

    static void Matched(Tally<Counted> tally, string text, GoldQuotation gold, Candidate candidate)
    {
        var found = candidate.Quotation;
        tally.Add(Counted.Matched);
        if (Of(gold.Type) is { } type) tally.Add(type + 1);
        bool source = Overlap.Any(found.Source, gold.Source);
        bool cue = gold.Cue.Count == 0 || Overlap.Any(found.Cue, gold.Cue);
        if (gold.Source.Count > 0)
        {
            tally.Add(Counted.MatchedSourced);
            tally.AddIf(source, Counted.MatchedSourceOverlaps);
            tally.AddIf(Words.Trim(text, found.Source).ToHashSet().SetEquals(Words.Trim(text, gold.Source)), Counted.MatchedSourceExact);
            tally.AddIf(found.Source.Count > 0 && Names.Head(text, gold.Source) == Names.Head(text, found.Source), Counted.MatchedSourceHead);
        }
        tally.AddIf((source || gold.Source.Count == 0 && found.Source.Count == 0) && cue, Counted.Full);
    }

    /// <summary>Counts, under <paramref name="first"/> and the next, the gold ones of which more than a share of the words is in one candidate.</summary>
    static void Covered(Tally<Counted> tally, GoldArticle article, List<HashSet<int>> gold, List<Candidate> candidates, double share, Counted first)
    {
        var used = new HashSet<int>();
        for (int i = 0; i < gold.Count; i++)
        {
            (double Value, int Number) best = (0, -1);
            for (int j = 0; j < candidates.Count; j++)
                if (!used.Contains(j) && gold[i].Count > 0 && (double)Overlap.Shared(gold[i], candidates[j].Tokens) / gold[i].Count is var value
                    && value >= best.Value) best = (value, j);
            if (best.Value <= share) continue;
            used.Add(best.Number);
            tally.Add(first);
            var (source, found) = (article.Quotations[i].Source, candidates[best.Number].Quotation.Source);
            tally.AddIf(Overlap.Any(found, source) || source.Count == 0 && found.Count == 0, first + 1);
        }
    }

    static Counted? Of(QuotationType? type) => type switch
    {
        QuotationType.Direct => Counted.DirectGold,
        QuotationType.Mixed => Counted.MixedGold,
        QuotationType.Indirect => Counted.IndirectGold,
        _ => null,
    };

    public static IEnumerable<Figure> Figures(Tally<Counted> t)
    {
        if (t[Counted.Attributed] == 0) yield break;
        foreach (var (role, first) in new[] { ("content", Counted.ContentGold), ("source", Counted.SourceGold), ("cue", Counted.CueGold) })
        {
            yield return Figure.F1($"B.{role}.exact", t[first + 2], t[first + 1], t[first]);
            yield return Figure.F1($"B.{role}.token", t[first + 5], t[first + 4], t[first + 3]);
        }
        yield return Figure.F1("B.attribution.iou50", t[Counted.Matched], t[Counted.Found], t[Counted.Gold]);
        yield return Figure.F1("B.attribution.full", t[Counted.Full], t[Counted.Found], t[Counted.Gold]);
        foreach (var (type, first) in new[] { ("direct", Counted.DirectGold), ("mixed", Counted.MixedGold), ("indirect", Counted.IndirectGold) })
            if (t[first] > 0) yield return Figure.Share($"B.recall.{type}", t[first + 1], t[first]);
        foreach (var (share, first) in new[] { ("0.3", Counted.Third), ("0.8", Counted.Most) })
        {
            yield return Figure.F1($"B.ggt@{share}", t[first], t[Counted.Found], t[Counted.Gold]);
            yield return Figure.Share($"B.ggt@{share}_speaker_acc", t[first + 1], t[first]);
        }
        yield return Figure.Share("B.src.overlap_acc", t[Counted.MatchedSourceOverlaps], t[Counted.MatchedSourced]);
        yield return Figure.Share("B.src.exact_acc", t[Counted.MatchedSourceExact], t[Counted.MatchedSourced]);
        yield return Figure.Share("B.src.head_acc", t[Counted.MatchedSourceHead], t[Counted.MatchedSourced]);
        yield return Figure.Count("B.gold_attributions", t[Counted.Gold]);
        yield return Figure.Count("B.pred_attributions", t[Counted.Found]);
    }
}
