using StoryTracker.App.Desk;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Display;

/// <summary>A choice of a filter: a link that narrows the timeline.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Value">Value of the parameter, null for all.</param>
/// <param name="Count">Lines it leaves, the other filters kept.</param>
/// <param name="Chosen">True for the one in force.</param>
public sealed record FilterChoice(string Label, string? Value, int Count, bool Chosen);

/// <summary>Narrows a timeline by speaker, outlet, kind and what wants a look, as the address says.</summary>
/// <param name="Speaker">Id of a speaker, <see cref="None"/> for nobody named, null for all.</param>
/// <param name="Outlet">Name of an outlet, <see cref="None"/> for unknown ones, null for all.</param>
/// <param name="Kind">Kind of quotation in lower case, null for all.</param>
/// <param name="Only">What lines want a look for: a word of the address, null for all.</param>
public sealed record TimelineFilter(string? Speaker, string? Outlet, string? Kind, string? Only = null)
{
    static readonly (string Word, string Label, Func<TimelineEntry, bool> Holds)[] Looks =
    [
        ("edited", "Edited by its outlet", e => e.Edits > 0),
        ("differs", "Reports differ", e => e.DivergenceDetails.Any(d => d.Dismissed is null)),
        ("answered", "Denied or answered", e => e.AnsweredBy.Count > 0),
        ("date", "Impossible date", e => e.Said?.Conflict is not null || e.Happened?.Conflict is not null),
        ("several", "In several outlets", e => e.Utterances.Any(u => u.Outlets.Count > 1)),
        ("decided", "Decided by an editor", e => e.Editorial is not null || e.Confirmed is not null || e.Added is not null || e.Dismissed is not null),
    ];

    /// <summary>Stands for lines that have no value.</summary>
    public const string None = "none";

    /// <summary>The filter in an address.</summary>
    public static TimelineFilter Of(Visit visit) => new(visit["speaker"], visit["outlet"], visit["kind"], visit["only"]);

    /// <summary>True when nothing is left out.</summary>
    public bool IsEmpty => (Speaker, Outlet, Kind, Only) == (null, null, null, null);

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

    /// <summary>Choices of what wants a look; those that no line of the timeline has are left out.</summary>
    public IReadOnlyList<FilterChoice> Looking(IReadOnlyList<TimelineEntry> timeline) =>
        Choices(timeline, "All lines", Only, this with { Only = null }, e => Looks.Where(l => l.Holds(e)).Select(l => (l.Word, l.Label)));

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
        && (Kind is null || KindOf(entry).Equals(Kind, StringComparison.OrdinalIgnoreCase))
        && (Only is null || Looks.Any(l => l.Word == Only && l.Holds(entry)));

    static string SpeakerOf(TimelineEntry entry) => entry.Speaker?.Id ?? None;

    static string KindOf(TimelineEntry entry) => entry.Quote.ToString().ToLowerInvariant();

    static IEnumerable<string> OutletsOf(TimelineEntry entry) => entry.Reports.Select(r => r.Outlet ?? None).Distinct();
}
