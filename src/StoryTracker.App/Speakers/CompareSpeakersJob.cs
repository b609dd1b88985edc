using Npgsql;
using StoryTracker.App.Corroboration;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App.Speakers;

/// <summary>
/// Background job: asks for the articles that quote one of two names to be compared again, after the names became one speaker or are one no longer. Of the
/// two, those of the name that fewer articles print: a comparison has two sides. Repeating it asks for nothing twice.
/// </summary>
/// <param name="decisions">Loads articles.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="index">Says which articles quote a name.</param>
/// <param name="jobs">The job queue.</param>
/// <param name="types">Reads the job's arguments.</param>
public sealed class CompareSpeakersJob(
    Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source, StatementIndex index, JobQueue jobs, EventTypes types) : IJobHandler
{
    const int Batch = 500;

    /// <inheritdoc/>
    public string Kind => JobKinds.CompareSpeakers;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<CompareSpeakers>(types);
        var who = await SpeakerIdentities.LoadAsync(store, source, [command.One, command.Other], null, ct);
        foreach (var batch in (await ArticlesAsync(command, who, ct)).Distinct().Order().Chunk(Batch))
        {
            List<JobRequest> due = [];
            foreach (var id in batch)
                if ((await decisions.LoadAsync<Article>(Streams.Article(id), ct)).State is { RemovedAt: null, Assignment: not null, LatestExtraction: { } extraction })
                    due.Add(Decisions.Job(new MatchStatements(id, extraction.Revision)));
            await jobs.EnqueueAsync(due, job.Cause, ct);
        }
    }

    async Task<IEnumerable<Guid>> ArticlesAsync(CompareSpeakers command, SpeakerIdentities who, CancellationToken ct)
    {
        // The articles of a namesake print the name of the other.
        if (who.Find(command.Other)?.Homonyms.GetValueOrDefault(command.One) is { } namesake) return namesake.ArticleIds;
        // What belongs to the first name goes along with it; what remains is the other's.
        var one = who.NamesOf(command.One).Where(n => n != command.Other).ToList();
        var mine = await index.ArticlesOfAsync(one, ct);
        var theirs = await index.ArticlesOfAsync([.. who.NamesOf(command.Other).Except(one)], ct);
        return mine.Count == 0 || (theirs.Count > 0 && theirs.Count < mine.Count) ? theirs : mine;
    }
}
