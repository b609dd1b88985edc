using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests;

/// <summary>Follows the log from its beginning and insists on all that it promises: nothing doubled, torn, out of order or with
/// holes.</summary>
sealed class LogAudit
{
    /// <summary>What the log holds of a unit.</summary>
    public sealed record SeenUnit(long First, int Of, bool Job)
    {
        public int Count { get; set; }
        public long Last => First + Count - 1;
    }

    readonly Dictionary<string, int> versions = [], numbers = [];
    readonly Dictionary<Guid, SeenUnit> units = [];
    readonly Dictionary<string, int> effects = [];
    readonly Dictionary<(string Chain, int Step), int> links = [];
    DateTimeOffset recorded = DateTimeOffset.MinValue;

    /// <summary>The last position audited.</summary>
    public long Position { get; private set; }
    /// <summary>Every unit in the log by its key.</summary>
    public IReadOnlyDictionary<Guid, SeenUnit> Units => units;
    /// <summary>How often each job had its effect.</summary>
    public IReadOnlyDictionary<string, int> Effects => effects;
    /// <summary>Events of each step of each chain: six when it is whole.</summary>
    public IReadOnlyDictionary<(string Chain, int Step), int> Links => links;

    /// <summary>Audits what was appended since; every unit must be whole by then.</summary>
    public async Task CatchUpAsync(EventStore.EventStore store)
    {
        // To a page that is not full: only its limit may end a page in the midst of a unit that others append beside us.
        for (var more = true; more;)
        {
            var page = await store.ReadLogAsync(Position, 1000);
            foreach (var e in page) Add(e);
            more = page.Count == 1000;
        }
        Assert.All(units.Values, u => Assert.Equal(u.Of, u.Count));
        Assert.All(links.Values, n => Assert.Equal(6, n));
        Assert.All(effects, e => Assert.Equal((e.Key, 1), (e.Key, e.Value)));
    }

    void Add(RecordedEvent e)
    {
        Assert.Equal(Position + 1, e.Position);
        Position = e.Position;
        Assert.Equal(versions.GetValueOrDefault(e.Stream) + 1, e.Version);
        versions[e.Stream] = e.Version;
        Assert.True(e.RecordedAt >= recorded, $"Time runs backwards at position {e.Position}.");
        recorded = e.RecordedAt;
        switch (e.Data)
        {
            case Noted noted: Add(e, noted); break;
            case Effect effect: effects[effect.Name] = effects.GetValueOrDefault(effect.Name) + 1; break;
            case Linked link: links[(link.Chain, link.Step)] = links.GetValueOrDefault((link.Chain, link.Step)) + 1; break;
        }
    }

    void Add(RecordedEvent e, Noted noted)
    {
        if (noted.Nth == 1)
        {
            Assert.True(units.TryAdd(noted.Key, new SeenUnit(e.Position, noted.Of, noted.Job)),
                $"The unit {noted.Key} is doubled at position {e.Position}.");
            Assert.True(numbers.GetValueOrDefault(noted.Writer) < noted.Number,
                $"{noted.Writer}'s units are out of order at position {e.Position}.");
            numbers[noted.Writer] = noted.Number;
        }
        Assert.True(units.TryGetValue(noted.Key, out var unit), $"The unit {noted.Key} has no beginning before position {e.Position}.");
        unit.Count++;
        Assert.Equal((noted.Nth, e.Position), (unit.Count, unit.Last));      // its events stand together, in their order
    }
}
