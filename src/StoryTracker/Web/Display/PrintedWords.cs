using System.Buffers;
using StoryTracker.App.Desk;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Web.Display;

/// <summary>A run of words as they are shown.</summary>
/// <param name="Text">Characters of the article.</param>
/// <param name="InMarks">True where the article prints them inside quotation marks, so that the page does too.</param>
/// <param name="AfterGap">True where the article prints something else between the run before and this one.</param>
public sealed record WordRun(string Text, bool InMarks, bool AfterGap);

/// <summary>
/// The words of a claim for the eye. Quotation marks stand round what the article prints inside them and round nothing else, and an
/// ellipsis stands where it prints something in between: nobody reads as one what was printed as two.
/// </summary>
public static class PrintedWords
{
    static readonly SearchValues<char> MarksAndSpace = SearchValues.Create(" \t\r\n\u00a0“”\"‘’'«»,—–-");

    /// <summary>Runs of a claim, in order.</summary>
    public static IReadOnlyList<WordRun> Of(TimelineEntry entry)
    {
        var runs = new List<WordRun>(entry.Reports.Count);
        Report? before = null;
        foreach (var report in entry.Reports)
        {
            var inMarks = entry.Quote == QuoteKind.Direct || entry.Quote == QuoteKind.Mixed && report.Quoted;
            var adjoins = before is null || Adjoin(before, report);
            if (adjoins && runs is [.., { } last] && last.InMarks == inMarks)
                runs[^1] = last with { Text = $"{last.Text} {report.Exact}" };
            else
                runs.Add(new(report.Exact, inMarks, !adjoins));
            before = report;
        }
        // An entry without reports has nothing to prove its words with; they are shown as a paraphrase.
        return runs.Count > 0 ? runs : [new(entry.Text, false, false)];
    }

    /// <summary>The runs as one line, for titles and tests.</summary>
    public static string Line(TimelineEntry entry) => string.Concat(Of(entry).Select((run, i) =>
        (i == 0 ? "" : run.AfterGap ? " … " : " ") + (run.InMarks ? $"“{run.Text}”" : run.Text)));

    static bool Adjoin(Report before, Report after)
    {
        if ((before.Article, before.Revision) != (after.Article, after.Revision)) return false;
        var gap = after.Start - before.End;
        if (gap < 0 || gap > after.Prefix.Length) return false;
        return after.Prefix.AsSpan(after.Prefix.Length - gap).IndexOfAnyExcept(MarksAndSpace) < 0;
    }
}
