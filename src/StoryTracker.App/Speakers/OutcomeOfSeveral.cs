using StoryTracker.Domain;

namespace StoryTracker.App.Speakers;

/// <summary>Decisions that were made on one state of the record, as one.</summary>
static class OutcomeOfSeveral
{
    /// <summary>One entry a stream, events in the order of the decisions.</summary>
    /// <exception cref="InvalidOperationException">Two of them were made on different versions of a stream.</exception>
    public static Outcome Of(IEnumerable<Outcome> outcomes)
    {
        var all = outcomes.ToList();
        return new(
            [.. all.SelectMany(o => o.Appends).GroupBy(a => a.Stream, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => g.Select(a => a.Expected).Distinct().Count() == 1
                    ? new StreamEvents(g.Key, g.First().Expected, [.. g.SelectMany(a => a.Events).Distinct()])
                    : throw new InvalidOperationException($"Two decisions on {g.Key} were made on different versions of it."))],
            [.. all.SelectMany(o => o.Messages).Distinct()]);
    }
}
