using StoryTracker.App.Desk;

namespace StoryTracker.Web.Display;

/// <summary>A part of a long timeline: lines from one on. The line is named in the address, so lines that come in do not move what a link shows.</summary>
/// <param name="Lines">Lines of this part.</param>
/// <param name="First">Number of the first, from 1.</param>
/// <param name="Total">Number of all.</param>
/// <param name="Earlier">Line with which the part before begins, null on the first.</param>
/// <param name="Later">Line with which the part after begins, null on the last.</param>
/// <param name="Latest">Line with which the last part begins, null on the last.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Lines, int First, int Total, string? Earlier, string? Later, string? Latest)
{
    /// <summary>Lines of a part: so many that the page stays below 100 KB compressed.</summary>
    public const int Size = 100;

    /// <summary>True where not all is shown.</summary>
    public bool IsPart => Total > Lines.Count;

    /// <summary>The part that begins with a line.</summary>
    /// <param name="lines">All lines that the filter leaves.</param>
    /// <param name="from">Id of the line; the beginning where it is null or none of them.</param>
    public static TimelinePage Of(IReadOnlyList<TimelineEntry> lines, string? from)
    {
        var asked = from is null ? 0 : Math.Max(0, lines.Index().FirstOrDefault(l => l.Item.Id == from).Index);
        var last = Math.Max(0, lines.Count - Size);
        var (start, end) = (asked, Math.Min(lines.Count, asked + Size));
        return new([.. lines.Take(start..end)], start + 1, lines.Count, start > 0 ? lines[Math.Max(0, start - Size)].Id : null,
            end < lines.Count ? lines[end].Id : null, start < last ? lines[last].Id : null);
    }
}
