namespace StoryTracker.Matching.Arrivals;

/// <summary>What each signal counts in the log-odds that two articles are on one story.</summary>
/// <remarks>Fitted by logistic regression with a penalty; the README of the project tells on what.</remarks>
public sealed record PairWeights
{
    /// <summary>What ships.</summary>
    public static readonly PairWeights Shipped = new();

    /// <summary>Two articles of which nothing is known.</summary>
    public double Bias { get; init; } = 8.05;

    /// <summary>Root of the cosine of their words.</summary>
    public double Words { get; init; } = 1.26;

    /// <summary>Root of the cosine of headline and opening.</summary>
    public double Opening { get; init; } = 3.43;

    /// <summary>Cosine of their numerals.</summary>
    public double Numbers { get; init; } = 4.17;

    /// <summary>Cosine of their names of two words.</summary>
    public double Phrases { get; init; } = 2.08;

    /// <summary>Root of the cosine of their names.</summary>
    public double Names { get; init; } = 1.83;

    /// <summary>How many names both have; the logarithm of one more.</summary>
    public double SharedNames { get; init; } = 0.49;

    /// <summary>How many other words both have; the logarithm of one more.</summary>
    public double SharedWords { get; init; } = 0.79;

    /// <summary>Share of the weight of an article's names that the other has.</summary>
    public double NamesHeld { get; init; } = 0.96;

    /// <summary>What is central here and missing there, and the reverse.</summary>
    public double Contradiction { get; init; } = -10.26;

    /// <summary>The heaviest name of one opening that the other article lacks, and the reverse: another place, another person.</summary>
    public double OtherNames { get; init; } = -1.78;

    /// <summary>The same of words that are no names: where openings differ in these, they differ in their prose rather than in whom they are about.</summary>
    public double OtherProse { get; init; } = 4.65;

    /// <summary>How many stretches of four words both print inside quotation marks; the logarithm of one more.</summary>
    public double Quoted { get; init; } = 0.5;

    /// <summary>How many names do or are something in both, and nothing the same; the logarithm of one more.</summary>
    public double OtherRoles { get; init; } = -0.2;

    /// <summary>How rare the rarest tag is that the outlets gave both, 0 to 1.</summary>
    public double Tags { get; init; } = 1.5;

    /// <summary>How long they are, the logarithm of their words: long texts share more by chance.</summary>
    public double Length { get; init; } = -3.02;

    /// <summary>Texts of fewer words count as if they had this many.</summary>
    public int ShortestText { get; init; } = 25;

    /// <summary>Both have a day of publication.</summary>
    public double Dated { get; init; } = 2.12;

    /// <summary>The logarithm of the weeks between them, of <see cref="LongestGap"/> at most: no story ever expires.</summary>
    public double Gap { get; init; } = -1.47;

    /// <summary>Days after which more days between two articles say nothing more.</summary>
    public int LongestGap { get; init; } = 25;

    /// <summary>Both name a day of the year.</summary>
    public double SameDay { get; init; } = 1.58;

    /// <summary>Both name a year.</summary>
    public double SameYear { get; init; } = 1.03;

    /// <summary>Both name years, none the same.</summary>
    public double OtherYear { get; init; } = -0.52;

    /// <summary>Both openings name days of the week, none the same.</summary>
    public double OtherWeekday { get; init; } = -0.96;
}
