using System.Globalization;
using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Measures;
using StoryTracker.Evaluation.Reports;
using StoryTracker.Matching;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Evaluation;

/// <summary>Lets the articles of a corpus arrive one after another and compares where they were placed with where they belong.</summary>
static class StoriesEvaluation
{
    /// <summary>The corpora: a name, the file and the part.</summary>
    public static IReadOnlyList<(string Name, string File, string Split)> Corpora(DataFolder data) =>
        [("ecb+ train", data.EcbPlus, "train"), ("ecb+ dev", data.EcbPlus, "dev"), ("basil dev", data.BasilStories, "dev")];

    /// <summary>Measures one corpus and prints it.</summary>
    /// <returns>The figures.</returns>
    public static IReadOnlyList<Figure> Measure(string name, IReadOnlyList<StoryArticle> articles, Options options, TextWriter to)
    {
        var before = Environment.CpuUsage.TotalTime;
        var placed = Place(articles).ToList();
        var rate = articles.Count / Math.Max((Environment.CpuUsage.TotalTime - before).TotalSeconds, 1e-9);
        var placements = placed.ConvertAll(p => p.Placement);
        var figures = ClusterMeasures.Figures(name, placements);
        if (options.Json) return figures;
        var title = string.Create(CultureInfo.InvariantCulture, $"{name}: {articles.Count} articles, {rate:0} a second of processor time");
        Table.Write(to, title, figures, Reference.Stories, floors: true);
        foreach (var line in ClusterMeasures.Worst(placements, options.Worst)) to.WriteLine($"  {line}");
        if (options.Errors) Errors(placed, to);
        return figures;
    }

    // The articles that came first to a story that is not theirs, with the reasons given: the rest of the mistake follows from them.
    static void Errors(List<(Placement Placement, Assignment Assignment)> placed, TextWriter to)
    {
        var held = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (placement, assignment) in placed)
        {
            if (!held.TryGetValue(placement.Found, out var stories)) held.Add(placement.Found, stories = []);
            if (stories.Add(placement.Gold) && stories.Count > 1)
                to.WriteLine($"  {placement.Id} wrongly on {placement.Found}: {string.Join("; ", assignment.Stories[0].Reasons)}");
        }
    }

    static IEnumerable<(Placement Placement, Assignment Assignment)> Place(IEnumerable<StoryArticle> articles)
    {
        var (arrivals, opened) = (new StoryArrivals(), 0);
        foreach (var article in articles)
        {
            var assignment = arrivals.Assess(article.Arrival);
            var story = assignment.Stories.Count > 0 ? assignment.Stories[0].StoryId : $"s{++opened}";
            arrivals.Learn(article.Arrival, assignment.Stories.Count > 0
                ? [.. assignment.Stories.Select(s => new ArrivalPlace(s.StoryId, s.Weight, s.Primary))] : [new(story, 1, true)]);
            yield return (new(article.Arrival.Id, article.Story, story), assignment);
        }
    }
}
