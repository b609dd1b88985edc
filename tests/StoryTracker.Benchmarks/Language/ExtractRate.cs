using System.Text.RegularExpressions;
using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Benchmarks.Language;

/// <summary>Articles a second of processor time, one thread. Beside it, a regular expression that only finds what stands between double quotation marks.</summary>
static partial class ExtractRate
{
    const int Words = 900;

    public static Task<Row> MeasureAsync(string name, Settings settings, IReadOnlyList<ArticleInput> articles) => Pairs.MeasureAsync(name, "documents/s", settings.Runs,
        () => Task.FromResult(Rate(articles, settings.RunTime, a => Extractor.Extract(a))),
        () => Task.FromResult(Rate(articles, settings.RunTime, a => BetweenMarks().Count(a.Text))));

    /// <summary>By processor time, so that a busy machine does not count: what collects garbage and compiles beside the thread counts with it.</summary>
    static double Rate(IReadOnlyList<ArticleInput> articles, TimeSpan time, Action<ArticleInput> read)
    {
        var before = Environment.CpuUsage.TotalTime;
        int done = 0;
        TimeSpan used;
        do
        {
            foreach (var article in articles) read(article);
            done += articles.Count;
            used = Environment.CpuUsage.TotalTime - before;
        }
        while (used < time);
        return done / used.TotalSeconds;
    }

    /// <summary>The gold articles of our own, several to a document until it has about 900 words, the usual length of a PolNeAR article.</summary>
    public static IReadOnlyList<ArticleInput> OwnArticles()
    {
        var all = StoryTracker.Evaluation.Corpora.OwnArticles.Read(StoryTracker.Evaluation.Corpora.OwnArticles.Open);
        var documents = new List<ArticleInput>();
        for (int i = 0; i < all.Count; i++)
        {
            var (text, next) = (all[i].Text, i);
            while (text.Count(c => c == ' ') < Words) text += "\n\n" + all[++next % all.Count].Text;
            documents.Add(all[i].Input with { Text = text });
        }
        return documents;
    }

    public static IReadOnlyList<ArticleInput> PolNeAR(DataFolder data) => [.. QuotationCorpus.Read(File.ReadLines(data.PolNeAR), "dev").Select(a => a.Input)];

    [GeneratedRegex("[“\"][^”\"\n]*[”\"]")]
    private static partial Regex BetweenMarks();
}
