using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>
/// Gives a statement to one or several of its article's stories: by its own words, else by its paragraph, else by its speaker, else it goes
/// with the article's primary story.
/// </summary>
static class StatementPlacement
{
    // A story that is named at a third of the strength of the best is named beside it, not for it.
    const double LeastShareOfBest = 1.0 / 3;

    /// <summary>The stories of a statement; never empty, weights sum to 1.</summary>
    public static IReadOnlyList<(StoryTerms Story, StatementMatch Match)> Place(
        StatementText statement, IReadOnlyList<StoryTerms> stories, StoryTerms primary)
    {
        (string? Text, Func<IEnumerable<string>, string> Reason)[] evidence =
        [
            (statement.Text, Reasons.ForOwnWords), (statement.Context, Reasons.ForParagraph), (statement.Speaker, Reasons.ForSpeaker),
        ];
        foreach (var (text, reason) in evidence)
            if (text is not null && In(text, stories) is { IsEmpty: false } named)
            {
                var total = named.Sum(n => n.Score);
                return [.. named.Select(n => (n.Story, new StatementMatch(statement.Id, n.Score / total, [reason(n.Printed)])))];
            }
        return [(primary, new StatementMatch(statement.Id, 1, [Reasons.ForInheritance(primary.Title)]))];
    }

    static ImmutableArray<(StoryTerms Story, double Score, IEnumerable<string> Printed)> In(string text, IReadOnlyList<StoryTerms> stories)
    {
        var words = Word.In(text);
        var named = stories
            .Select(story => (Story: story, Terms: Mention.In(text, words, story.Terms).DistinctBy(m => m.Term).ToImmutableArray()))
            .Where(s => !s.Terms.IsEmpty)
            .Select(s => (s.Story, Score: s.Terms.Sum(m => m.Term.Strength), Printed: s.Terms.Select(m => m.Printed)))
            .ToImmutableArray();
        if (named.IsEmpty) return [];
        var best = named.Max(n => n.Score);
        return [.. named.Where(n => n.Score >= best * LeastShareOfBest)];
    }
}
