using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Web.Display;

namespace StoryTracker.Web.Lanes;

/// <summary>A stretch of time over the lanes.</summary>
/// <param name="Label">Such as <c>14 Apr 2018</c>, <c>April 2018</c>, <c>2018</c>, <c>Undated</c>.</param>
/// <param name="Value">Value of <c>datetime</c>, null without a date.</param>
public sealed record LaneBucket(string Label, string? Value);

/// <summary>A lane: one speaker, thread or outlet.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Cells">Lines in each bucket, in the order of the buckets.</param>
public sealed record Lane(string Label, IReadOnlyList<IReadOnlyList<TimelineEntry>> Cells)
{
    /// <summary>Number of lines.</summary>
    public int Count => Cells.Sum(c => c.Count);
}

/// <summary>A timeline as a table: lanes by speaker, thread of wordings or outlet, over stretches of time as fine as fit.</summary>
/// <param name="Buckets">Columns, the earliest first, undated last; stretches without a line are left out.</param>
/// <param name="Lanes">Rows, those with most lines first.</param>
/// <param name="Hidden">Lanes that are not shown.</param>
public sealed record LaneBoard(IReadOnlyList<LaneBucket> Buckets, IReadOnlyList<Lane> Lanes, int Hidden)
{
    /// <summary>Lanes that are shown unless all are asked for.</summary>
    public const int MostLanes = 12;

    const int MostBuckets = 12;

    /// <summary>Lays a timeline out.</summary>
    /// <param name="lines">Lines.</param>
    /// <param name="by"><c>speaker</c>, <c>thread</c> or <c>outlet</c>.</param>
    /// <param name="all">True to show every lane.</param>
    public static LaneBoard Of(IReadOnlyList<TimelineEntry> lines, string by, bool all)
    {
        var (unit, kind) = (UnitOf(lines), by);
        var buckets = lines.Select(e => unit(DayOf(e))).Distinct().OrderBy(b => b.From ?? DateOnly.MaxValue).ToList();
        var lanes = (from e in lines
                     from lane in LanesOf(e, kind)
                     group e by lane into g
                     orderby g.Count() descending, g.Key.Label
                     let cells = g.ToLookup(e => unit(DayOf(e)))
                     select new Lane(g.Key.Label, [.. buckets.Select(IReadOnlyList<TimelineEntry> (b) => [.. cells[b]])])).ToList();
        var shown = all ? lanes : lanes.Take(MostLanes).ToList();
        return new([.. buckets.Select(b => new LaneBucket(b.Label, b.Value))], shown, lanes.Count - shown.Count);
    }

    static IEnumerable<(string Key, string Label)> LanesOf(TimelineEntry e, string by) => by switch
    {
        "outlet" => e.Reports.Select(r => r.Outlet).Distinct().Select(o => (o ?? "", o ?? "Outlet not known")),
        "thread" when e.Utterances is [var first, ..] => [(first.Id, $"{e.Speaker?.Name ?? "Nobody identified"}: {Short(first.Words is [var words, ..] ? words.Exact : e.Text)}")],
        "thread" => [(e.Id, $"{e.Speaker?.Name ?? "Nobody identified"}: {Short(e.Text)}")],
        _ => [(e.Speaker?.Id ?? "", e.Speaker?.Name ?? "Nobody identified")],
    };

    static string Short(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[58]) ? 58 : 59)] + "…";

    // Days while there are few, then months, then years.
    static Func<DateOnly?, (DateOnly? From, string Label, string? Value)> UnitOf(IReadOnlyList<TimelineEntry> lines)
    {
        var days = lines.Select(DayOf).OfType<DateOnly>().Distinct().ToList();
        if (days.Count <= MostBuckets) return d => d is { } day ? (day, Write(day, "d MMM yyyy"), Write(day, "yyyy-MM-dd")) : Undated;
        return days.Select(d => (d.Year, d.Month)).Distinct().Count() <= 2 * MostBuckets
            ? d => d is { } day ? (new DateOnly(day.Year, day.Month, 1), Write(day, "MMMM yyyy"), Write(day, "yyyy-MM")) : Undated
            : d => d is { } day ? (new DateOnly(day.Year, 1, 1), Write(day, "yyyy"), Write(day, "yyyy")) : Undated;
    }

    static readonly (DateOnly?, string, string?) Undated = (null, "Undated", null);

    static DateOnly? DayOf(TimelineEntry e) => e.Said?.Earliest ?? e.Said?.Latest ?? (e.Publication is { } p ? DateText.Day(p.Earliest) : null);

    static string Write(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
