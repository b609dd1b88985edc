using StoryTracker.App.Revisions;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.EventStore;
using StoryTracker.Language;

namespace StoryTracker.App.Ingestion;

/// <summary>Background job: reads a revision with the language engine and puts what it finds on record.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="copies">Recognises what another article printed before.</param>
/// <param name="types">Reads the job's arguments.</param>
public sealed class ExtractClaimsJob(Decisions decisions, CopyRecognition copies, EventTypes types) : IJobHandler
{
    /// <inheritdoc/>
    public string Kind => JobKinds.ExtractClaims;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var command = job.ArgsAs<ExtractClaims>(types);
        await decisions.CommitAsync(new($"extractor:{Extractor.Label}", Cause: job.Cause), job.Lease, ct => DecideAsync(command, ct), ct);
    }

    async Task<Outcome> DecideAsync(ExtractClaims command, CancellationToken ct)
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        if (article.State is null) throw new PermanentJobFailureException($"Article {command.ArticleId} is not on record.");
        if (article.State.RemovedAt is not null) return Outcome.Nothing;
        var found = FoundInText.Read(command.ArticleId, article.State.Revision(command.Revision));
        var speakers = new Dictionary<Guid, Versioned<Speaker>>();
        foreach (var id in found.Claims.Select(c => c.Claim.Speaker.SpeakerId).OfType<Guid>().Distinct())
            speakers[id] = await decisions.LoadAsync<Speaker>(Streams.Speaker(id), ct);
        var outcome = ExtractClaimsHandler.Handle(command, article, Extractor.Label, found.Claims, found.Dates, speakers);
        return outcome.IsNothing || command.Revision != article.State.Current!.Revision ? outcome
            : With(outcome, Streams.Article(command.ArticleId), await copies.RecogniseAsync(article.State, article.State.Current, ct));
    }

    static Outcome With(Outcome outcome, string stream, object? e) =>
        e is null ? outcome : outcome with { Appends = [.. outcome.Appends.Select(a => a.Stream == stream ? a with { Events = [.. a.Events, e] } : a)] };
}
