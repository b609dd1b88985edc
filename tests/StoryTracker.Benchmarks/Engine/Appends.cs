using StoryTracker.EventStore;
using Store = StoryTracker.EventStore.EventStore;

namespace StoryTracker.Benchmarks.Engine;

/// <summary>Writers that append with exact expected versions, each to a stream of its own.</summary>
sealed class Appends(Store store, Settings settings)
{
    static readonly EventMetadata Meta = new("benchmark");
    int round;

    public Task<double> RunAsync(int events, int writers)
    {
        var prefix = $"append-{round++}";
        return EngineSuite.PerSecondAsync(writers, settings.RunTime, async (writer, going) =>
        {
            var stream = $"{prefix}-{writer}";
            var version = 0;
            for (; going(); version += events)
            {
                object[] data = [.. Enumerable.Range(version, events).Select(Measured.Of)];
                var result = await store.AppendAsync(new AppendUnit(Meta) { Streams = [new StreamWrite(stream, version, data)] });
                if (result.Outcome != AppendOutcome.Appended) throw new InvalidOperationException($"An append ended as {result.Outcome}.");
            }
            return version;
        });
    }
}
