using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.Matching;

namespace StoryTracker.App.Ingestion;

/// <summary>The stories as they are set up right now, read from the log: never behind the decision that is made on them.</summary>
/// <param name="store">The event store.</param>
public sealed class StoryProfiles(EventStore.EventStore store) : IDisposable
{
    const int PageSize = 1000;
    static readonly LogFilter Openings = new(["story-opened"]);
    readonly SemaphoreSlim gate = new(1, 1);
    readonly Dictionary<Guid, StoryProfile> known = [];
    long position;

    /// <summary>Every story that has terms; an emerging one has none until an editor gives it some.</summary>
    public async Task<IReadOnlyList<StoryProfile>> CurrentAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var head = await store.HeadAsync(ct);
            while (position < head)
            {
                var page = await store.ReadLogAsync(position, PageSize, Openings, ct);
                foreach (var e in page)
                    if (e.Data is StoryOpened { Terms.Count: > 0 } story)
                        known[story.StoryId] = new(story.StoryId.ToString(), story.Title, story.Sentence, story.Terms);
                position = page.Count == PageSize ? page[^1].Position : head;
            }
            return [.. known.Values.OrderBy(s => s.Id, StringComparer.Ordinal)];
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
