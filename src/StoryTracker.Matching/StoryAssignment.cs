using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>
/// Decides which stories an article and each of its statements belong to, from the terms that editors gave the stories. Deterministic; the
/// order of stories, terms and statements changes nothing but the order in which statements are listed.
/// </summary>
public static class StoryAssignment
{
    /// <summary>Name and version of these rules; it goes on every answer.</summary>
    public const string Matcher = "terms@1";

    const int WeightDigits = 4;

    /// <summary>Assigns an article to the stories that it is more than in passing about.</summary>
    /// <remarks>
    /// A story fits when the article has one of its names and one of its subjects (where the editor gave both kinds), or three of its
    /// names, and when its mentions outweigh a passing one: a name weighs 2, a phrase 1.5, a common word 1, more when repeated or in the
    /// headline or opening, and the sum is at least 4 and one more for every full 1,000 words.
    /// </remarks>
    public static Assignment Assign(ArticleText article, IReadOnlyList<StoryProfile> stories)
    {
        var words = new ArticleWords(article);
        var fitting = stories.Select(s => ArticleEvidence.For(new StoryTerms(s), words))
            .Where(e => e.Enough)
            .OrderByDescending(e => Math.Round(e.Score, 6)).ThenBy(e => e.Story.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        if (fitting.IsEmpty) return new(Matcher, []);

        var terms = fitting.Select(e => e.Story).ToImmutableArray();
        var statements = article.Statements.SelectMany(s => StatementPlacement.Place(s, terms, terms[0]))
            .ToLookup(p => p.Story.Id, p => p.Match);
        var weights = Weights(fitting);
        return new(Matcher, [.. fitting.Select((e, i) => new StoryMatch(
            e.Story.Id, weights[i], i == 0, Reasons.ForArticle(e, weights[i], i == 0), [.. statements[e.Story.Id]]))]);
    }

    // Rounded for people; the primary takes what rounding leaves, so that the sum is 1.
    static ImmutableArray<double> Weights(ImmutableArray<ArticleEvidence> fitting)
    {
        var total = fitting.Sum(e => e.Score);
        var others = fitting.Skip(1).Select(e => Math.Round(e.Score / total, WeightDigits)).ToImmutableArray();
        return [Math.Round(1 - others.Sum(), WeightDigits), .. others];
    }
}
