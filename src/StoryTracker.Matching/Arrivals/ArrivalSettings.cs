namespace StoryTracker.Matching.Arrivals;

/// <summary>How alike an article and a story must be, and what each signal counts in the sum.</summary>
/// <remarks>A handful of weights, chosen by hand near a logistic fit on the training part of ECB+; the README tells how.</remarks>
public sealed record ArrivalSettings
{
    /// <summary>What ships.</summary>
    public static readonly ArrivalSettings Shipped = new();

    /// <summary>Least sum for an article to be on a story.</summary>
    public double Threshold { get; init; } = 0.45;

    /// <summary>A further story must come this near to the best one, as a share of its sum.</summary>
    public double ShareOfBest { get; init; } = 0.75;

    /// <summary>Likeness to all that the story holds.</summary>
    public double Words { get; init; } = 0.95;

    /// <summary>Likeness to the two nearest articles of the story.</summary>
    public double Neighbours { get; init; } = 1.05;

    /// <summary>Likeness of headline and opening.</summary>
    public double Opening { get; init; } = 0.9;

    /// <summary>Likeness of numerals.</summary>
    public double Numbers { get; init; } = 1.1;

    /// <summary>Likeness of names of two words.</summary>
    public double Phrases { get; init; } = 0.8;

    /// <summary>What is central in one of them and missing in the other, both ways; subtracted.</summary>
    public double Contradiction { get; init; } = 0.6;

    /// <summary>The same of names alone; subtracted.</summary>
    public double NameContradiction { get; init; } = 0.9;

    /// <summary>The same of names in headline and opening; subtracted.</summary>
    public double OpeningContradiction { get; init; } = 1.2;

    /// <summary>Published on the day of one of the story's articles; a text without a day counts as one nine weeks away.</summary>
    public double Recency { get; init; } = 0.3;

    /// <summary>Subtracted for each e-fold of a week to the nearest article: a year costs four times this, for no story ever expires.</summary>
    public double Gap { get; init; } = 0.13;

    /// <summary>A day of the year that both name.</summary>
    public double SameDay { get; init; } = 0.45;

    /// <summary>Both name days of the year, none the same; subtracted.</summary>
    public double OtherDay { get; init; } = 0.2;

    /// <summary>Both name years, none the same; subtracted.</summary>
    public double OtherYear { get; init; } = 0.4;

    /// <summary>Both openings name days of the week, none the same; subtracted.</summary>
    public double OtherWeekday { get; init; } = 0.2;

    /// <summary>Subtracted where the story has none of the article's names; less the more of them it has.</summary>
    public double StrangeNames { get; init; } = 0.3;

    /// <summary>Share of the article's names that is enough for them not to be strange, above 0.</summary>
    public double NamesEnough { get; init; } = 0.2;

    /// <summary>What a word counts more where it stands in the headline or the opening.</summary>
    public double OpeningFactor { get; init; } = 1.5;

    /// <summary>What a document of the background counts, beside an article that came in, for how rare a word is.</summary>
    public double BackgroundShare { get; init; } = 0.3;

    /// <summary>How many stories are looked at closely.</summary>
    public int Candidates { get; init; } = 12;
}
