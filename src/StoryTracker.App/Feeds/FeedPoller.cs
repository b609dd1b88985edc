using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Feeds.Polling;
using StoryTracker.EventStore;
using StoryTracker.Fetching;
using StoryTracker.Reading.Feeds;

namespace StoryTracker.App.Feeds;

/// <summary>What came of a request for a feed.</summary>
/// <param name="Answer">The answer, null when there was none.</param>
/// <param name="Document">The document, null when there is nothing to read.</param>
/// <param name="Result">The same for the schedule; entries are counted later.</param>
/// <param name="Excerpt">Beginning of an answer that was no feed.</param>
public sealed record FeedAnswer(Fetched? Answer, FeedDocument? Document, PollResult Result, string? Excerpt);

/// <summary>What a poll came to.</summary>
/// <param name="Decision">What the schedule made of it.</param>
/// <param name="New">Entries seen for the first time.</param>
/// <param name="Recorded">What went on record.</param>
public sealed record PolledFeed(PollDecision Decision, int New, Decided Recorded);

/// <summary>Asks for feeds and puts on record what they say: the same path for a poll, a feed that is added, and a document that was pushed.</summary>
/// <param name="fetch">The one door to the outside.</param>
/// <param name="intake">Recognises entries.</param>
/// <param name="polls">Operational state.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="settings">Limits and policy.</param>
/// <param name="clock">When.</param>
/// <param name="isPushed">Whether a hub tells us of new entries of a feed, so that it need not be asked often; null: never.</param>
public sealed class FeedPoller(
    IFetch fetch, FeedIntake intake, FeedPolls polls, Decisions decisions, FeedSettings settings, TimeProvider clock,
    Func<Guid, CancellationToken, Task<bool>>? isPushed = null)
{
    const string Accept = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
        + "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5";
    const int ExcerptLength = 300;

    /// <summary>Asks for a feed; the caller has passed its gate. Never throws for what a server does.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="memory">Validators of the last document.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<FeedAnswer> AskAsync(Uri url, FeedMemory memory, CancellationToken ct)
    {
        var conditional = memory.ETag is not null || memory.LastModified is not null;
        var started = clock.GetTimestamp();
        try
        {
            var answer = await fetch.GetAsync(new(url)
            {
                MaxBytes = settings.LargestFeed, Deadline = settings.Deadline, ETag = memory.ETag, LastModified = memory.LastModified,
                ValidatorsFrom = memory.ValidatorsFrom, Accept = Accept,
            }, ct);
            return Read(answer, url, conditional, clock.GetElapsedTime(started));
        }
        catch (FetchRefusedException e)
        {
            var result = new PollResult { Failure = FailureOf(e.Kind), Error = e.Message, Conditional = conditional, Took = clock.GetElapsedTime(started) };
            return new(null, null, result, null);
        }
    }

    /// <summary>Reads an answer.</summary>
    public static FeedAnswer Read(Fetched answer, Uri url, bool conditional, TimeSpan took)
    {
        var result = new PollResult
        {
            Status = answer.Status, Conditional = conditional, HasValidators = answer.ETag is not null || answer.LastModified is not null,
            MaxAge = answer.MaxAge, RetryAfter = answer.RetryAfter, MovedTo = answer.MovedTo is { } to && to != url ? to : null, Took = took,
        };
        if (!answer.IsSuccess) return new(answer, null, result, answer.IsNotModified ? null : Excerpt(answer.Body));
        try
        {
            var document = FeedReader.Read(answer.Body, answer.Url, answer.ContentType);
            return new(answer, document, result with
            {
                Entries = document.Entries.Count,
                Published = [.. document.Entries.Select(e => e.Published ?? e.Updated).OfType<DateTimeOffset>()],
                Wishes = new(document.TtlMinutes, document.UpdatePeriod, document.SkipHours, document.SkipDays),
            }, null);
        }
        catch (FeedRefusedException e)
        {
            return new(answer, null, result with { Failure = PollFailure.Unreadable, Error = e.Message }, Excerpt(answer.Body));
        }
    }

    /// <summary>Puts an answer on record: entries, what it says of the feed, and the next poll, in one commit; then notes how it went.</summary>
    /// <param name="id">The feed.</param>
    /// <param name="url">Its address.</param>
    /// <param name="title">Its title on record, null when it has none.</param>
    /// <param name="memory">What was remembered before.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="register">Puts the feed itself on record first; null when it is there.</param>
    /// <param name="job">The job that this completes, null when there is none.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<PolledFeed> RecordAsync(
        Guid id, Uri url, string? title, FeedMemory memory, FeedAnswer answer, RegisterFeed? register, ClaimedJob? job, string by, CancellationToken ct)
    {
        IReadOnlyList<RecognisedEntry> entries = answer.Document is { } document ? await intake.RecogniseAsync(id, document, ct) : [];
        var fresh = entries.Count(e => e.Standing is EntryStanding.New or EntryStanding.Linked);
        var result = answer.Result with { NewItems = fresh, ChangedItems = entries.Count(e => e.Standing == EntryStanding.Changed),
            Pushed = isPushed is not null && await isPushed(id, ct) };
        var now = clock.GetUtcNow();
        var decision = PollSchedule.Next(memory.State, result, now, Random.Shared.NextDouble(), settings.Policy);
        var called = FeedEntryText.Storable(answer.Document?.Title);
        var record = new RecordPoll(id, called, Failing(decision, now), decision.State.Failures == 0,
            decision.Health == FeedHealth.Gone ? decision.HealthSentence : null, decision.NextAt);
        var origin = $"{called ?? title ?? "Feed"} ({url})";
        var recorded = await intake.RecordAsync(entries, origin, new(by, Cause: job?.Cause), job?.Lease, async ct =>
        {
            var feed = await decisions.LoadAsync<Feed>(Streams.Feed(id), ct);
            if (feed.State is not null || register is null) return RecordPollHandler.Handle(record, feed, now);
            var registered = RegisterFeedHandler.Handle(register, feed, now);
            object[] own = called is null ? [] : [new FeedRetitled(called)];
            return new([.. registered.Appends.Select(a => a with { Events = [.. a.Events, .. own] })], [new PollFeed(id, decision.NextAt)]);
        }, ct);
        if (recorded.Lost) return new(decision, 0, recorded);
        await NoteAsync(id, url, memory, answer, decision, fresh, now, ct);
        FeedTelemetry.Polled(answer, fresh, result.Took);
        return new(decision, fresh, recorded);
    }

    Task NoteAsync(Guid id, Uri url, FeedMemory memory, FeedAnswer answer, PollDecision decision, int fresh, DateTimeOffset now, CancellationToken ct)
    {
        var read = answer.Document is not null;
        // Validators stand for a document that was taken in; those of an answer that was no feed would hide the next good one.
        var (etag, modified, from) = read ? (answer.Answer!.ETag, answer.Answer.LastModified, answer.Answer.Url) : (memory.ETag, memory.LastModified, memory.ValidatorsFrom);
        var hub = answer.Answer?.Links.FirstOrDefault(l => l.Rel == "hub")?.Url.AbsoluteUri ?? answer.Document?.Hub;
        var self = answer.Answer?.Links.FirstOrDefault(l => l.Rel == "self")?.Url.AbsoluteUri ?? answer.Document?.Self;
        return polls.NoteAsync(new(id, url, decision, etag, modified, from, answer.Excerpt, answer.Answer?.Redirects ?? [], read ? hub : null, read ? self : null,
            answer.Answer?.IsNotModified is true, fresh, answer.Answer?.Body.Length ?? 0), now, ct);
    }

    /// <summary>Puts a document that came by itself on record; the next poll stays when it is.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="document">Its document.</param>
    /// <param name="by">Who brings it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Entries seen for the first time.</returns>
    public async Task<int> TakeAsync(Feed feed, FeedDocument document, string by, CancellationToken ct)
    {
        var entries = await intake.RecogniseAsync(feed.Id, document, ct);
        var fresh = entries.Count(e => e.Standing is EntryStanding.New or EntryStanding.Linked);
        var origin = $"{feed.Title ?? FeedEntryText.Storable(document.Title) ?? "Feed"} ({feed.Url})";
        await intake.RecordAsync(entries, origin, new(by), null, _ => Task.FromResult(Outcome.Nothing), ct);
        if (fresh > 0) await polls.CountAsync(feed.Id, fresh, clock.GetUtcNow(), ct);
        return fresh;
    }

    static FeedFailing? Failing(PollDecision decision, DateTimeOffset now) =>
        decision.Notices.FirstOrDefault(n => n.Kind is PollNoticeKind.Failing or PollNoticeKind.Blocked) is { } notice
            ? new(decision.State.Failures, FeedEntryText.Storable(decision.State.LastError) ?? notice.Sentence, decision.State.FailingSince ?? now) : null;

    static string? Excerpt(ReadOnlyMemory<byte> body)
    {
        var text = System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, ExcerptLength * 2)]);
        var shown = string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)).Trim();
        return shown.Length == 0 ? null : shown.Length > ExcerptLength ? shown[..ExcerptLength] : shown;
    }

    static PollFailure FailureOf(FetchRefusal kind) => kind switch
    {
        FetchRefusal.NoSuchHost => PollFailure.NoSuchHost,
        FetchRefusal.NoConnection or FetchRefusal.Tls => PollFailure.NoConnection,
        FetchRefusal.TookTooLong => PollFailure.TimedOut,
        FetchRefusal.TooLarge or FetchRefusal.HeadersTooLarge => PollFailure.TooLarge,
        FetchRefusal.Garbled or FetchRefusal.TooManyRedirects => PollFailure.Garbled,
        _ => PollFailure.Refused,
    };
}
