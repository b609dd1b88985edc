using System.Globalization;
using StoryTracker.App.Desk;

namespace StoryTracker.Web.Display;

/// <summary>Lines of a timeline that share a day, or a stretch of days where no more is known.</summary>
/// <param name="Earliest">First day, null when open.</param>
/// <param name="Latest">Last day, null when open.</param>
/// <param name="Entries">Lines in the order of the timeline.</param>
public sealed record TimelineDay(DateOnly? Earliest, DateOnly? Latest, IReadOnlyList<TimelineEntry> Entries)
{
    /// <summary>What outlets did that day to words of lines, as far as we have seen; after the lines.</summary>
    public IReadOnlyList<WordsChanged> Changed { get; init; } = [];

    /// <summary>True when nothing tells the day.</summary>
    public bool IsUndated => Earliest is null && Latest is null;

    /// <summary>Anchor of the heading.</summary>
    public string Anchor => IsUndated ? "undated" : $"d-{Iso(Earliest)}-{Iso(Latest)}";

    /// <summary>
    /// Groups by the day the words were said, else by the day they were published. Oldest first; of two that begin on one day the exact one
    /// first; without a day last.
    /// </summary>
    public static IReadOnlyList<TimelineDay> Group(IEnumerable<TimelineEntry> timeline) =>
    [
        .. timeline.GroupBy(DaysOf).Select(g => new TimelineDay(g.Key.Earliest, g.Key.Latest, [.. g]))
            .OrderBy(d => d.IsUndated).ThenBy(d => d.Earliest ?? d.Latest).ThenBy(d => d.Latest ?? DateOnly.MaxValue),
    ];

    /// <summary>The same with what outlets did to words of these lines, each on the day (UTC) on which we saw it.</summary>
    public static IReadOnlyList<TimelineDay> Group(IReadOnlyList<TimelineEntry> timeline, IEnumerable<WordsChanged> changes)
    {
        var lines = timeline.Select(e => e.Id).ToHashSet();
        var changed = changes.Where(c => lines.Contains(c.Claim)).ToLookup(c => DateOnly.FromDateTime(c.Seen.UtcDateTime));
        var days = Group(timeline).Select(d => d.Earliest == d.Latest && d.Earliest is { } day ? d with { Changed = [.. changed[day]] } : d).ToList();
        days.AddRange(changed.Where(c => !days.Exists(d => d.Changed.Count > 0 && d.Earliest == c.Key)).Select(c => new TimelineDay(c.Key, c.Key, []) { Changed = [.. c] }));
        return [.. days.OrderBy(d => d.IsUndated).ThenBy(d => d.Earliest ?? d.Latest).ThenBy(d => d.Latest ?? DateOnly.MaxValue)];
    }

    static (DateOnly? Earliest, DateOnly? Latest) DaysOf(TimelineEntry entry)
    {
        if (entry.Said is { } said && (said.Earliest ?? said.Latest) is not null) return (said.Earliest, said.Latest);
        return entry.Publication is { } published ? (DateText.Day(published.Earliest), DateText.Day(published.Latest)) : (null, null);
    }

    static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
