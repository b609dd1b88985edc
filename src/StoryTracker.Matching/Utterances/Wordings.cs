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

    /// <summary>All of the report's words.</summary>
    public static Wording Whole(Report report) => new(report.Id, report.ArticleId, report.Words);

    /// <summary>The report's own words between two characters as one line, with an ellipsis where a tag or a mark parts them.</summary>
    public static string Printed(Report report, int start, int end) =>
        string.Join(" … ", report.Words.Where(w => w.Start < end && start < w.End)
            .Select(w => w.Text[Math.Max(0, start - w.Start)..Math.Min(w.Text.Length, end - w.Start)]));

    static int Close(Stretch stretch, int end)
    {
        while (end < stretch.End && stretch.Text[end - stretch.Start] is '.' or '!' or '?' or '…' or '’' or '\'') end++;
        return end;
    }
}
