using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.Matching.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>Background job: recognises the speakers of an article under other names, and resolves mentions that an article of its stories introduces.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">Time of the decision.</param>
public sealed class MatchSpeakersJob(Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source, EventTypes types, TimeProvider clock)
    : IJobHandler
{
    readonly SpeakerMatching speakers = new(decisions, store, source);
    readonly MentionResolving mentions = new(decisions, store, source);

    /// <inheritdoc/>
    public string Kind => JobKinds.MatchSpeakers;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<MatchSpeakers>(types);
        await decisions.CommitAsync(new($"matcher:{SpeakerRecognition.Matcher}", Cause: job.Cause), job.Lease, ct => DecideAsync(command, ct), ct);
    }

    async Task<Outcome> DecideAsync(MatchSpeakers command, CancellationToken ct)
    {
        var article = (await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct)).State;
        if (article is not { RemovedAt: null, Assignment: { } placed }) return Outcome.Nothing;
        Dictionary<Guid, Versioned<Story>> stories = [];
        foreach (var id in placed.Stories.Select(s => s.StoryId).Distinct())
            if (await decisions.LoadAsync<Story>(Streams.Story(id), ct) is { State: not null } story) stories[id] = story;
        var now = clock.GetUtcNow();
        return CompareSpeakers.After(
            OutcomeOfSeveral.Of([.. await mentions.DecideAsync(article, stories, now, ct), .. await speakers.DecideAsync(article, stories, now, ct)]));
    }
}
