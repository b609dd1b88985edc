using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Matching.Copies;

namespace StoryTracker.Benchmarks.Stories.Arriving;

/// <summary>Agency copy in the made stream: found by bands as the newsroom's index finds it, then compared; and the witnesses of what is said.</summary>
static class CopiesRun
{
    const int Candidates = 10;

    /// <summary>
    /// Of the prints found to be a copy the share that prints the same agency text as the one they are said to copy; of the prints that are copies of an
    /// earlier one the share found; articles a second.
    /// </summary>
    public static (double Precision, double Recall, double Rate) Recognise(IReadOnlyList<GeneratedArticle> articles)
    {
        Dictionary<(int, long), List<int>> index = [];
        List<(TextShingles Runs, PrintedText Printed)> texts = [];
        HashSet<string> wires = [];
        var (said, right, wanted, got) = (0, 0, 0, 0);
        var started = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < articles.Count; i++)
        {
            var text = TextShingles.Of(articles[i].Text);
            texts.Add((text, PrintedText.Of(articles[i].Text)));
            var bands = MinHashBands.Of(text);
            var copied = -1;
            foreach (var (other, _) in bands.SelectMany((b, n) => index.GetValueOrDefault((n, b)) ?? []).CountBy(o => o).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(Candidates))
                if (CopyComparison.Of(text, texts[other].Runs, texts[i].Printed, texts[other].Printed).IsCopy && (copied < 0 || other < copied)) copied = other;
            for (var n = 0; n < bands.Count; n++)
            {
                if (!index.TryGetValue((n, bands[n]), out var holders)) index.Add((n, bands[n]), holders = []);
                holders.Add(i);
            }
            var wire = articles[i].Truth is { Kind: ArticleKind.Wire, Wire: { } w } ? w : null;
            if (copied >= 0) (said, right) = (said + 1, right + (wire is not null && articles[copied].Truth.Wire == wire ? 1 : 0));
            if (wire is not null && !wires.Add(wire)) (wanted, got) = (wanted + 1, got + (copied >= 0 ? 1 : 0));
        }
        return ((double)right / said, (double)got / wanted, articles.Count / (Environment.CpuUsage.TotalTime - started).TotalSeconds);
    }

    /// <summary>
    /// Of what is said and printed twice or more: the share where the witnesses counted are as many as there are. True witnesses are the agency, and each
    /// outlet that has it from its own ears.
    /// </summary>
    public static (double Right, double TooMany, double TooFew, int Utterances, double Rate) Witness(IReadOnlyList<GeneratedArticle> articles)
    {
        var (right, many, few, all) = (0, 0, 0, 0);
        var started = Environment.CpuUsage.TotalTime;
        foreach (var said in articles.SelectMany(a => a.Statements.Select(s => (Article: a, Statement: s))).GroupBy(p => p.Statement.Utterance).Where(g => g.Count() > 1))
        {
            var prints = said.Select(p => p.Article).Distinct().Select(a => new PrintedArticle(a.Id, a.Outlet, PrintedText.Of(a.Text))).ToList();
            var counted = Witnesses.Of([.. said.Select((p, i) => new PrintedReport(
                $"{i}", p.Article.Id, [new(p.Statement.Start, p.Statement.Start + p.Statement.Text.Length)], p.Statement.Speaker is not null))], prints).Count;
            var there = Truth([.. said.Where(p => p.Statement.Speaker is not null)]);
            (right, many, few, all) = (right + (counted == there ? 1 : 0), many + (counted > there ? 1 : 0), few + (counted < there ? 1 : 0), all + 1);
        }
        return ((double)right / all, (double)many / all, (double)few / all, all, articles.Count / (Environment.CpuUsage.TotalTime - started).TotalSeconds);
    }

    // Groups by agency text and by outlet, and what hangs together by both: an outlet that prints the agency and has its own report is still one newsroom.
    static int Truth(List<(GeneratedArticle Article, GeneratedStatement Statement)> said)
    {
        var group = Enumerable.Range(0, said.Count).ToArray();
        for (var i = 0; i < said.Count; i++)
            for (var j = 0; j < i; j++)
                if (group[i] != group[j] && (said[i].Article.Outlet == said[j].Article.Outlet || (said[i].Statement.Copied && said[j].Statement.Copied)))
                {
                    var (from, into) = (group[i], group[j]);
                    for (var k = 0; k < group.Length; k++)
                        if (group[k] == from) group[k] = into;
                }
        return group.Distinct().Count();
    }
}
