namespace StoryTracker.Evaluation.Reports;

/// <summary>What others reach on the same measure; the corpora's own test parts are not here, so compare within a point or two.</summary>
/// <param name="Floor">A trivial baseline on the very data.</param>
/// <param name="Published">The best figure in print.</param>
/// <param name="People">A second annotator against the first, or the ceiling.</param>
public sealed record Reference(string Floor, string Published, string People)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Reference None = new("", "", "");

    /// <summary>The references of PolNeAR; floors hold for its development part.</summary>
    public static readonly IReadOnlyDictionary<string, Reference> PolNeAR = new Dictionary<string, Reference>
    {
        ["A.direct.exact"] = new("94.2", "none (near solved)", "92.2"),
        ["A.attr.src_overlap_acc"] = new("65.8", "Quobert 86.9 own set, unconfirmed; O'Keefe 2012 92.4 SMH, unconfirmed", "99.1"),
        ["A.attr.src_overlap_e2e"] = new("64.0", "none", "98.0"),
        ["A.attr.src_head_acc"] = new("53.7", "none", "99.3"),
        ["B.content.exact"] = new("31.5", "CofeNet-BERT 72.9; without BERT 63.6; CRF 28.6; CoreNLP 17.5; rules 5.6", "70.9"),
        ["B.source.exact"] = new("33.3", "CofeNet-BERT 83.2; without BERT 73.3; CRF 50.6", "79.9"),
        ["B.cue.exact"] = new("40.5", "CofeNet-BERT 75.3; without BERT 66.2; CRF 53.4", "71.8"),
        ["B.attribution.iou50"] = new("45.1", "none", "79.8"),
        ["B.recall.direct"] = new("96", "none", "98"),
        ["B.recall.mixed"] = new("32", "none", "94"),
        ["B.recall.indirect"] = new("16", "none", "76"),
        ["B.ggt@0.3"] = new("50.6", "GenderGapTracker 83.7, own 98 articles", "84.0"),
        ["B.ggt@0.8"] = new("33.6", "GenderGapTracker 76.1, own 98 articles", "80.5"),
        ["B.ggt@0.3_speaker_acc"] = new("71.5", "GenderGapTracker 86.5, own 98 articles", "94"),
        ["B.ggt@0.8_speaker_acc"] = new("76.2", "GenderGapTracker 87.4, own 98 articles", "95"),
    };

    /// <summary>The references of BASIL; floors hold for its development part.</summary>
    public static readonly IReadOnlyDictionary<string, Reference> Basil = new Dictionary<string, Reference>
    {
        ["C.speaker_acc"] = new("33.5", "none", "100 (ceiling)"),
        ["C.speaker_e2e"] = new("31.6", "none", "100 (ceiling)"),
    };

    /// <summary>The references of TimeBank and AQUAINT.</summary>
    public static readonly IReadOnlyDictionary<string, Reference> Dates = new Dictionary<string, Reference>
    {
        ["timebank.strict"] = new("57.9", "none on training data", "100 (ceiling)"),
        ["timebank.relaxed"] = new("77.8", "none on training data", "100 (ceiling)"),
        ["timebank.value"] = new("63.5", OnPlatinum, "100 (ceiling)"),
        ["aquaint.strict"] = new("73.7", "none on training data", "100 (ceiling)"),
        ["aquaint.relaxed"] = new("84.1", "none on training data", "100 (ceiling)"),
        ["aquaint.value"] = new("66.9", OnPlatinum, "100 (ceiling)"),
    };

    /// <summary>The references of stories: nearest centroid by TF-IDF with the threshold that is best on the very part.</summary>
    public static readonly IReadOnlyDictionary<string, Reference> Stories = new Dictionary<string, Reference>
    {
        ["ecb+ dev.bcubed"] = new("88.2", "none as clustering", "100 (ceiling)"),
        ["ecb+ dev.pairs"] = new("86.0", "none as clustering", "100 (ceiling)"),
        ["basil dev.bcubed"] = new("90.8", "none", "100 (ceiling)"),
        ["basil dev.pairs"] = new("81.0", "none", "100 (ceiling)"),
    };

    const string OnPlatinum = "none here; on platinum HeidelTime 77.6, SUTime 67.4, UWTime 82.4, unconfirmed";
}
