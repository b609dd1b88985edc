using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Feeds.Polling;
using StoryTracker.EventStore;
using StoryTracker.Reading.Feeds;
using Feed = StoryTracker.Domain.Feeds.Feed;

namespace StoryTracker.App.Feeds;

/// <summary>The list of feeds: what editors do with it and how its feeds fare. Used by the verbs and by the page.</summary>
/// <param name="source">The database.</param>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="finder">Finds the feed that an address means.</param>
/// <param name="poller">Puts documents on record.</param>
/// <param name="intake">Recognises entries.</param>
/// <param name="polls">Operational state.</param>
/// <param name="jobs">The job queue.</param>
/// <param name="types">Reads events.</param>
/// <param name="clock">When.</param>
public sealed class FeedList(
    NpgsqlDataSource source, Decisions decisions, FeedFinder finder, FeedPoller poller, FeedIntake intake, FeedPolls polls, JobQueue jobs,
    EventTypes types, TimeProvider clock)
{
    static readonly string Statuses = Statements.Read("list_feeds");
    static readonly string Events = Statements.Read("feed_events");
    static readonly string Due = Statements.Read("poll_now");
    const int Fortnight = 14;

    /// <summary>Puts a feed on the list with what it has now; where the address is that of a page, the feed that the page declares.</summary>
    /// <param name="address">As a person typed it; without a scheme <c>https</c> is meant.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">It cannot be read; the sentence says why.</exception>
    public async Task<FeedAdded> AddAsync(string address, string by, CancellationToken ct)
    {
        var typed = FeedFinder.AddressOf(address);
        if (await KnownAsync(typed, by, ct) is { } listed) return listed;
        var found = await finder.FindAsync(typed, ct);
        if (await KnownAsync(found.Url, by, ct) is { } known) return known;
        var document = found.Answer.Document!;
        var register = new RegisterFeed(found.Url, null, Uri.TryCreate(document.Link, UriKind.Absolute, out var home) ? home : null, by);
        var polled = await poller.RecordAsync(register.FeedId, found.Url, null, FeedMemory.None, found.Answer, register, null, by, ct);
        return new(register.FeedId, found.Url, FeedEntryText.Storable(document.Title), false, document.Entries.Count, polled.Recorded.Position);
    }

    // On the list already, perhaps paused, retired or registered at another address before it moved.
    async Task<FeedAdded?> KnownAsync(Uri url, string by, CancellationToken ct)
    {
        var id = DerivedId.FeedAt(url);
        var feed = await decisions.LoadAsync<Feed>(Streams.Feed(id), ct);
        if (feed.State is null && await polls.FeedAtAsync(url, ct) is { } moved)
            feed = await decisions.LoadAsync<Feed>(Streams.Feed(id = moved), ct);
        if (feed.State is not { } state) return null;
        if (state.Activity != FeedActivity.Active) await ResumeAsync(id, by, ct);
        return new(id, state.Url, state.Title, true, 0, null);
    }

    /// <summary>Reads a feed and says what would be stored; nothing is.</summary>
    /// <exception cref="CommandRefusedException">It cannot be read; the sentence says why.</exception>
    public async Task<DryRun> TryAsync(string address, CancellationToken ct)
    {
        var found = await finder.FindAsync(FeedFinder.AddressOf(address), ct);
        var document = found.Answer.Document!;
        var id = await polls.FeedAtAsync(found.Url, ct) ?? DerivedId.FeedAt(found.Url);
        var known = (await decisions.LoadAsync<Feed>(Streams.Feed(id), ct)).State is not null;
        var entries = await intake.RecogniseAsync(id, document, ct);
        return new(found.Url, FeedEntryText.Storable(document.Title), document.Format, known, document.Problems,
            [.. entries.Select(e => new DryRunEntry(e.Sighting.Title, e.Url, e.Sighting.Published?.Earliest, Words(e), e.Standing == EntryStanding.New))]);
    }

    static string Words(RecognisedEntry entry) => entry.Standing switch
    {
        EntryStanding.New when entry.Url is null => FeedEntryText.FullText(entry.Entry) is null ? "no address and no full text" : "new, from the feed's own text",
        EntryStanding.New => "new, its page would be fetched",
        EntryStanding.Changed => "changed, its page would be fetched again",
        EntryStanding.Linked => "on record from elsewhere, would be linked",
        EntryStanding.Removed => "removed on legal request, would not be stored",
        _ => "on record",
    };

    /// <summary>Puts the feeds of an OPML file on the list, each by itself; they are read in the background.</summary>
    /// <exception cref="CommandRefusedException">The file is no OPML.</exception>
    public async Task<FeedImport> ImportAsync(ReadOnlyMemory<byte> opml, string by, CancellationToken ct)
    {
        OpmlDocument document;
        try
        {
            document = Opml.Read(opml);
        }
        catch (FeedRefusedException e)
        {
            throw new CommandRefusedException(e.Message);
        }
        List<ImportedFeed> imported = [];
        foreach (var outline in document.Feeds)
        {
            try
            {
                var url = FeedFinder.AddressOf(outline.Url);
                var known = await KnownAsync(url, by, ct);
                var home = Uri.TryCreate(outline.HtmlUrl, UriKind.Absolute, out var page) ? page : null;
                var register = new RegisterFeed(url, FeedEntryText.Storable(outline.Title), home, by);
                if (known is null)
                {
                    await decisions.CommitAsync(new(by), null, async ct => RegisterFeedHandler.Handle(
                        register, await decisions.LoadAsync<Feed>(Streams.Feed(register.FeedId), ct), clock.GetUtcNow()), ct);
                }
                imported.Add(new(outline.Title, outline.Url, known?.FeedId ?? register.FeedId, known is not null, null));
            }
            catch (CommandRefusedException e)
            {
                imported.Add(new(outline.Title, outline.Url, null, false, e.Message));
            }
        }
        return new(imported, document.Problems);
    }

    /// <summary>The list as OPML 2.0, retired feeds left out.</summary>
    public async Task<string> ExportAsync(CancellationToken ct) => Opml.Write(new("Feeds of StoryTracker",
        [.. (await FeedsAsync(null, ct)).Values.Where(f => f.Activity != FeedActivity.Retired)
            .OrderBy(f => f.Title ?? f.Url.Host, StringComparer.OrdinalIgnoreCase).ThenBy(f => f.Url.AbsoluteUri, StringComparer.Ordinal)
            .Select(f => new OpmlFeed(f.Title, f.Url.AbsoluteUri, f.HomePage?.AbsoluteUri, null))], []));

    /// <summary>Polls a feed no more until it is resumed.</summary>
    /// <exception cref="CommandRefusedException">No reason, no such feed, or a retired one.</exception>
    public Task PauseAsync(Guid feed, string reason, string by, CancellationToken ct) => decisions.CommitAsync(new(by), null, async ct =>
        PauseFeedHandler.Handle(new(feed, reason, by), await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct), clock.GetUtcNow()), ct);

    /// <summary>Polls a feed no more, because nobody wants it.</summary>
    /// <exception cref="CommandRefusedException">No reason, or no such feed.</exception>
    public Task RetireAsync(Guid feed, string reason, string by, CancellationToken ct) => decisions.CommitAsync(new(by), null, async ct =>
        RetireFeedHandler.Handle(new(feed, reason, by), await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct), clock.GetUtcNow()), ct);

    /// <summary>Polls a paused or retired feed again.</summary>
    /// <exception cref="CommandRefusedException">There is no such feed.</exception>
    public async Task ResumeAsync(Guid feed, string by, CancellationToken ct)
    {
        await decisions.CommitAsync(new(by), null, async ct =>
            ResumeFeedHandler.Handle(new(feed, by), await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct), clock.GetUtcNow()), ct);
        await ForgetTroubleAsync(feed, ct);
        await MakeDueAsync(feed, ct);
    }

    /// <summary>Polls a feed as soon as its host may be asked.</summary>
    /// <exception cref="CommandRefusedException">No such feed, a paused one, or its server asked us to wait.</exception>
    public async Task PollNowAsync(Guid feed, string by, CancellationToken ct)
    {
        if ((await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct)).State is not { } state) throw FeedRefusals.Unknown(feed);
        if (state.Activity == FeedActivity.Retired) throw FeedRefusals.Retired(state);
        if (state.Activity == FeedActivity.Paused) throw new CommandRefusedException($"The feed {state.Url} is paused; resume it first.");
        var memory = await polls.ReadAsync(feed, ct);
        var now = clock.GetUtcNow();
        if (PollSchedule.EarliestAt(memory.State, now) is var earliest && earliest > now)
            throw new CommandRefusedException(string.Create(CultureInfo.InvariantCulture,
                $"The server of {state.Url} asked us not to come back before {earliest.UtcDateTime:d MMM yyyy HH:mm} UTC."));
        if (memory.State.StoppedBecause is not null) await ForgetTroubleAsync(feed, ct);
        await MakeDueAsync(feed, ct);
    }

    /// <summary>Reads the feed from the address that its server keeps sending us to.</summary>
    /// <exception cref="CommandRefusedException">There is no such feed, or nothing to accept.</exception>
    public async Task AcceptMoveAsync(Guid feed, string by, CancellationToken ct)
    {
        var memory = await polls.ReadAsync(feed, ct);
        if (memory.State.ProposedMove is not { } to)
            throw new CommandRefusedException("Its server has not sent us to another address for long enough; there is no move to accept.");
        await decisions.CommitAsync(new(by), null, async ct =>
            MoveFeedHandler.Handle(new(feed, to, by), await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct), clock.GetUtcNow()), ct);
        var moved = (await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct)).State!;
        await polls.ChangeAsync(feed, moved.Url, PollSchedule.Move(memory.State), false, ct);
        await MakeDueAsync(feed, ct);
    }

    /// <summary>Takes a document of the feed that came by itself (WebSub): the same path as a poll.</summary>
    /// <exception cref="CommandRefusedException">No such feed, a paused one, or no feed document.</exception>
    public async Task TakeAsync(Guid feed, ReadOnlyMemory<byte> bytes, string? contentType, string by, CancellationToken ct)
    {
        if ((await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct)).State is not { } state) throw FeedRefusals.Unknown(feed);
        if (state.Activity != FeedActivity.Active) throw new CommandRefusedException($"The feed {state.Url} is not followed now.");
        try
        {
            await poller.TakeAsync(state, FeedReader.Read(bytes, state.Url, contentType), by, ct);
        }
        catch (FeedRefusedException e)
        {
            throw new CommandRefusedException(e.Message);
        }
    }

    /// <summary>Every feed, with how it fares, in the order of registration.</summary>
    public async IAsyncEnumerable<FeedStatus> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var status in await StatusAsync(null, ct)) yield return status;
    }

    /// <summary>A feed, with how it fares; null when there is none.</summary>
    public async Task<FeedStatus?> FindAsync(Guid feed, CancellationToken ct) =>
        await StatusAsync(feed, ct) is [var status] ? status : null;

    async Task<IReadOnlyList<FeedStatus>> StatusAsync(Guid? one, CancellationToken ct)
    {
        var feeds = await FeedsAsync(one, ct);
        await using var command = source.CreateCommand(Statuses);
        command.Parameters.Add(new() { Value = (object?)one ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - Fortnight) });
        return [.. (await command.RowsAsync(row => Row(row, feeds), ct)).OfType<FeedStatus>()];
    }

    static FeedStatus? Row(NpgsqlDataReader row, Dictionary<string, Feed> feeds)
    {
        if (!feeds.TryGetValue(row.GetString(0), out var feed)) return null;        // registered between the two statements
        string? Text(int i) => row.IsDBNull(i) ? null : row.GetString(i);
        DateTimeOffset? Time(int i) => row.IsDBNull(i) ? null : row.GetFieldValue<DateTimeOffset>(i);
        Uri? Address(int i) => Uri.TryCreate(Text(i), UriKind.Absolute, out var url) ? url : null;
        var active = feed.Activity == FeedActivity.Active;
        return new(feed, row.GetFieldValue<DateTimeOffset>(2), row.GetString(1), Text(3) ?? FeedPolls.HealthWord(FeedHealth.New), Time(5), Time(6),
            active ? Time(16) : null, active ? Text(4) : null, Time(8), row.IsDBNull(7) ? 0 : row.GetInt32(7), Text(9), Time(10), Text(11),
            FeedPolls.Redirects(row.GetString(12)), Address(13), Address(14), Address(15), FeedPolls.Days(row.GetString(18)));
    }

    async Task<Dictionary<string, Feed>> FeedsAsync(Guid? one, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Events);
        command.Parameters.Add(new() { Value = one is { } id ? Streams.Feed(id) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        var events = await command.RowsAsync(r => (Stream: r.GetString(0), Data: types.Decode(r.GetString(1), r.GetInt16(2), r.GetString(3))), ct);
        Dictionary<string, Feed> feeds = [];
        foreach (var feed in events.GroupBy(e => e.Stream))
            if (Feed.Of(feed.Select(e => e.Data)) is { } state) feeds[feed.Key] = state;
        return feeds;
    }

    async Task ForgetTroubleAsync(Guid feed, CancellationToken ct)
    {
        var memory = await polls.ReadAsync(feed, ct);
        if (memory.PolledAt is null || (await decisions.LoadAsync<Feed>(Streams.Feed(feed), ct)).State is not { } state) return;
        await polls.ChangeAsync(feed, state.Url, PollSchedule.Resume(memory.State), true, ct);
    }

    // The poll that waits is due now; where none waits or runs, one is asked for.
    async Task MakeDueAsync(Guid feed, CancellationToken ct)
    {
        var job = Decisions.Job(new PollFeed(feed));
        await using var command = source.CreateCommand(Due);
        command.Parameters.Add(new() { Value = job.Key! });
        if ((long)(await command.ExecuteScalarAsync(ct))! == 0) await jobs.EnqueueAsync([job], null, ct);
    }
}
