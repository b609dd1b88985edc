using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation;

/// <summary>What the engine found in one article.</summary>
/// <param name="Gold">The article as annotated.</param>
/// <param name="Found">What the engine found.</param>
public sealed record Measured(GoldArticle Gold, Extraction Found);

/// <summary>Runs the engine over articles, one after another, and takes the time.</summary>
public sealed class Run
{
    const int Timed = 100, Passes = 4;

    /// <summary>The articles with what was found.</summary>
    public IReadOnlyList<Measured> Articles { get; }

    /// <summary>Documents a second of processor time: the engine alone over the first hundred documents, the best of four passes after the first.</summary>
    public double Rate { get; }

    /// <summary>Runs.</summary>
    public Run(IEnumerable<GoldArticle> articles)
    {
        Articles = [.. articles.Select(a => new Measured(a, Extractor.Extract(a.Input)))];
        var timed = Articles.Take(Timed).Select(a => a.Gold.Input).ToList();
        for (int pass = 0; pass < Passes; pass++)
        {
            var before = Environment.CpuUsage.TotalTime;
            foreach (var input in timed) _ = Extractor.Extract(input);
            Rate = Math.Max(Rate, timed.Count / Math.Max((Environment.CpuUsage.TotalTime - before).TotalSeconds, 1e-9));
        }
    }
}
