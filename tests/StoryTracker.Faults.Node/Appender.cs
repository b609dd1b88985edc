using System.Globalization;
using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>A writer: units of 1 to 20 events over its own stream and shared ones, each announced before it is sent.</summary>
sealed class Appender(EventStore.EventStore store, NodeSettings settings, int writer)
{
    const int SharedStreams = 4;
    readonly Random random = new(settings.Seed * 1000 + writer);
    readonly string name = string.Create(CultureInfo.InvariantCulture, $"{settings.Name}-{Environment.ProcessId}-{writer}");
    int number, version;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await NextAsync(stop) is not { } script) continue;
            Report.Print(new Line("sending") { Unit = script });
            var result = await SendAsync(script, stop);
            Report.Print(new Line("acked") { Key = script.Key, Outcome = result.Outcome, Position = result.Position });
            if (result.Outcome is AppendOutcome.Appended or AppendOutcome.Duplicate) version += script.Parts[0].Count;
        }
    }

    async Task<UnitScript?> NextAsync(CancellationToken stop)
    {
        var parts = new List<Part> { new($"own-{name}", version, random.Next(1, 11)) };
        for (var shared = random.Next(3); shared > 0; shared--)
        {
            var stream = $"shared-{random.Next(SharedStreams)}";
            if (parts.Exists(p => p.Stream == stream)) continue;
            try
            {
                var expected = random.Next(2) == 0 ? ExpectedVersion.Any : await store.VersionAsync(stream, stop);
                parts.Add(new Part(stream, expected, random.Next(1, 6)));
            }
            catch (Exception e) when (Outage.Is(e)) { return null; }       // reading is not repeated by the store: begin anew
        }
        return new UnitScript(Guid.CreateVersion7(), name, ++number, parts, random.NextDouble() < settings.JobShare);
    }

    async Task<AppendResult> SendAsync(UnitScript script, CancellationToken stop)
    {
        while (true)
            try
            {
                return await store.AppendAsync(script.ToUnit(), stop);
            }
            catch (StoreUnavailableException e)
            {
                Report.Print(new Line("unavailable") { Key = script.Key, Text = e.Message });
            }
    }
}
