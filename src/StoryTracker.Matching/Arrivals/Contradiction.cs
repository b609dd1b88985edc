namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// What tells look-alikes apart: a word that is central in the article and missing in the story, and one that is central in the story and
/// missing in the article. One of them alone is only news.
/// </summary>
/// <param name="Strength">The geometric mean of what the two make up, 0 to 1.</param>
/// <param name="Here">The article's word, or -1.</param>
/// <param name="There">The story's word, or -1.</param>
sealed record Contradiction(double Strength, int Here, int There)
{
    public static readonly Contradiction None = new(0, -1, -1);

    /// <summary>Of all words.</summary>
    public static Contradiction OfWords(ArticleReading article, StoryHolding story) =>
        Of(article, story, article.Sketch.Words, story.Core, namesOnly: false);

    /// <summary>Of names.</summary>
    public static Contradiction OfNames(ArticleReading article, StoryHolding story) =>
        Of(article, story, article.Sketch.Words, story.Core, namesOnly: true);

    static Contradiction Of(
        ArticleReading article, StoryHolding story, Vector words, IReadOnlyList<(int Word, double Weight)> core, bool namesOnly)
    {
        var (there, storys) = OfStory(article, story, core, namesOnly);
        if (storys < 0) return None;
        var (here, articles) = OfArticle(article, story, words, namesOnly);
        return articles < 0 ? None : new(Math.Sqrt(here * there), articles, storys);
    }

    static (double Weight, int Word) OfArticle(ArticleReading article, StoryHolding story, Vector words, bool namesOnly)
    {
        var (most, which) = (0.0, -1);
        for (var i = 0; i < words.Words.Length; i++)
        {
            if (words.Weights[i] <= most) continue;
            var missing = words.Weights[i] * (1 - ((double)story.Words.Times(words.Words[i]) / story.Articles));
            if (missing > most && (!namesOnly || Array.BinarySearch(article.Sketch.Names, words.Words[i]) >= 0))
                (most, which) = (missing, words.Words[i]);
        }
        return (most / Vector.Unit, which);
    }

    static (double Weight, int Word) OfStory(
        ArticleReading article, StoryHolding story, IReadOnlyList<(int Word, double Weight)> core, bool namesOnly)
    {
        foreach (var (word, weight) in core)
            if (!article.Has(word) && (!namesOnly || story.IsName(word))) return (weight, word);
        return (0, -1);
    }
}
