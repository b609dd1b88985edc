using System.Globalization;
using System.Text.Json;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Evaluation.Corpora;

/// <summary>An article with the story that it truly belongs to.</summary>
/// <param name="Arrival">The article.</param>
/// <param name="Story">Its story.</param>
public sealed record StoryArticle(Arrival Arrival, string Story);

/// <summary>Reads articles with their true stories (ECB+, BASIL), one JSON object a line.</summary>
public static class StoryCorpus
{
    /// <summary>The articles of one part in the order of arrival: by date, then as in the file.</summary>
    /// <param name="lines">JSON lines; blank ones are passed over.</param>
    /// <param name="split">"train" or "dev".</param>
    public static IReadOnlyList<StoryArticle> Read(IEnumerable<string> lines, string split) =>
        [.. lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => Article(l, split)).OfType<StoryArticle>()
            .OrderBy(a => a.Arrival.Published ?? DateOnly.MinValue)];

    static StoryArticle? Article(string line, string split)
    {
        using var json = JsonDocument.Parse(line);
        var article = json.RootElement;
        if (article.String("split") != split) return null;
        DateOnly? published = article.String("date") is { } date ? DateOnly.Parse(date, CultureInfo.InvariantCulture) : null;
        return new(new(article.String("id")!, article.String("title"), article.String("text")!, published, article.String("source"), [], []),
            article.String("cluster")!);
    }
}
