using System.Globalization;
using StoryTracker.App.FollowUps;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;
using StoryTracker.Language;

namespace StoryTracker.App;

/// <summary>What came of a decision.</summary>
/// <param name="Position">Position at which it is on record; null when nothing had to be recorded.</param>
/// <param name="Events">Number of events recorded.</param>
public readonly record struct Decided(long? Position, int Events)
{
    /// <summary>True when the job that it would have completed is no longer ours; somebody else does it.</summary>
    public bool Lost { get; init; }

    /// <summary>True when the decision changed the record.</summary>
    public bool Changed => Position is not null;
}

/// <summary>Carries pure decisions out: load, decide, append in one commit with the messages they send and the job they complete.</summary>
/// <param name="store">The event store.</param>
public sealed class Decisions(EventStore.EventStore store)
{
    /// <summary>Times a decision is made again because somebody else wrote first.</summary>
    public const int Attempts = 5;

    /// <summary>Queue lane of everything that happens to articles: they are read and placed one after another, in order of arrival.</summary>
    public const string ArticleLane = "articles";

    /// <summary>State of a stream as the domain's handlers want it.</summary>
    public async Task<Versioned<T>> LoadAsync<T>(string stream, CancellationToken ct) where T : class
    {
        var folded = await store.LoadAsync<T>(stream, null, ct);
        return new(folded.State, folded.Version);
    }

    /// <summary>Makes a decision and puts it on record; makes it again on fresh state when another writer was first.</summary>
    /// <param name="meta">Who decides, and because of what.</param>
    /// <param name="completes">Job that is done once this is on record, null for a person's command.</param>
    /// <param name="decide">Loads what it needs and decides; called once an attempt.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <param name="key">Idempotency key of a person's command, null for none.</param>
    /// <exception cref="StreamConflictException">Other writers were first five times in a row.</exception>
    /// <exception cref="AppendRefusedException">A rule of the database refuses the events.</exception>
    public async Task<Decided> CommitAsync(
        EventMetadata meta, JobLease? completes, Func<CancellationToken, Task<Outcome>> decide, CancellationToken ct, Guid? key = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A command that was sent before gets the answer that it got then, whatever has changed since.
            if (key is { } sent && await store.PositionOfAsync(sent, ct) is { } answered) return new(answered, 0);
            var outcome = await decide(ct);
            if (outcome.IsNothing) return default;
            var unit = new AppendUnit(meta)
            {
                Key = key ?? Guid.CreateVersion7(),
                Completes = completes,
                Streams = [.. outcome.Appends.Select(a => new StreamWrite(a.Stream, a.Expected, a.Events))],
                Jobs = [.. outcome.Messages.Select(Job)],
            };
            var result = await store.AppendAsync(unit, ct);
            switch (result.Outcome)
            {
                case AppendOutcome.Appended or AppendOutcome.Duplicate:
                    return new(result.Position, outcome.Appends.Sum(a => a.Events.Count));
                case AppendOutcome.LostLease:
                    return new() { Lost = true };
                case AppendOutcome.Conflict when attempt == Attempts:
                    var first = outcome.Appends[0];
                    throw new StreamConflictException(first.Stream, first.Expected, -1);
            }
        }
    }

    /// <summary>The job that carries a message.</summary>
    internal static JobRequest Job(object message) => message switch
    {
        ExtractClaims e => new(JobKinds.ExtractClaims, e)
        {
            Key = $"{JobKinds.ExtractClaims}:{e.ArticleId}:{e.Revision}:{Extractor.Label}",
            Lane = ArticleLane,
        },
        AssignStories a => new(JobKinds.AssignStories, a) { Key = $"{JobKinds.AssignStories}:{a.ArticleId}:{a.Revision}", Lane = ArticleLane },
        MatchStatements m => new(JobKinds.MatchStatements, m) { Key = $"{JobKinds.MatchStatements}:{m.ArticleId}:{m.Revision}", Lane = ArticleLane },
        MatchSpeakers m => new(JobKinds.MatchSpeakers, m) { Key = $"{JobKinds.MatchSpeakers}:{m.ArticleId}:{m.Revision}", Lane = ArticleLane },
        CompareSpeakers c => new(JobKinds.CompareSpeakers, c) { Key = $"{JobKinds.CompareSpeakers}:{c.One}:{c.Other}", Lane = ArticleLane },
        CarryOutErasure c => new(JobKinds.CarryOutErasure, c) { Key = $"{JobKinds.CarryOutErasure}:{c.ArticleId}" },
        PollFeed p => new(JobKinds.PollFeed, p) { Key = $"{JobKinds.PollFeed}:{p.FeedId}", DueAt = p.At },
        FetchArticle f => new(JobKinds.FetchArticle, f) { Key = $"{JobKinds.FetchArticle}:{f.ArticleId}", DueAt = f.At },
        ReadArticlePage r => new(JobKinds.ReadArticle, r) { Key = $"{JobKinds.ReadArticle}:{r.ArticleId}:{r.Sha256}" },
        // A page that was found gone is looked at soon, whenever its next look of the ordinary kind is due.
        RevisitArticle v => new(JobKinds.RevisitArticle, v)
        {
            Key = $"{JobKinds.RevisitArticle}:{v.ArticleId}{(v.Gone > 0 ? ":gone" : "")}", DueAt = v.At,
        },
        AskFollowUp q => new(JobKinds.AskFollowUp, q)
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{JobKinds.AskFollowUp}:{q.StoryId}:{q.FollowUpId}:{q.Due:yyyy-MM-dd}"),
            DueAt = FollowUp.AsksAt(q.Due),
        },
        SuggestChanges s => new(JobKinds.SuggestChanges, s)
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"{JobKinds.SuggestChanges}:{s.StoryId}:{s.Articles}"), Lane = ArticleLane,
        },
        OpenFollowUps o => new(JobKinds.OpenFollowUps, o) { Key = $"{JobKinds.OpenFollowUps}:{o.StoryId}", Lane = ArticleLane },
        _ => throw new InvalidOperationException($"No job carries a {message.GetType().Name}; name it here."),
    };
}

/// <summary>Kinds of background jobs.</summary>
public static class JobKinds
{
    /// <summary>Ask a feed's server what is new.</summary>
    public const string PollFeed = "poll-feed";

    /// <summary>Fetch the page of an article.</summary>
    public const string FetchArticle = "fetch-article";

    /// <summary>Read the article out of its page.</summary>
    public const string ReadArticle = "read-article";

    /// <summary>See to it that every feed has its poll.</summary>
    public const string TendFeeds = "tend-feeds";

    /// <summary>Find who said what in a revision.</summary>
    public const string ExtractClaims = "extract-claims";

    /// <summary>Place an article on stories.</summary>
    public const string AssignStories = "assign-stories";

    /// <summary>Compare an article's claims with those on record.</summary>
    public const string MatchStatements = "match-statements";

    /// <summary>Recognise the speakers of an article under other names.</summary>
    public const string MatchSpeakers = "match-speakers";

    /// <summary>Compare the statements of two names that became one speaker, or are one no longer.</summary>
    public const string CompareSpeakers = "compare-speakers";

    /// <summary>Look at an article's page again.</summary>
    public const string RevisitArticle = "revisit-article";

    /// <summary>Ask what became of something whose day is over.</summary>
    public const string AskFollowUp = "ask-follow-up";

    /// <summary>Look whether stories are one, or one is several, and suggest it.</summary>
    public const string SuggestChanges = "suggest-changes";

    /// <summary>Open what a story has to come back to.</summary>
    public const string OpenFollowUps = "open-follow-ups";

    /// <summary>Check every invariant of the record.</summary>
    public const string CheckRecord = "check-record";

    /// <summary>Scrub what a removed article left.</summary>
    public const string CarryOutErasure = "carry-out-erasure";
}
