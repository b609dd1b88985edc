using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Display;

/// <summary>A choice of a filter: a link that narrows the timeline.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Value">Value of the parameter, null for all.</param>
/// <param name="Count">Lines it leaves, the other filters kept.</param>
/// <param name="Chosen">True for the one in force.</param>
public sealed record FilterChoice(string Label, string? Value, int Count, bool Chosen);

/// <summary>Narrows a timeline by speaker, outlet and kind, as the address says.</summary>
/// <param name="Speaker">Id of a speaker, <see cref="None"/> for nobody named, null for all.</param>
/// <param name="Outlet">Name of an outlet, <see cref="None"/> for unknown ones, null for all.</param>
/// <param name="Kind">Kind of quotation in lower case, null for all.</param>
public sealed record TimelineFilter(string? Speaker, string? Outlet, string? Kind)
{
    /// <summary>Stands for lines that have no value.</summary>
    public const string None = "none";

    /// <summary>The filter in an address.</summary>
    public static TimelineFilter Of(Visit visit) => new(visit["speaker"], visit["outlet"], visit["kind"]);

    /// <summary>True when nothing is left out.</summary>
    public bool IsEmpty => (Speaker, Outlet, Kind) == (null, null, null);

    /// <summary>The lines that are left, in order.</summary>
    public IReadOnlyList<TimelineEntry> Apply(IReadOnlyList<TimelineEntry> timeline) => IsEmpty ? timeline : [.. timeline.Where(Holds)];

    /// <summary>Choices of speakers, most quoted first.</summary>
    public IReadOnlyList<FilterChoice> Speakers(IReadOnlyList<TimelineEntry> timeline) =>
        Choices(timeline, "Everyone", Speaker, this with { Speaker = null }, e => [(SpeakerOf(e), e.Speaker?.Name ?? "Nobody identified")]);

    /// <summary>Choices of outlets, those that print most first.</summary>
    public IReadOnlyList<FilterChoice> Outlets(IReadOnlyList<TimelineEntry> timeline) =>
        Choices(timeline, "All outlets", Outlet, this with { Outlet = null },
            e => OutletsOf(e).Select(o => (o, o == None ? "Outlet not known" : o)));

    /// <summary>Choices of kinds.</summary>
    public IReadOnlyList<FilterChoice> Kinds(IReadOnlyList<TimelineEntry> timeline) =>
        Choices(timeline, "All kinds", Kind, this with { Kind = null }, e => [(KindOf(e), KindText.Of(e.Quote))]);

    static List<FilterChoice> Choices(
        IReadOnlyList<TimelineEntry> timeline, string all, string? chosen, TimelineFilter others,
        Func<TimelineEntry, IEnumerable<(string Value, string Label)>> valuesOf)
    {
        var left = others.Apply(timeline);
        var choices = new List<FilterChoice> { new(all, null, left.Count, chosen is null) };
        var counts = left.SelectMany(valuesOf).CountBy(v => v).ToDictionary();
        // Every value of the whole timeline stays in sight, with a nought where the other filters leave nothing of it.
        choices.AddRange(timeline.SelectMany(valuesOf).Distinct()
            .Select(v => new FilterChoice(v.Label, v.Value, counts.GetValueOrDefault(v), v.Value == chosen))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Label, StringComparer.Ordinal));
        return choices;
    }

    bool Holds(TimelineEntry entry) =>
        (Speaker is null || SpeakerOf(entry) == Speaker)
        && (Outlet is null || OutletsOf(entry).Contains(Outlet))
        && (Kind is null || KindOf(entry).Equals(Kind, StringComparison.OrdinalIgnoreCase));

    static string SpeakerOf(TimelineEntry entry) => entry.Speaker?.Id ?? None;

    static string KindOf(TimelineEntry entry) => entry.Quote.ToString().ToLowerInvariant();

    static IEnumerable<string> OutletsOf(TimelineEntry entry) => entry.Reports.Select(r => r.Outlet ?? None).Distinct();
}
