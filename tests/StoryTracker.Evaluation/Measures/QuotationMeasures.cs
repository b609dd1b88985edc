using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>What is counted of quotations. Names follow the figures.</summary>
public enum Counted
{
    /// <summary>Documents measured.</summary>
    Documents,
    /// <summary>A: quoted stretches in gold.</summary>
    SegmentsGold,
    /// <summary>A: quoted stretches found.</summary>
    SegmentsFound,
    /// <summary>A: found exactly.</summary>
    SegmentsRight,
    /// <summary>A: words of them.</summary>
    SegmentWordsGold,
    /// <summary>A: words of them.</summary>
    SegmentWordsFound,
    /// <summary>A: words of them.</summary>
    SegmentWordsRight,
    /// <summary>A: gold stretches with a source.</summary>
    Sourced,
    /// <summary>A: with a name in their source.</summary>
    SourcedByName,
    /// <summary>A: matched.</summary>
    SourcedMatched,
    /// <summary>A: matched, with a name in their source.</summary>
    SourcedByNameMatched,
    /// <summary>A: source overlaps.</summary>
    SourceOverlaps,
    /// <summary>A: head of the source is right.</summary>
    SourceHeadRight,
    /// <summary>A: name is right.</summary>
    SourceNameRight,
    /// <summary>B: documents with attributions.</summary>
    Attributed,
    /// <summary>B: fragments of content.</summary>
    ContentGold,
    /// <summary>B: fragments of content.</summary>
    ContentFound,
    /// <summary>B: fragments of content.</summary>
    ContentRight,
    /// <summary>B: words of content.</summary>
    ContentWordsGold,
    /// <summary>B: words of content.</summary>
    ContentWordsFound,
    /// <summary>B: words of content.</summary>
    ContentWordsRight,
    /// <summary>B: fragments of sources.</summary>
    SourceGold,
    /// <summary>B: fragments of sources.</summary>
    SourceFound,
    /// <summary>B: fragments of sources.</summary>
    SourceRight,
    /// <summary>B: words of sources.</summary>
    SourceWordsGold,
    /// <summary>B: words of sources.</summary>
    SourceWordsFound,
    /// <summary>B: words of sources.</summary>
    SourceWordsRight,
    /// <summary>B: fragments of cues.</summary>
    CueGold,
    /// <summary>B: fragments of cues.</summary>
    CueFound,
    /// <summary>B: fragments of cues.</summary>
    CueRight,
    /// <summary>B: words of cues.</summary>
    CueWordsGold,
    /// <summary>B: words of cues.</summary>
    CueWordsFound,
    /// <summary>B: words of cues.</summary>
    CueWordsRight,
    /// <summary>B: attributions.</summary>
    Gold,
    /// <summary>B: attributions.</summary>
    Found,
    /// <summary>B: attributions matched at half their words.</summary>
    Matched,
    /// <summary>B: matched, with source and cue.</summary>
    Full,
    /// <summary>B: direct ones.</summary>
    DirectGold,
    /// <summary>B: direct ones matched.</summary>
    DirectMatched,
    /// <summary>B: mixed ones.</summary>
    MixedGold,
    /// <summary>B: mixed ones matched.</summary>
    MixedMatched,
    /// <summary>B: indirect ones.</summary>
    IndirectGold,
    /// <summary>B: indirect ones matched.</summary>
    IndirectMatched,
    /// <summary>B: matched, with a source in gold.</summary>
    MatchedSourced,
    /// <summary>B: source overlaps.</summary>
    MatchedSourceOverlaps,
    /// <summary>B: source exact.</summary>
    MatchedSourceExact,
    /// <summary>B: head of the source right.</summary>
    MatchedSourceHead,
    /// <summary>B: matched at 0.3 of the gold words.</summary>
    Third,
    /// <summary>B: of these, the speaker right.</summary>
    ThirdSpeaker,
    /// <summary>B: matched at 0.8 of the gold words.</summary>
    Most,
    /// <summary>B: of these, the speaker right.</summary>
    MostSpeaker,
    /// <summary>C: gold quotations with the name of a speaker.</summary>
    Named,
    /// <summary>C: matched.</summary>
    NamedMatched,
    /// <summary>C: the name right.</summary>
    NamedRight,
    /// <summary>C: matched ones of which nobody can say who it was.</summary>
    Nameless,
    /// <summary>C: of these, given a name.</summary>
    NamelessNamed,
    /// <summary>C: given another name than the right one.</summary>
    NamedFalse,
    /// <summary>D: matched ones whose polarity is annotated.</summary>
    Polarity,
    /// <summary>D: polarity right.</summary>
    PolarityRight,
    /// <summary>D: denied or declined in gold, matched.</summary>
    Withheld,
    /// <summary>D: of these, asserted by the engine.</summary>
    WithheldAsserted,
}

/// <summary>
/// Quotations against people's: A quoted stretches and who said them, B every attribution, C names of speakers.
/// </summary>
/// <remarks>
/// Exact fragments follow CofeNet (Wang et al. 2023), word overlap Citron (Newell et al. 2018), matches at 0.3 and 0.8 of the gold words the
/// GenderGapTracker (Asr et al. 2021). Spans are compared without marks and blanks at their ends.
/// </remarks>
public static class QuotationMeasures
{
    /// <summary>Counts one article.</summary>
    /// <param name="gold">The article as annotated.</param>
    /// <param name="found">What the engine found in it.</param>
    public static Tally<Counted> Count(GoldArticle gold, IReadOnlyList<Quotation> found)
    {
        var tally = new Tally<Counted>();
        tally.Add(Counted.Documents);
        var words = new Words(gold.Text);
        var candidates = Candidate.Of(gold, words, found);
        if (gold.Segments is { } segments) SegmentMeasures.Count(tally, gold, segments, words, candidates);
        if (!gold.IsPartial && gold.Quotations.Any(q => q.Cue.Count > 0 || q.Source.Count > 0))
            AttributionMeasures.Count(tally, gold, words, candidates);
        SpeakerMeasures.Count(tally, gold, words, candidates);
        return tally;
    }

    /// <summary>The figures of a corpus; those of which it has no gold are left out.</summary>
    public static IReadOnlyList<Figure> Figures(Tally<Counted> t) =>
        [.. SegmentMeasures.Figures(t), .. AttributionMeasures.Figures(t), .. SpeakerMeasures.Figures(t)];
}
