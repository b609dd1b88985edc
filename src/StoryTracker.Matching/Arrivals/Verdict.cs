namespace StoryTracker.Matching.Arrivals;

/// <summary>What speaks for one story in an article.</summary>
/// <param name="Story">The story; of merged ones the one that goes on.</param>
/// <param name="Odds">How much likeness speaks for it, log-odds; null where it holds nothing like the article.</param>
/// <param name="Terms">The editor's terms that the article has; null where they are not enough.</param>
/// <param name="Decided">What an editor said about the two, or null.</param>
sealed record Verdict(StoryHolding Story, double? Odds, ArticleEvidence? Terms, bool? Decided)
{
    // What an editor wrote down to mark a story outweighs what the machine likens, the more of it is there; what an editor decided outweighs all.
    const double ByTerms = 0.5, ByEditor = 10;

    /// <summary>What the two have in common; null where nothing was looked at.</summary>
    public Likeness? Like { get; init; }

    /// <summary>
    /// Whether the article has none of the terms that an editor gave the story. Such a story is what its editor says it is: an article that
    /// shares much else with what it holds, and another story's terms, is not on it.
    /// </summary>
    public bool WithoutItsTerms { get; init; }

    /// <summary>Whether the article is most like one that an editor took out of the story.</summary>
    public bool LikeRefused { get; init; }

    /// <summary>Whether the article is like some of the story's articles only, which are unlike the rest.</summary>
    public bool LikeAPart { get; init; }

    /// <summary>Whether the article is most like articles that are no story yet.</summary>
    public bool OnItsOwn { get; init; }

    /// <summary>Whether the article is on the story.</summary>
    public bool Fits(ArrivalSettings settings) => Decided ?? (Terms is not null || (Odds >= settings.Threshold
        && Like is { NameAlone: false } && !WithoutItsTerms && !LikeRefused && !OnItsOwn));

    /// <summary>The sum of what speaks for it; of those that fit, at least the threshold.</summary>
    public double Score(ArrivalSettings settings)
    {
        var score = Odds ?? -PairLikeness.Most;
        if (Terms is not null) score = Math.Max(score, settings.Threshold) + ByTerms + Math.Log(Terms.Score);
        return Decided is true ? Math.Max(score, settings.Threshold) + ByEditor : score;
    }

    /// <summary>Whether likeness alone speaks for it.</summary>
    public bool ByLikenessAlone => Decided is null && Terms is null;
}
