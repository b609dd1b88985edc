using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Web.Display;

namespace StoryTracker.Web.Feeds;

/// <summary>New entries a day as small bars, and the same in words for whoever does not see them.</summary>
/// <param name="Bars">A bar a day: left edge, top edge and height in the drawing's own units.</param>
/// <param name="Width">Width of the drawing.</param>
/// <param name="Words">The text alternative.</param>
sealed record SparkBars(IReadOnlyList<(int Left, string Top, string Height)> Bars, int Width, string Words)
{
    /// <summary>Height of the drawing.</summary>
    public const int Height = 28;

    /// <summary>Width of a bar; the gap between two is a third of it.</summary>
    public const int Bar = 6;

    const int Step = 8;
    const double Least = 1.5;

    /// <summary>Draws days; the busiest reaches the top, a day without entries keeps a line so that it is seen to be there.</summary>
    public static SparkBars Of(IReadOnlyList<FeedDay> days)
    {
        var most = Math.Max(1, days.Select(d => d.Items).DefaultIfEmpty().Max());
        var bars = days.Select((d, i) =>
        {
            var height = Math.Max(Least, (double)d.Items / most * Height);
            return (i * Step, Number(Height - height), Number(height));
        }).ToList();
        return new(bars, Math.Max(Step * days.Count - (Step - Bar), Bar), Alternative(days));
    }

    static string Alternative(IReadOnlyList<FeedDay> days) => days.Count == 0
        ? "New entries a day: nothing is known yet."
        : $"New entries a day, {DateText.Line(DateText.Span(days[0].Day, days[^1].Day))}: {string.Join(", ", days.Select(d => d.Items))}.";

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
