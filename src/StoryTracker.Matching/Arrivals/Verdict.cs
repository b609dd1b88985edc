namespace StoryTracker.Matching.Arrivals;

/// <summary>What speaks for one story in an article.</summary>
/// <param name="Story">The story; of merged ones the one that goes on.</param>
/// <param name="Like">The likeness to what it holds; null where it holds nothing like it.</param>
/// <param name="Terms">The editor's terms that the article has; null where they are not enough.</param>
/// <param name="Decided">What an editor said about the two, or null.</param>
sealed record Verdict(StoryHolding Story, Likeness? Like, ArticleEvidence? Terms, bool? Decided)
{
    /// <summary>
    /// Whether the article has none of the terms that an editor gave the story. Such a story is what its editor says it is: an article that
    /// shares much else with what it holds, and another story's terms, is not on it.
    /// </summary>
    public bool WithoutItsTerms { get; init; }

    // What an editor wrote down to mark a story outweighs what the machine likens; what an editor decided outweighs all.
    const double ByTerms = 0.5, ByEditor = 10;

    /// <summary>Whether the article is on the story.</summary>
    public bool Fits(ArrivalSettings settings) => Decided ?? (Terms is not null || (Like is { NameAlone: false } && Like.Score >= settings.Threshold && !WithoutItsTerms));

    /// <summary>The sum of what speaks for it; of those that fit, at least the threshold.</summary>
    public double Score(ArrivalSettings settings)
    {
        var score = Like?.Score ?? 0;
        if (Terms is not null) score = Math.Max(score, settings.Threshold) + ByTerms;
        return Decided is true ? Math.Max(score, settings.Threshold) + ByEditor : score;
    }

    /// <summary>Whether likeness alone speaks for it.</summary>
    public bool ByLikenessAlone => Decided is null && Terms is null;
}
