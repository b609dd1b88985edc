using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Utterances;

/// <summary>Cuts wordings from reports.</summary>
static class Wordings
{
    /// <summary>The report's own words between two characters of the article, with the punctuation that closes them.</summary>
    public static Wording Cut(Report report, int start, int end)
    {
        var pieces = ImmutableArray.CreateBuilder<Stretch>();
        foreach (var stretch in report.Words)
        {
            var (from, to) = (Math.Max(start, stretch.Start), Math.Min(end, stretch.End));
            if (from >= to) continue;
            if (to < stretch.End && to == end) to = Close(stretch, to);
            pieces.Add(new(stretch.Text[(from - stretch.Start)..(to - stretch.Start)], from, to, stretch.Quoted));
        }
        return new(report.Id, report.ArticleId, pieces.ToImmutable());
    }

    static int Close(Stretch stretch, int end)
    {
        while (end < stretch.End && stretch.Text[end - stretch.Start] is '.' or '!' or '?' or '…' or '’' or '\'') end++;
        return end;
    }
}
