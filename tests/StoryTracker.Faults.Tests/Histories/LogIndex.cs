namespace StoryTracker.Faults.Tests.Histories;

/// <summary>The log by units and streams.</summary>
public sealed class LogIndex
{
    readonly IReadOnlyList<Fact> log;
    readonly Dictionary<Guid, (long First, long Last)> units = [];
    readonly Dictionary<string, List<Fact>> streams = [];

    LogIndex(IReadOnlyList<Fact> log) => this.log = log;

    /// <summary>Positions of a unit's first and last event.</summary>
    public IReadOnlyDictionary<Guid, (long First, long Last)> Units => units;

    public long Head => log.Count;

    public Fact At(long position) => log[(int)position - 1];

    public IReadOnlyList<Fact> Stream(string name) => streams.TryGetValue(name, out var facts) ? facts : [];

    /// <summary>Indexes a log, and tells what is wrong with it by itself: holes, torn, doubled or mixed units, streams that do not
    /// count.</summary>
    public static (LogIndex Index, List<string> Wrong) Of(IReadOnlyList<Fact> log)
    {
        var (index, wrong) = (new LogIndex(log), new List<string>());
        for (var i = 0; i < log.Count; i++)
        {
            var fact = log[i];
            if (fact.Position != i + 1) wrong.Add($"hole: position {fact.Position} stands where {i + 1} belongs");
            var stream = index.streams.TryGetValue(fact.Stream, out var known) ? known : index.streams[fact.Stream] = [];
            stream.Add(fact);
            if (fact.Version != stream.Count) wrong.Add($"version: {fact.Stream} counts {fact.Version} where {stream.Count} belongs");
            if (fact.Nth == 1)
            {
                if (!index.units.TryAdd(fact.Key, (i + 1, i + 1))) wrong.Add($"doubled: unit {fact.Key} begins again at {fact.Position}");
            }
            else if (!index.units.TryGetValue(fact.Key, out var unit) || unit.Last != i || fact.Nth != i + 2 - unit.First)
                wrong.Add($"torn: event {fact.Nth} of unit {fact.Key} stands alone at {fact.Position}");
            else index.units[fact.Key] = (unit.First, i + 1);
        }
        return (index, wrong);
    }

    /// <summary>The prefixes of the log, as lengths, at which a stream had exactly so many events; units are never seen in part.</summary>
    /// <returns>Low above High where only a part of a unit would give that version.</returns>
    public (long Low, long High) PrefixesAt(string stream, int version)
    {
        var facts = Stream(stream);
        return (version == 0 ? 0 : units[facts[version - 1].Key].Last,
            version == facts.Count ? long.MaxValue : units[facts[version].Key].First - 1);
    }
}
