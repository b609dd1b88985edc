namespace StoryTracker.Domain.Articles;

/// <summary>What an article tells of its source with the words.</summary>
public enum ReportKind
{
    /// <summary>Somebody said or wrote it.</summary>
    Utterance,

    /// <summary>A document, a study or a court shows or decides it.</summary>
    Evidence,

    /// <summary>Somebody thinks, wants or feels it; nobody need have said so.</summary>
    Attitude,
}

/// <summary>What a speaker does with words (after Searle 1976).</summary>
public enum SpeechAct
{
    /// <summary>States something that could be checked.</summary>
    Fact,

    /// <summary>Judges, predicts or tells a feeling.</summary>
    Opinion,

    /// <summary>Demands, asks or advises that others do something.</summary>
    Call,

    /// <summary>Commits the speaker, or the body spoken for.</summary>
    Promise,

    /// <summary>Says that something is not so.</summary>
    Denial,
}

/// <summary>A speech act as far as the text shows it.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Confidence">From 0 to 1: the share of statements with like evidence that were this.</param>
/// <param name="Reason">One sentence that names the words that show it.</param>
public sealed record ClaimAct(SpeechAct Kind, double Confidence, string Reason);

/// <summary>What a number is a number of.</summary>
public enum QuantityKind
{
    /// <summary>How many.</summary>
    Count,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>A share of a hundred.</summary>
    Percent,

    /// <summary>A difference of two shares.</summary>
    PercentagePoints,

    /// <summary>A part of a whole.</summary>
    Ratio,

    /// <summary>A length, mass, speed or the like.</summary>
    Measure,

    /// <summary>How old somebody is, in years.</summary>
    Age,
}

/// <summary>How a text limits a number.</summary>
public enum QuantityBound
{
    /// <summary>Not at all.</summary>
    Exactly,

    /// <summary>"about".</summary>
    About,

    /// <summary>"nearly".</summary>
    Nearly,

    /// <summary>"more than".</summary>
    MoreThan,

    /// <summary>"at least".</summary>
    AtLeast,

    /// <summary>"less than".</summary>
    LessThan,

    /// <summary>"up to".</summary>
    AtMost,
}

/// <summary>A number in the words of a claim.</summary>
/// <param name="Printed">Where it is printed, bound and unit included.</param>
/// <param name="Kind">What it is a number of.</param>
/// <param name="Bound">How the text limits it.</param>
/// <param name="Value">The number; the lower end of a range; the part of a ratio.</param>
/// <param name="To">The upper end of a range, null for none.</param>
/// <param name="OutOf">The whole of a ratio, null for none.</param>
/// <param name="Unit">ISO 4217 code, "%", "pp", a symbol or "years"; null for counts and ratios.</param>
/// <param name="Counted">What is counted, as printed; null where the text does not say.</param>
public sealed record ClaimNumber(
    Passage Printed, QuantityKind Kind, QuantityBound Bound, decimal Value, decimal? To, decimal? OutOf, string? Unit, string? Counted);

/// <summary>What the words of a claim amount to, as the extractor reads them.</summary>
/// <param name="Report">What the article tells of the source.</param>
/// <param name="Act">What the speaker does with the words, null where the text does not show it.</param>
/// <param name="Numbers">Numbers in the words, in order.</param>
public sealed record ClaimMeaning(ReportKind Report, ClaimAct? Act, IReadOnlyList<ClaimNumber> Numbers)
{
    /// <summary>Whether the other reads the words alike, wherever they stand and however sure either is.</summary>
    public bool IsLike(ClaimMeaning? other) =>
        other is not null && (Report, Act?.Kind, Act?.Reason) == (other.Report, other.Act?.Kind, other.Act?.Reason)
        && Numbers.Select(Told).SequenceEqual(other.Numbers.Select(Told));

    static object Told(ClaimNumber n) => (n.Printed.Exact, n.Kind, n.Bound, n.Value, n.To, n.OutOf, n.Unit, n.Counted);
}
