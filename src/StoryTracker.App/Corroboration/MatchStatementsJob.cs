using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App.Corroboration;

/// <summary>
/// Background job: compares the claims of an article with those on record, and puts on record which tell one remark, which are the same line on
/// another occasion, and how they differ; all in one commit.
/// </summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="matching">Compares.</param>
/// <param name="types">Reads the job's arguments.</param>
public sealed class MatchStatementsJob(Decisions decisions, StatementMatching matching, EventTypes types) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.MatchStatements;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<MatchStatements>(types);
        await decisions.CommitAsync(new($"matcher:{matching.Matcher}", Cause: job.Cause), job.Lease, ct => DecideAsync(command, ct), ct);
    }

    async Task<Outcome> DecideAsync(MatchStatements command, CancellationToken ct)
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        if (article.State is not { RemovedAt: null, LatestExtraction: { } extraction } state || extraction.Revision != command.Revision) return Outcome.Nothing;
        var (findings, stories) = await matching.CompareAsync(state, every: false, ct);
        return MatchStatementsHandler.Handle(command, article, findings, stories);
    }
}
