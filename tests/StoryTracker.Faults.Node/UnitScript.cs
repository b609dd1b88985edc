using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>Events for one stream of a scripted unit.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Expected">The version it must be at; -1: any.</param>
/// <param name="Count">How many events.</param>
public sealed record Part(string Stream, int Expected, int Count);

/// <summary>All there is to know of a unit, so that another process can send the very same one again.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Writer">Who writes.</param>
/// <param name="Number">1, 2, 3 … for each writer.</param>
/// <param name="Parts">Its streams.</param>
/// <param name="Job">Whether it requests the job named by its key.</param>
public sealed record UnitScript(Guid Key, string Writer, int Number, IReadOnlyList<Part> Parts, bool Job)
{
    /// <summary>The unit.</summary>
    public AppendUnit ToUnit()
    {
        var (nth, of) = (0, Parts.Sum(p => p.Count));
        return new AppendUnit(new EventMetadata(Writer))
        {
            Key = Key,
            Streams = [.. Parts.Select(p => new StreamWrite(p.Stream, p.Expected,
                [.. Enumerable.Range(0, p.Count).Select(_ => new Noted(Key, Writer, Number, ++nth, of, Job))]))],
            Jobs = Job ? [new EffectArgs(Key.ToString()).ToRequest()] : [],
        };
    }
}
