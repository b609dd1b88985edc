using StoryTracker.App.Access;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // The one place at which pages read a stream. What is private to others is not there, nor is what other stories have of it.
    async Task<EventStore.Folded<T>> FoldAsync<T>(string stream, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct) where T : class
    {
        if (Readership.HidesStream(stream)) return new(null, 0, 0);
        var folded = moment.Position is { } position ? await store.LoadAtAsync<T>(stream, position, ct) : await store.LoadAsync<T>(stream, null, ct);
        if (Readership.Current is not { Hidden.Count: > 0 } reader || folded is not EventStore.Folded<Story> { State: { } story } of) return folded;
        var told = !story.Ties.IsEmpty || !story.Divergences.IsEmpty || !story.Proposals.IsEmpty;
        var shown = story.WithoutTracesOf(reader.Hidden, told ? await HiddenClaimsAsync(reader, ct) : new HashSet<Guid>());
        return (EventStore.Folded<T>)(object)(shown is null ? new(null, 0, 0) : of with { State = shown });
    }

    /// <summary>A story as whoever asks may know it now, or at a position of the record; null where there is none, or none for them.</summary>
    internal async Task<Story?> StoryNowAsync(Guid story, CancellationToken ct, long? at = null) =>
        (await FoldAsync<Story>(Streams.Story(story), at is null ? await ResolveAsync(AsOf.Now, ct) : (at, null), ct)).State;

    /// <summary>Whether nothing but stories that are not there for whoever asks quotes a speaker.</summary>
    internal async Task<bool> IsHiddenNowAsync(Guid speaker, CancellationToken ct)
    {
        var now = await ResolveAsync(AsOf.Now, ct);
        return await IsHiddenAsync(speaker, await IdentitiesAsync([speaker], now, ct), now.Position, ct);
    }

    /// <summary>What is on record at some positions, as the audit tells it to whoever asks.</summary>
    internal async Task<List<HistoryItem>> HistoryOfAsync(IEnumerable<long> positions, CancellationToken ct)
    {
        List<HistoryItem> told = [];
        foreach (var position in positions) told.AddRange((await store.ReadLogAsync(position - 1, 1, ct)).Where(IsTold).Select(Item));
        return told;
    }

    // Claims that stand on hidden stories; asked for once a request.
    Task<IReadOnlySet<Guid>> HiddenClaimsAsync(Readership reader, CancellationToken ct) => reader.HiddenClaimsAsync(async () =>
    {
        HashSet<Guid> claims = [];
        foreach (var id in reader.Hidden)
            if ((await store.LoadAsync<Story>(Streams.Story(id), null, ct)).State is { } story) claims.UnionWith(story.Claims.Keys);
        return claims;
    });

    // A speaker whom nothing but hidden stories quotes is not there either.
    async Task<bool> IsHiddenAsync(Guid speaker, SpeakerIdentities identities, long? position, CancellationToken ct)
    {
        if (Readership.Current is not { Hidden.Count: > 0 } reader) return false;
        var quoting = await StoriesQuotingAsync(identities.NamesOf(speaker), position, ct);
        return quoting.Count > 0 && quoting.IsSubsetOf(reader.Hidden);
    }
}
