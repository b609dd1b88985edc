using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App.Operations;

/// <summary>Jobs are no part of a dump. What was under way when it was made can be told from the record: it is asked for again.</summary>
/// <param name="source">The database.</param>
/// <param name="jobs">The job queue.</param>
public sealed class UnfinishedWork(NpgsqlDataSource source, JobQueue jobs)
{
    const int Batch = 500;
    static readonly string Unfinished = Statements.Read("unfinished_articles");

    /// <summary>Asks for it, in the order in which the articles came; what is waiting already is not asked for twice.</summary>
    /// <returns>Number of articles on which work is to do.</returns>
    public async Task<int> RequestAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand(Unfinished);
        command.CommandTimeout = 0;
        var due = await command.RowsAsync(r => Messages(Streams.IdOf(r.GetString(0)), r.GetInt32(1), r.GetInt32(2)), ct);
        foreach (var batch in due.SelectMany(m => m).Select(Decisions.Job).Chunk(Batch)) await jobs.EnqueueAsync(batch, null, ct);
        return due.Count;
    }

    // Who is who goes before the comparison of statements; what it found already it does not find again.
    static object[] Messages(Guid article, int revision, int step) => step switch
    {
        1 => [new ExtractClaims(article, revision)],
        2 => [new AssignStories(article, revision)],
        4 => [new FetchArticle(article)],
        5 => [new MatchSpeakers(article, revision), new MatchStatements(article, revision)],
        _ => [new CarryOutErasure(article)],
    };
}
