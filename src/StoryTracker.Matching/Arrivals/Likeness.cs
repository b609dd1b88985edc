namespace StoryTracker.Matching.Arrivals;

/// <summary>What an article and a story have in common and what not, for the reasons that people read.</summary>
sealed record Likeness
{
    // Two sentences with one name have little else to be unlike in: a person and a place, and no word that tells what they are about.
    const int ShortText = 40, FewNames = 3;

    /// <summary>Cosine with all that the story holds.</summary>
    public double Words { get; private init; }

    /// <summary>Cosine of headline and opening.</summary>
    public double Opening { get; private init; }

    /// <summary>Cosine of the numerals.</summary>
    public double Numbers { get; private init; }

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

    /// <summary>Whether the article is so short, and shares nothing but few names and words of every day, that its likeness says nothing.</summary>
    public bool NameAlone { get; private init; }

    /// <summary>Compares an article with a story.</summary>
    public static Likeness Of(ArticleReading article, StoryHolding story)
    {
        var sketch = article.Sketch;
        return new Likeness
        {
            Words = story.Words.Cosine(sketch.Words),
            Opening = story.Opening.Cosine(sketch.Opening),
            Numbers = story.Numbers.Cosine(sketch.Numbers),
            Central = Contradiction.OfWords(article, story),
            Names = Contradiction.OfNames(article, story),
            Gap = story.Gap(sketch.Published),
            SameDay = story.SharesDay(sketch.Days),
            SameYear = story.SharesYear(sketch.Years),
            NameAlone = sketch.Words.Words.Length < ShortText && !Shared(article, story).Any(article.IsTelling)
                && Shared(article, story).Count(article.IsName) <= FewNames,
        };
    }

    static IEnumerable<int> Shared(ArticleReading article, StoryHolding story) => article.Sketch.Words.Words.Where(w => story.Words.Sum(w) > 0);
}
