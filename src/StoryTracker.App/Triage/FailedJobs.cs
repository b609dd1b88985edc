using System.Globalization;
using StoryTracker.App.Jobs;
using StoryTracker.Domain;

namespace StoryTracker.App.Triage;

/// <summary>Jobs that failed for good, as items of the triage: one for each cause, for whoever may look after jobs.</summary>
static class FailedJobs
{
    /// <summary>Their kind.</summary>
    public const string Kind = "failed";

    // What was never read is on no timeline: below what may be printed wrong, above all that only waits.
    const double Value = .85;

    /// <summary>Whether a key names such an item.</summary>
    public static bool IsOne(string key) => key.StartsWith(Kind + ":", StringComparison.Ordinal);

    /// <summary>One row a cause, in the order of the queue.</summary>
    public static IEnumerable<TriageRow> Rows(JobsView view) => view.Dead
        .Select(g => (Group: g, Id: DerivedId.TriageItem($"{g.Kind}\n{g.Cause}")))
        .Select(g => new TriageRow($"{Kind}:{g.Id}", Kind, Guid.Empty, g.Id, Value, g.Group.FirstDied) { Failed = g.Group })
        .OrderBy(r => r.Key, StringComparer.Ordinal);

    /// <summary>What is asked.</summary>
    public static TriageItem Ask(TriageRow row, DeadGroup group) => new(row.Key, Kind, Value,
        group.Count == 1 ? $"A job of the kind “{group.Kind}” failed for good. Try it again, or give it up?"
            : string.Create(CultureInfo.InvariantCulture,
                $"{group.Count} jobs of the kind “{group.Kind}” failed for good. Try them again, or give them up?"), null, row.Asked, null)
    {
        Texts = [new("What went wrong", group.Cause, false, null)],
        Reasons =
        [
            string.Create(CultureInfo.InvariantCulture, $"The last one was tried {group.Sample.Attempts} times; nothing tries it again by itself."),
        ],
        Elsewhere = new("Look at the job", "/jobs"),
        Seen = string.Create(CultureInfo.InvariantCulture, $"{group.Count}"),
    };
}
