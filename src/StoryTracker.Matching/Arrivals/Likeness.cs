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

    /// <summary>What is central here and missing there, and the reverse: 0 none, 1 all.</summary>
    public double Contradiction { get; private init; }

    /// <summary>The central word that the story lacks, or -1.</summary>
    public int OnlyHere { get; private init; } = -1;

    /// <summary>The story's central word that the article lacks, or -1.</summary>
    public int OnlyThere { get; private init; } = -1;

    /// <summary>Days to the nearest article, or null.</summary>
    public int? Gap { get; private init; }

    /// <summary>Whether a day of the year is named by both; null where one of them names none.</summary>
    public bool? SameDay { get; private init; }

    /// <summary>Whether a year is named by both; null where one of them names none.</summary>
    public bool? SameYear { get; private init; }

    public double NameContradiction { get; private init; }
    public double Phrases { get; private init; }
    public double Names { get; private init; }
    public double Size { get; private init; }
    public bool? SameWeekday { get; private init; }

    /// <summary>By how much it is liker to an article that an editor took out of the story than to any in it; 0 where it is not.</summary>
    public double Refused { get; private init; }

    /// <summary>The sum, weighed.</summary>
    public double Score { get; private init; }

    /// <summary>Compares an article with a story.</summary>
    public static Likeness Of(ArticleReading article, StoryHolding story, ArrivalSettings settings)
    {
        var sketch = article.Sketch;
        double first = 0, second = 0;
        foreach (var member in story.Members)
        {
            var cosine = sketch.Words.Dot(member.Words);
            if (cosine > first) (first, second) = (cosine, first);
            else if (cosine > second) second = cosine;
        }
        var refused = 0.0;
        foreach (var other in story.Refused) refused = Math.Max(refused, sketch.Words.Dot(other.Words));
        var (here, onlyHere) = Missing(sketch.Words, story);
        var (there, onlyThere) = Missing(story, article);
        double nameHere = 0, nameThere = 0;
        for (var i = 0; i < sketch.Words.Words.Length; i++)
            if (Array.BinarySearch(sketch.Names, sketch.Words.Words[i]) >= 0)
                nameHere = Math.Max(nameHere, sketch.Words.Weights[i] / (double)Vector.Unit * (1 - ((double)story.Words.Times(sketch.Words.Words[i]) / story.Articles)));
        foreach (var (word, weight) in story.Core)
            if (story.IsName(word) && !article.Has(word)) nameThere = Math.Max(nameThere, weight);
        var likeness = new Likeness
        {
            Words = story.Words.Cosine(sketch.Words),
            Neighbours = story.Articles >= Nearest ? (first + second) / Nearest : first,
            Opening = story.Opening.Cosine(sketch.Opening),
            Numbers = story.Numbers.Cosine(sketch.Numbers),
            Contradiction = Math.Sqrt(here * there),
            OnlyHere = onlyHere,
            OnlyThere = onlyThere,
            NameContradiction = Math.Sqrt(nameHere * nameThere),
            Phrases = story.Phrases.Cosine(sketch.Phrases),
            Names = story.NameWords.Cosine(sketch.NameWords),
            Size = Math.Log(Math.Max(1, story.Articles)),
            SameWeekday = story.SharesWeekday(sketch.Weekdays),
            Gap = story.Gap(sketch.Published),
            SameDay = story.SharesDay(sketch.Days),
            SameYear = story.SharesYear(sketch.Years),
            Refused = refused > first ? refused : 0,
        };
        return likeness with { Score = likeness.Sum(settings) };
    }

    double Sum(ArrivalSettings s) =>
        (s.Words * Words) + (s.Neighbours * Neighbours) + (s.Opening * Opening) + (s.Numbers * Numbers)
        - (s.Contradiction * Contradiction) + (Gap is { } days ? s.Recency - (s.Gap * Math.Log(1 + (days / Week))) : 0)
        + (SameDay switch { true => s.SameDay, false => -s.OtherDay, null => 0 })
        - (SameYear is false ? s.OtherYear : 0) - (s.Refused * Refused)
        - (s.NameContradiction * NameContradiction) + (s.Phrases * Phrases) + (s.Names * Names) - (s.Size * Size)
        + (SameWeekday switch { true => s.SameWeekday, false => -s.OtherWeekday, null => 0 });

    static (double, int) Missing(Vector words, StoryHolding story)
    {
        var (most, which) = (0.0, -1);
        for (var i = 0; i < words.Words.Length; i++)
        {
            double weight = words.Weights[i];
            if (weight <= most) continue;
            weight *= 1 - ((double)story.Words.Times(words.Words[i]) / story.Articles);
            if (weight > most) (most, which) = (weight, words.Words[i]);
        }
        return (most / Vector.Unit, which);
    }

    static (double, int) Missing(StoryHolding story, ArticleReading article)
    {
        foreach (var (word, weight) in story.Core)
            if (!article.Has(word)) return (weight, word);
        return (0, -1);
    }
}
