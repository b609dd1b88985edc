using System.Globalization;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Hostile;

/// <summary>Processor time for each hostile text, at a quarter of a megabyte and at a whole one: four times the text should take four times as long.</summary>
static class HostileTable
{
    const int Quarter = 250_000, Megabyte = 1_000_000;

    /// <summary>Writes the slowest, and the time of all.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="slowest">How many; the default of the command shows five.</param>
    public static void Write(TextWriter to, int slowest)
    {
        _ = Seconds(HostileTexts.Make("tags", Quarter));
        var rows = HostileTexts.Names.Select(n => (Name: n, Quarter: Seconds(HostileTexts.Make(n, Quarter)), Whole: Seconds(HostileTexts.Make(n, Megabyte)))).ToList();
        to.WriteLine($"{"hostile text",-28} {"0.25 MB",8} {"1 MB",8} {"times",6}  (seconds of processor time)");
        foreach (var (name, quarter, whole) in rows.OrderByDescending(r => r.Whole).Take(slowest))
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {quarter,8:0.00} {whole,8:0.00} {whole / Math.Max(quarter, 1e-3),6:0.0}"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} texts; {rows.Count(r => r.Whole > 2)} take more than two seconds a megabyte"));
    }

    static double Seconds(string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        _ = Extractor.Extract(new ArticleInput(text) { Published = new PublicationDays(new DateOnly(2024, 3, 6), new DateOnly(2024, 3, 6)) });
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
