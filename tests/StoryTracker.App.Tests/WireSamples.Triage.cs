using StoryTracker.Domain.Triage;

namespace StoryTracker.App.Tests;

static partial class WireSamples
{
    static string Doubt => $"doubt:{Claim}";

    static IEnumerable<object> Triage =>
    [
        new ItemSetAside(Doubt, [Story], "A caption, not a statement.", "Ana", Noon),
        new ItemSnoozed(Doubt, [Story], Noon.AddDays(1), "Ana", Noon),
        new ItemAssigned(Doubt, [Story], "Bo", "Ana", Noon),
        new QueueDecisionUndone(Doubt, [Story], Noon, "Bo", Noon.AddHours(1)),
    ];
}
