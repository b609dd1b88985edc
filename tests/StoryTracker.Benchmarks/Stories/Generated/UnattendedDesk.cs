using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>A newsroom where nobody decides: each article goes where the matcher says, and opens a story where none fits.</summary>
/// <param name="arrivals">The matcher.</param>
public sealed class UnattendedDesk(StoryArrivals arrivals)
{
    /// <summary>Takes an article in; gives the story that it is first of all on.</summary>
    public string Take(GeneratedArticle article) => Take(Of(article));

    /// <inheritdoc cref="Take(GeneratedArticle)"/>
    public string Take(Arrival arrival)
    {
        var stories = arrivals.Assess(arrival).Stories;
        ArrivalPlace[] places = stories.Count == 0 ? [new($"by-{arrival.Id}", 1, true)] : [.. stories.Select(s => new ArrivalPlace(s.StoryId, s.Weight, s.Primary))];
        arrivals.Learn(arrival, places);
        return places.Single(p => p.Primary).StoryId;
    }

    /// <summary>An article as the matcher sees it.</summary>
    public static Arrival Of(GeneratedArticle article) => new(
        article.Id, article.Title, article.Text, DateOnly.FromDateTime(article.Published.Date), article.Outlet, article.Tags,
        [.. article.Statements.Select(s => new StatementText(s.Id, s.Text, s.Context, s.Speaker))]);
}
