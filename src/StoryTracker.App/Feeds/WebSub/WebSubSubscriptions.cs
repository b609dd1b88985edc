using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;

namespace StoryTracker.App.Feeds.WebSub;

/// <summary>What there is to do about a feed's subscription.</summary>
/// <param name="Step"><c>begin</c>, <c>ask</c> or <c>leave</c>.</param>
/// <param name="Id">The subscription, null for one to begin.</param>
/// <param name="FeedId">The feed.</param>
/// <param name="Hub">Address of the hub.</param>
/// <param name="Topic">What to subscribe to.</param>
public sealed record WebSubStep(string Step, Guid? Id, Guid FeedId, string Hub, string Topic);

/// <summary>The subscriptions in the database.</summary>
/// <param name="source">The database.</param>
public sealed class WebSubSubscriptions(NpgsqlDataSource source)
{
    static readonly string Upkeep = Statements.Read("websub_upkeep");
    static readonly string BeginOne = Statements.Read("websub_begin");
    static readonly string ById = Statements.Read("websub_by_id");
    static readonly string ByToken = Statements.Read("websub_by_token");
    static readonly string Asked = Statements.Read("websub_asked");
    static readonly string Move = Statements.Read("websub_move");
    static readonly string Verified = Statements.Read("websub_verified");
    static readonly string Delivered = Statements.Read("websub_delivered");
    static readonly string Pushed = Statements.Read("websub_pushed");
    static readonly string Forget = Statements.Read("websub_forget");

    /// <summary>What there is to do so that every feed that names a hub is subscribed there, and no other is.</summary>
    /// <param name="callbacks">What every callback begins with.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<IReadOnlyList<WebSubStep>> StepsAsync(string callbacks, CancellationToken ct)
    {
        await using var command = Command(Upkeep, callbacks);
        return await command.RowsAsync(
            r => new WebSubStep(r.GetString(0), r.IsDBNull(1) ? null : r.GetGuid(1), r.GetGuid(2), r.GetString(3), r.GetString(4)), ct);
    }

    /// <summary>Notes a subscription to ask for, with a callback and a secret of its own.</summary>
    /// <returns>Its id; null where the feed has one already.</returns>
    public async Task<Guid?> BeginAsync(Guid feed, string hub, string topic, string callbacks, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var command = Command(BeginOne, id, feed, hub, topic, callbacks + token, HashOf(token), secret);
        return await command.ExecuteNonQueryAsync(ct) > 0 ? id : null;
    }

    /// <summary>A subscription; null when there is none.</summary>
    public async Task<WebSubSubscription?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var command = Command(ById, id);
        return (await command.RowsAsync(Read, ct)).SingleOrDefault();
    }

    /// <summary>The subscription of a callback; null when there is none.</summary>
    /// <param name="token">Last part of the callback's path.</param>
    /// <param name="ct">Ends the call.</param>
    public async Task<WebSubSubscription?> FindAsync(string token, CancellationToken ct)
    {
        await using var command = Command(ByToken, HashOf(token));
        return (await command.RowsAsync(Read, ct)).SingleOrDefault();
    }

    /// <summary>Notes that the hub took a request.</summary>
    public Task AskedAsync(Guid id, CancellationToken ct) => RunAsync(Asked, [id], ct);

    /// <summary>Changes the state, unless it has changed meanwhile.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="from">States it may be in.</param>
    /// <param name="to">State it gets.</param>
    /// <param name="told">Why, a sentence; null where there is nothing to tell.</param>
    /// <param name="ct">Ends the call.</param>
    /// <returns>Whether it was in one of these states.</returns>
    public async Task<bool> MoveAsync(Guid id, IEnumerable<WebSubState> from, WebSubState to, string? told, CancellationToken ct)
    {
        await using var command = Command(Move, id, from.Select(Word).ToArray(), Word(to));
        command.Parameters.Add(new() { Value = (object?)told ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        return await command.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Notes that the hub has verified it.</summary>
    public Task VerifiedAsync(Guid id, DateTimeOffset leaseUntil, CancellationToken ct) => RunAsync(Verified, [id, leaseUntil.UtcDateTime], ct);

    /// <summary>Counts a document: taken, ignored for its signature, or signed but no feed.</summary>
    public Task CountAsync(Guid id, bool taken, bool isSigned, CancellationToken ct) =>
        RunAsync(Delivered, [id, taken ? 1L : 0L, isSigned ? 0L : 1L, isSigned && !taken ? 1L : 0L], ct);

    /// <summary>Whether new entries of a feed come by themselves, so that polls may be rare.</summary>
    public async Task<bool> IsPushedAsync(Guid feed, CancellationToken ct)
    {
        await using var command = Command(Pushed, feed);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Forgets subscriptions that ended a month ago.</summary>
    public Task ForgetAsync(CancellationToken ct) => RunAsync(Forget, [], ct);

    async Task RunAsync(string sql, object[] values, CancellationToken ct)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(ct);
    }

    NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    static WebSubSubscription Read(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), new(r.GetString(2)), r.GetString(3), new(r.GetString(4)), r.GetString(5),
        Enum.Parse<WebSubState>(r.GetString(6), ignoreCase: true), Time(r, 7), Time(r, 8));

    static DateTimeOffset? Time(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);

    static string Word(WebSubState state) => state.ToString().ToLowerInvariant();

    static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
