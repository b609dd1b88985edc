using StoryTracker.EventStore;

namespace StoryTracker.Faults.Node;

/// <summary>Reads the log by position and prints what it saw.</summary>
static class Tail
{
    static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public static async Task RunAsync(EventStore.EventStore store, Wakeups wakeups, long after, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var next = wakeups.Next;
            try
            {
                var page = await store.ReadLogAsync(after, 200, stop);
                if (page.Count > 0)
                {
                    Report.Print(new Line("saw") { Seen = [.. page.Select(e => e.Position)] });
                    after = page[^1].Position;
                    continue;
                }
            }
            catch (Exception e) when (Outage.Is(e)) { }
            await wakeups.WaitAsync(next, Poll, stop);
        }
    }
}
