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
    const int Timed = 100;

    /// <summary>The articles with what was found.</summary>
    public IReadOnlyList<Measured> Articles { get; }

    /// <summary>Documents a second of processor time: the engine alone, over the first hundred documents, read for the second time.</summary>
    public double Rate { get; }

    /// <summary>Runs.</summary>
    public Run(IEnumerable<GoldArticle> articles)
    {
        Articles = [.. articles.Select(a => new Measured(a, Extractor.Extract(a.Input)))];
        var before = Environment.CpuUsage.TotalTime;
        int timed = Math.Min(Timed, Articles.Count);
        for (int i = 0; i < timed; i++) _ = Extractor.Extract(Articles[i].Gold.Input);
        Rate = timed / Math.Max((Environment.CpuUsage.TotalTime - before).TotalSeconds, 1e-9);
    }
}
