using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>Who printed names stand for, as known at a moment: merged names and namesakes told apart, read from the record itself.</summary>
public sealed class SpeakerIdentities
{
    static readonly string Linked = Statements.Read("linked_speakers");
    readonly Dictionary<Guid, Speaker> speakers;

    SpeakerIdentities(Dictionary<Guid, Speaker> speakers) => this.speakers = speakers;

    /// <summary>Loads what concerns some speakers: only those that are linked with others are folded.</summary>
    /// <param name="store">The record.</param>
    /// <param name="source">The database.</param>
    /// <param name="ids">Speakers by the names that articles print.</param>
    /// <param name="upToPosition">As known then, a position that the store has answered as its last one or an earlier one; null: now.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<SpeakerIdentities> LoadAsync(
        EventStore.EventStore store, NpgsqlDataSource source, IEnumerable<Guid> ids, long? upToPosition, CancellationToken ct)
    {
        Dictionary<Guid, Speaker> found = [];
        HashSet<Guid> asked = [];
        for (var next = ids.ToHashSet(); next.Count > 0;)
        {
            asked.UnionWith(next);
            await using var command = source.CreateCommand(Linked);
            command.Parameters.Add(new() { Value = next.Select(Streams.Speaker).ToArray() });
            var streams = await command.RowsAsync(r => r.GetString(0), ct);
            next = [];
            foreach (var stream in streams)
            {
                var folded = upToPosition is { } position ? await store.LoadAtAsync<Speaker>(stream, position, ct) : await store.LoadAsync<Speaker>(stream, null, ct);
                if (folded.State is not { } speaker) continue;
                found[speaker.Id] = speaker;
                next.UnionWith(speaker.Absorbed.Concat(speaker.Homonyms.Keys).Concat(Some(speaker.Merged?.Into)).Concat(Some(speaker.ToldApartFrom)));
            }
            next.ExceptWith(asked);
        }
        return new(found);

        static IEnumerable<Guid> Some(Guid? id) => id is { } one ? [one] : [];
    }

    /// <summary>The speaker that a name in an article stands for.</summary>
    public Guid Who(Guid speaker, Guid? article) => SpeakerIdentity.Of(speaker, article, Find);

    /// <summary>Every name that may stand for a speaker, its own first.</summary>
    public IReadOnlyList<Guid> NamesOf(Guid speaker) => SpeakerIdentity.NamesOf(speaker, Find);

    /// <summary>A speaker that is linked with others; null for one that stands for itself alone.</summary>
    public Speaker? Find(Guid id) => speakers.GetValueOrDefault(id);
}
