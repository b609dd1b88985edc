namespace StoryTracker.Matching.Arrivals;

/// <summary>How an article is like a story, signal by signal.</summary>
sealed record Likeness
{
    const int Nearest = 2;
    // Two sentences with one name have little else to be unlike in; "said" is in most of them.
    const int ShortText = 25, WordsBesideNames = 3;
    const double LeastWeight = 0.1;
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

    /// <summary>The same of names in headline and opening.</summary>
    public Contradiction Heads { get; private init; } = Contradiction.None;

    /// <summary>How much of the article's names the story has, too, 0 to 1; null where either has none.</summary>
    public double? NamesHeld { get; private init; }

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

    /// <summary>Whether the article is so short, and shares so little but a name, that its likeness says nothing.</summary>
    public bool NameAlone { get; private init; }

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
            Central = Contradiction.OfWords(article, story),
            Names = Contradiction.OfNames(article, story),
            Heads = Contradiction.OfOpening(article, story),
            NamesHeld = Held(sketch, story),
            Gap = story.Gap(sketch.Published),
            SameDay = story.SharesDay(sketch.Days),
            SameYear = story.SharesYear(sketch.Years),
            SameWeekday = story.SharesWeekday(sketch.Weekdays),
            Refused = refused > first ? refused : 0,
            NameAlone = sketch.Words.Words.Length < ShortText && BesideNames(article, story) < WordsBesideNames,
        };
        // What is most like an article that an editor took out follows the editor: a copy of it altogether.
        return likeness with { Score = likeness.Sum(settings) * (1 - Math.Min(1, likeness.Refused)) };
    }

    double Sum(ArrivalSettings s) =>
        (s.Words * Words) + (s.Neighbours * Neighbours) + (s.Opening * Opening) + (s.Numbers * Numbers) + (s.Phrases * Phrases)
        - (s.Contradiction * Central.Strength) - (s.NameContradiction * Names.Strength) - (s.OpeningContradiction * Heads.Strength)
        - (NamesHeld is { } held ? s.StrangeNames * Math.Max(0, 1 - (held / s.NamesEnough)) : 0)
        + (Gap is { } days ? s.Recency - (s.Gap * Math.Log(1 + (days / Week))) : 0)
        + (SameDay switch { true => s.SameDay, false => -s.OtherDay, null => 0 })
        - (SameYear is false ? s.OtherYear : 0) - (SameWeekday is false ? s.OtherWeekday : 0);

    // Words that weigh nothing ("on", "the") are shared by all.
    static int BesideNames(ArticleReading article, StoryHolding story)
    {
        var words = article.Sketch.Words;
        return words.Words.Zip(words.Weights).Count(w => !article.IsName(w.First) && story.Words.Sum(w.First) > 0
            && (double)w.Second / Vector.Unit >= LeastWeight);
    }

    static double? Held(Sketch sketch, StoryHolding story)
    {
        if (!story.HasNames) return null;
        double held = 0, all = 0;
        for (var i = 0; i < sketch.Words.Words.Length; i++)
        {
            if (Array.BinarySearch(sketch.Names, sketch.Words.Words[i]) < 0) continue;
            double weight = sketch.Words.Weights[i] * sketch.Words.Weights[i];
            all += weight;
            held += story.IsName(sketch.Words.Words[i]) ? weight : 0;
        }
        return all > 0 ? held / all : null;
    }
}
