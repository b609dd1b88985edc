using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using StoryTracker.App.Desk;
using StoryTracker.App.Projections;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.App.Live;

/// <summary>
/// Reads the log once for all watchers of a process, woken by the store, and tells each what concerns it. What it has told can be counted already:
/// it waits for the read model that says what is new.
/// </summary>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
/// <param name="projections">The read models.</param>
/// <param name="wakeups">Notices of new events.</param>
/// <param name="clock">Times the poll behind them.</param>
/// <param name="log">Where failures go.</param>
public sealed class LiveFeed(
    EventStore.EventStore store, NpgsqlDataSource source, ProjectionRunner projections, Wakeups wakeups, TimeProvider clock, ILogger<LiveFeed> log) : ILiveFeed
{
    const int Batch = 500;
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2), ReadModel = TimeSpan.FromSeconds(2);
    static readonly StoryNewsIndex News = new();
    static readonly FrozenSet<string> NewsTypes = News.EventTypes.ToFrozenSet(StringComparer.Ordinal);
    static readonly string Since = Statements.Read("story_news_since_v1");

    readonly ConcurrentDictionary<LiveWatch, byte> watches = new();

    /// <summary>Number of watchers.</summary>
    public int Watchers => watches.Count;

    /// <inheritdoc/>
    public LiveWatch Watch(Guid? story)
    {
        var watch = new LiveWatch(story, w => watches.TryRemove(w, out _));
        watches[watch] = 0;
        return watch;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LiveChange>> SinceAsync(Guid? story, long position, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Since);
        command.Parameters.Add(new() { Value = position });
        command.Parameters.Add(new() { Value = (object?)story ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return await command.RowsAsync(r => new LiveChange(r.GetInt64(1), r.GetGuid(0), false), ct);
    }

    /// <summary>Tells what comes, until it is stopped. An outage delays it; nothing is passed over.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        long? told = null;
        while (!ct.IsCancellationRequested)
        {
            var woken = wakeups.Next;
            try
            {
                told ??= await store.HeadAsync(ct);
                var events = await store.ReadLogAsync(told.Value, Batch, ct);
                if (events.Count > 0)
                {
                    await TellAsync(events, ct);
                    told = events[^1].Position;
                    continue;
                }
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or InvalidOperationException && !ct.IsCancellationRequested)
            {
                log.LogWarning(e, "What is new cannot be read; trying again.");
                woken = Task.Delay(Poll, clock, ct);
            }
            await wakeups.WaitAsync(woken, Poll, ct);
        }
    }

    async Task TellAsync(IReadOnlyList<RecordedEvent> events, CancellationToken ct)
    {
        var news = events.Where(e => NewsTypes.Contains(e.Type) && e.Stream.StartsWith(Streams.StoryPrefix, StringComparison.Ordinal)).ToList();
        if (news.Count == 0 || watches.IsEmpty) return;
        try
        {
            await projections.ReachedAsync(News.Name, news[^1].Position, ReadModel, ct);
        }
        catch (Exception e) when (e is TimeoutException or ProjectionStoppedException)
        {
            log.LogWarning(e, "What is new is told before it can be counted.");
        }
        foreach (var e in news)
        {
            var change = new LiveChange(e.Position, Streams.IdOf(e.Stream), e.Type == "claim-recorded");
            foreach (var watch in watches.Keys) watch.Tell(change);
        }
    }
}
