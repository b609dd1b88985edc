using StoryTracker.Domain;
using StoryTracker.Domain.Speakers;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Verifies that links between speakers lead somewhere: each is on the streams of both, and no chain of them closes.</summary>
/// <param name="store">The event store.</param>
sealed class SpeakersCheck(EventStore.EventStore store)
{
    const string Invariant = "speakers-lead-to-one";
    const int PageSize = 1000;
    static readonly LogFilter Links = new(["speaker-recognised", "speakers-merged", "speakers-unmerged", "speaker-split", "speaker-split-undone"]);

    public async Task<CheckFinding> RunAsync(CancellationToken ct)
    {
        HashSet<Guid> linked = [];
        var position = 0L;
        for (IReadOnlyList<RecordedEvent> page; (page = await store.ReadLogAsync(position, PageSize, Links, ct)).Count > 0;)
        {
            linked.UnionWith(page.Where(e => e.Stream.StartsWith(Streams.SpeakerPrefix, StringComparison.Ordinal)).Select(e => Streams.IdOf(e.Stream)));
            position = page[^1].Position;
        }
        Dictionary<Guid, Speaker> speakers = [];
        foreach (var id in linked)
            if ((await store.LoadAsync<Speaker>(Streams.Speaker(id), null, ct)).State is { } speaker) speakers[id] = speaker;
        foreach (var (id, speaker) in speakers)
        {
            if (speaker.Merged is { } merged && speakers.GetValueOrDefault(merged.Into)?.Absorbed.Contains(id) is not true)
                return new(Invariant, false, $"Speaker {id} is merged with {merged.Into}, which does not know of it.");
            if (speaker.Absorbed.Find(a => speakers.GetValueOrDefault(a)?.Merged?.Into != id) is var stray && stray != default)
                return new(Invariant, false, $"Speaker {id} has {stray} merged with it, which does not know of it.");
            if (speakers.GetValueOrDefault(SpeakerIdentity.Of(id, null, speakers.GetValueOrDefault))?.Merged is not null)
                return new(Invariant, false, $"The merges of speaker {id} lead to nobody.");
        }
        return new(Invariant, true, $"All {speakers.Count} linked speakers lead to one that stands for itself.");
    }
}
