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

    /// <summary>What the article prints inside quotation marks that articles of the story do, too; a stretch of its text, or null.</summary>
    public (int Start, int End)? Quoted { get; private init; }

    /// <summary>The rarest tag that the article and articles of the story have, or -1.</summary>
    public int Tag { get; private init; } = -1;

    /// <summary>A name with what it does or is, where it does or is nothing of the kind in the story's articles; a stretch of the text, or null.</summary>
    public (int Start, int End)? OtherRole { get; private init; }

    /// <summary>Whether the article is so short, and shares nothing but few names and words of every day, that its likeness says nothing.</summary>
    public bool NameAlone { get; private init; }

    /// <summary>Compares an article with a story.</summary>
    /// <param name="article">The article.</param>
    /// <param name="story">The story.</param>
    /// <param name="some">Those of the story's articles that are looked at one by one.</param>
    public static Likeness Of(ArticleReading article, StoryHolding story, IReadOnlyList<Sketch> some)
    {
        var sketch = article.Sketch;
        var quoted = sketch.Quoted.Where(q => some.Any(s => Array.BinarySearch(s.Quoted, q) >= 0)).Select(q => article.Quoted[q]).ToList();
        var roles = some.SelectMany(s => s.Roles).Distinct().Order().ToArray();
        var others = EntityRoles.Different(sketch.Roles, roles);
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
            Quoted = quoted.Count == 0 ? null : quoted.Min(),
            Tag = sketch.Tags.Words.Zip(sketch.Tags.Weights).Where(t => some.Any(s => Array.BinarySearch(s.Tags.Words, t.First) >= 0))
                .OrderByDescending(t => t.Second).ThenBy(t => t.First).Select(t => t.First).FirstOrDefault(-1),
            OtherRole = others.Count == 0 ? null : sketch.Roles.Where(r => others.Contains(EntityRoles.NameOf(r))).Min(r => article.Roles[r]),
            NameAlone = sketch.Words.Words.Length < ShortText && !Shared(article, story).Any(article.IsTelling)
                && Shared(article, story).Count(article.IsName) <= FewNames,
        };
    }

    static IEnumerable<int> Shared(ArticleReading article, StoryHolding story) => article.Sketch.Words.Words.Where(w => story.Words.Sum(w) > 0);
}
