using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Feeds;
using StoryTracker.App.Feeds.WebSub;
using StoryTracker.Domain;

namespace StoryTracker.App.Desk;

/// <summary>The feeds desk on the database: reads what there is in a few statements, and leaves what editors do to <see cref="FeedList"/>.</summary>
/// <param name="source">The database.</param>
/// <param name="list">Does what editors ask for.</param>
/// <param name="webSub">Whether hubs can reach us.</param>
/// <param name="clock">When.</param>
public sealed class FeedsDesk(NpgsqlDataSource source, FeedList list, WebSubAddress webSub, TimeProvider clock) : IFeedsDesk
{
    /// <summary>Days that are looked back on.</summary>
    public const int Fortnight = 14;

    static readonly string Page = Statements.Read("feeds_desk_page");
    static readonly string Counts = Statements.Read("feeds_desk_counts");
    static readonly string Days = Statements.Read("feeds_desk_days");
    static readonly string Pushes = Statements.Read("websub_of_feeds");
    static readonly string Position = Statements.Read("feeds_desk_position");

    /// <inheritdoc/>
    public async Task<FeedsView> FeedsAsync(FeedQuery query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = await RowsAsync(query, null, query.Limit + 1, ct);
        var page = rows.Take(query.Limit).ToList();
        var days = await DaysAsync(page, now, ct);
        var last = rows.Count > query.Limit ? page[^1] : null;
        return new([.. page.Select(r => r.Item(days, now))], last is null ? null : Cursor.Format(last.Rank, last.Sorted, last.Id),
            await CountsAsync(query.Words, ct), now, WebSubWords.Of(webSub));
    }

    /// <inheritdoc/>
    public async Task<FeedView?> FeedAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await RowsAsync(new(null, null, null, 1), id, 1, ct) is not [var row]) return null;
        return new(row.Item(await DaysAsync([row], now, ct), now), row.AddedAt, row.AddedBy ?? "unknown", row.Pause, row.Redirects,
            await PushAsync(row, now, ct), now);
    }

    /// <inheritdoc/>
    public async Task<FeedAddition> AddAsync(string address, string by, CancellationToken ct)
    {
        var added = await list.AddAsync(address, by, ct);
        return new(added.FeedId, added.Title ?? added.Url.AbsoluteUri, added.Url.AbsoluteUri, added.Known,
            added.Position ?? await PositionAsync(added.FeedId, ct));
    }

    /// <inheritdoc/>
    public async Task<FeedTrial> TryAsync(string address, CancellationToken ct)
    {
        var run = await list.TryAsync(address, ct);
        return new(run.Url.AbsoluteUri, run.Title, run.Format, run.Known, run.Problems,
            [.. run.Entries.Select(e => new FeedTrialEntry(e.Title, e.Url?.AbsoluteUri, e.Published, e.Outcome, e.IsNew))]);
    }

    /// <inheritdoc/>
    public async Task<FeedImportView> ImportAsync(ReadOnlyMemory<byte> opml, string by, CancellationToken ct)
    {
        var import = await list.ImportAsync(opml, by, ct);
        return new([.. import.Feeds.Select(f => new FeedImportLine(f.Title, f.Url,
            f.Refusal is not null ? FeedImportOutcome.Refused : f.Known ? FeedImportOutcome.Known : FeedImportOutcome.Added, f.Refusal))], import.Problems);
    }

    /// <inheritdoc/>
    public Task<string> ExportAsync(CancellationToken ct) => list.ExportAsync(ct);

    /// <inheritdoc/>
    public Task<long?> PauseAsync(Guid id, string reason, string by, CancellationToken ct) => DoneAsync(id, list.PauseAsync(id, reason, by, ct), ct);

    /// <inheritdoc/>
    public Task<long?> ResumeAsync(Guid id, string by, CancellationToken ct) => DoneAsync(id, list.ResumeAsync(id, by, ct), ct);

    /// <inheritdoc/>
    public Task<long?> PollNowAsync(Guid id, string by, CancellationToken ct) => DoneAsync(id, list.PollNowAsync(id, by, ct), ct);

    /// <inheritdoc/>
    public Task<long?> AcceptMoveAsync(Guid id, string by, CancellationToken ct) => DoneAsync(id, list.AcceptMoveAsync(id, by, ct), ct);

    async Task<long?> DoneAsync(Guid id, Task command, CancellationToken ct)
    {
        await command;
        return await PositionAsync(id, ct);
    }

    async Task<List<FeedRow>> RowsAsync(FeedQuery query, Guid? only, int limit, CancellationToken ct)
    {
        var cursor = Cursor.Parse(query.After, p => (Rank: int.Parse(p[0], CultureInfo.InvariantCulture), Sorted: p[1], Id: Guid.Parse(p[2])));
        await using var command = source.CreateCommand(Page);
        Add(command, NpgsqlDbType.Text, query.State?.ToString().ToLowerInvariant());
        Add(command, NpgsqlDbType.Text, query.Words);
        Add(command, NpgsqlDbType.Integer, cursor?.Rank ?? -1);
        Add(command, NpgsqlDbType.Text, cursor?.Sorted ?? "");
        Add(command, NpgsqlDbType.Uuid, cursor?.Id ?? Guid.Empty);
        Add(command, NpgsqlDbType.Integer, limit);
        Add(command, NpgsqlDbType.Uuid, only);
        return await command.RowsAsync(FeedRow.Read, ct);
    }

    async Task<IReadOnlyDictionary<FeedState, int>> CountsAsync(string? words, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Counts);
        Add(command, NpgsqlDbType.Text, words);
        return (await command.RowsAsync(r => (FeedRow.StateOf(r.GetString(0)), r.GetInt32(1)), ct)).ToDictionary(r => r.Item1, r => r.Item2);
    }

    // Every feed's fortnight, days without a poll as noughts.
    async Task<ILookup<Guid, FeedDay>> DaysAsync(IReadOnlyList<FeedRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var first = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1 - Fortnight);
        await using var command = source.CreateCommand(Days);
        command.Parameters.Add(new() { Value = rows.Select(r => r.Id).ToArray() });
        command.Parameters.Add(new() { Value = first });
        var known = (await command.RowsAsync(r => (Id: r.GetGuid(0), Day: new FeedDay(
            r.GetFieldValue<DateOnly>(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5), r.GetInt64(6))), ct))
            .ToDictionary(r => (r.Id, r.Day.Day), r => r.Day);
        return rows.SelectMany(r => Enumerable.Range(0, Fortnight).Select(i => (r.Id, Day: first.AddDays(i))))
            .ToLookup(d => d.Id, d => known.GetValueOrDefault(d) ?? new(d.Day, 0, 0, 0, 0, 0));
    }

    async Task<FeedPush> PushAsync(FeedRow row, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Pushes);
        command.Parameters.Add(new() { Value = new[] { row.Id } });
        var found = (await command.RowsAsync(r => (
            State: Enum.Parse<WebSubState>(r.GetString(1), ignoreCase: true), Hub: r.GetString(2), Until: FeedRow.Time(r, 3), At: FeedRow.Time(r, 4),
            Taken: r.GetInt64(5), Ignored: r.GetInt64(6), Told: FeedRow.Text(r, 7)), ct)).Select(s => (s, true)).FirstOrDefault();
        var (subscription, exists) = found;
        var words = WebSubWords.Of(exists ? subscription.State : null, row.Hub is not null, subscription.Told, subscription.Until, webSub.PublicUrl is not null, now);
        return exists ? new(words, subscription.Hub, subscription.Until, subscription.At, subscription.Taken, subscription.Ignored)
            : new(words, row.Hub, null, null, 0, 0);
    }

    async Task<long?> PositionAsync(Guid id, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Position);
        command.Parameters.Add(new() { Value = Streams.Feed(id) });
        return await command.ExecuteScalarAsync(ct) as long?;
    }

    static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new() { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
