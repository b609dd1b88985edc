using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Utterances;

/// <summary>Reports written down as a paper prints them: quotation marks in the text are quotation marks.</summary>
static class PrintedReports
{
    public static DateOnly Day { get; } = new(2031, 5, 6);

    /// <summary>A report of one speaker on a known day.</summary>
    public static Report Of(string printed, string article = "a", string speaker = "s", DateOnly? said = null, int at = 0)
    {
        var day = said ?? Day;
        var words = Stretches(printed, at);
        return new($"{article}:{at}:{printed}", article, words)
        {
            SpeakerId = speaker,
            Form = words.All(w => w.Quoted) ? ReportForm.Direct : words.Any(w => w.Quoted) ? ReportForm.Mixed : ReportForm.Indirect,
            Occasion = Occasion.Unknown with { Said = new(day, day) },
            Published = new(day.AddDays(1), day.AddDays(1)),
        };
    }

    /// <summary>The same with nothing known of when it was said.</summary>
    public static Report Undated(this Report report) => report with { Occasion = report.Occasion with { Said = Days.Unknown } };

    static ImmutableArray<Stretch> Stretches(string printed, int at)
    {
        var words = ImmutableArray.CreateBuilder<Stretch>();
        var quoted = false;
        var from = 0;
        for (var i = 0; i <= printed.Length; i++)
        {
            if (i < printed.Length && printed[i] is not ('“' or '”')) continue;
            var text = printed[from..i];
            var start = from + (text.Length - text.TrimStart().Length);
            if (text.Trim().Length > 0) words.Add(new(text.Trim(), at + start, at + start + text.Trim().Length, quoted));
            quoted = i < printed.Length && printed[i] == '“';
            from = i + 1;
        }
        return words.ToImmutable();
    }
}
