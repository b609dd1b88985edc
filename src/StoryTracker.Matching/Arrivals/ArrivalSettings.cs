namespace StoryTracker.Matching.Arrivals;

/// <summary>How alike an article and a story must be, and what each signal counts.</summary>
public sealed record ArrivalSettings
{
    /// <summary>What ships.</summary>
    public static readonly ArrivalSettings Shipped = new();

    /// <summary>Least score for an article to be on a story.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>What the likeness to all that the story holds counts; so for the others.</summary>
    public double Words { get; init; } = 1;

    /// <summary>The two nearest articles of the story.</summary>
    public double Neighbours { get; init; } = 1;

    /// <summary>Headline and opening.</summary>
    public double Opening { get; init; } = 0.3;

    /// <summary>Numerals.</summary>
    public double Numbers { get; init; } = 0.3;

    /// <summary>What is central in one of them and missing in the other, both ways; subtracted.</summary>
    public double Contradiction { get; init; } = 0.5;

    /// <summary>Time: subtracted for each e-fold of a week to the nearest article. A year costs four times this.</summary>
    public double Gap { get; init; } = 0.05;

    /// <summary>Time: what it counts to be published on the day of one of the story's articles.</summary>
    public double Recency { get; init; } = 0.2;

    /// <summary>A day of the year that both name.</summary>
    public double SameDay { get; init; } = 0.1;

    /// <summary>Both name days, none the same; subtracted.</summary>
    public double OtherDay { get; init; } = 0.05;

    /// <summary>Both name years, none the same; subtracted.</summary>
    public double OtherYear { get; init; } = 0.05;

    /// <summary>The same for names alone; subtracted.</summary>
    public double NameContradiction { get; init; }

    /// <summary>Names of two or more words.</summary>
    public double Phrases { get; init; }

    /// <summary>Names.</summary>
    public double Names { get; init; }

    /// <summary>Subtracted for each e-fold of a story's size.</summary>
    public double Size { get; init; }

    /// <summary>A day of the week that both openings name.</summary>
    public double SameWeekday { get; init; }

    /// <summary>Both openings name days of the week, none the same; subtracted.</summary>
    public double OtherWeekday { get; init; }

    /// <summary>Likeness to an article that an editor took out of the story, where no article in it is as like; subtracted.</summary>
    public double Refused { get; init; } = 1;

    /// <summary>What a word counts more where it stands in the headline or the opening.</summary>
    public double OpeningFactor { get; init; } = 1.5;

    /// <summary>What a name counts more than another word.</summary>
    public double NameFactor { get; init; } = 1;

    /// <summary>What a document of the background counts, beside an article that came in, for how rare a word is.</summary>
    public double BackgroundShare { get; init; } = 0.3;

    /// <summary>How many stories are looked at closely.</summary>
    public int Candidates { get; init; } = 12;
}
