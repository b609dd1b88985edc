namespace StoryTracker.Matching.Arrivals;

/// <summary>How an article is like a story, signal by signal.</summary>
sealed record Likeness
{
    const int Nearest = 2;
    const double Week = 7;

    /// <summary>Cosine with all that the story holds.</summary>
    public double Words { get; private init; }

    /// <summary>Mean cosine with the two nearest articles.</summary>
    public double Neighbours { get; private init; }

    /// <summary>Cosine of headline and opening.</summary>
    public double Opening { get; private init; }

    /// <summary>Cosine of the numerals.</summary>
    public double Numbers { get; private init; }

    /// <summary>Cosine of the names of two words.</summary>
    public double Phrases { get; private init; }

    /// <summary>What is central here and missing there, and the reverse.</summary>
    public Contradiction Central { get; private init; } = Contradiction.None;

    /// <summary>The same of names alone.</summary>
    public Contradiction Names { get; private init; } = Contradiction.None;

    /// <summary>Days to the nearest article, or null.</summary>
    public int? Gap { get; private init; }

    /// <summary>Whether a day of the year is named by both; null where one of them names none.</summary>
    public bool? SameDay { get; private init; }

    /// <summary>Whether a year is named by both; null where one of them names none.</summary>
    public bool? SameYear { get; private init; }

    /// <summary>Whether a day of the week is named by both openings; null where one of them names none.</summary>
    public bool? SameWeekday { get; private init; }

    /// <summary>How like it is to an article that an editor took out of the story, where none in it is as like; else 0.</summary>
    public double Refused { get; private init; }

    /// <summary>The sum, weighed.</summary>
    public double Score { get; private init; }

    /// <summary>Compares an article with a story.</summary>
    public static Likeness Of(ArticleReading article, StoryHolding story, ArrivalSettings settings)
    {
        var sketch = article.Sketch;
        double first = 0, second = 0, refused = 0;
        for (var i = 0; i < story.Members; i++)
        {
            var cosine = Sketch.Cosine(sketch.Words, story.Member(i));
            if (cosine > first) (first, second) = (cosine, first);
            else if (cosine > second) second = cosine;
        }
        foreach (var other in story.Refused) refused = Math.Max(refused, Sketch.Cosine(sketch.Words, other));
        var likeness = new Likeness
        {
            Words = story.Words.Cosine(sketch.Words),
            Neighbours = story.Articles >= Nearest ? (first + second) / Nearest : first,
            Opening = story.Opening.Cosine(sketch.Opening),
            Numbers = story.Numbers.Cosine(sketch.Numbers),
            Phrases = story.Phrases.Cosine(sketch.Phrases),
            Central = Contradiction.Of(article, story, namesOnly: false),
            Names = Contradiction.Of(article, story, namesOnly: true),
            Gap = story.Gap(sketch.Published),
            SameDay = story.SharesDay(sketch.Days),
            SameYear = story.SharesYear(sketch.Years),
            SameWeekday = story.SharesWeekday(sketch.Weekdays),
            Refused = refused > first ? refused : 0,
        };
        return likeness with { Score = likeness.Sum(settings) };
    }

    double Sum(ArrivalSettings s) =>
        (s.Words * Words) + (s.Neighbours * Neighbours) + (s.Opening * Opening) + (s.Numbers * Numbers) + (s.Phrases * Phrases)
        - (s.Contradiction * Central.Strength) - (s.NameContradiction * Names.Strength) - (s.Refused * Refused)
        + (Gap is { } days ? s.Recency - (s.Gap * Math.Log(1 + (days / Week))) : 0)
        + (SameDay switch { true => s.SameDay, false => -s.OtherDay, null => 0 })
        - (SameYear is false ? s.OtherYear : 0) - (SameWeekday is false ? s.OtherWeekday : 0);
}
