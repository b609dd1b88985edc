using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Coalesces concurrent appends into one server call: while one round is under way, the next one gathers. No timers.</summary>
/// <remarks>A round holds at most 128 units, 2,000 events and 4 million characters (one larger unit goes alone), and no two units
/// that share a stream, a key or a completed job. A refused unit never fails its neighbours: they are sent again one by one.
/// Further rounds go out beside the first only when they are large: the database reads the one while it stores the other.</remarks>
sealed class AppendQueue : IAsyncDisposable
{
    const int MaxUnits = 128, MaxEvents = 2000, MaxSize = 4_000_000, Large = 400, Beside = 1;
    static readonly TimeSpan Longest = TimeSpan.FromMicroseconds(300);
    static readonly TimeSpan[] Pauses = [.. new[] { 0, 50, 200, 500, 1000, 2000 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    readonly AppendConnection first;
    readonly Stack<AppendConnection> spare;            // for large rounds beside the first
    readonly TimeProvider clock;
    readonly ILogger log;
    readonly Action committed;
    readonly SemaphoreSlim room = new(1024);
    readonly Lock gate = new();
    readonly HashSet<object> underWay = [];            // what the rounds under way touch
    List<Waiting> waiting = [];
    EncodedUnit? leading;                              // sent by its own caller
    TaskCompletionSource? drained;
    bool firstBusy, closed;
    int beside;                                        // large rounds under way beside the first
    TimeSpan roundTime;
    int crowd;                                         // how many wrote at once when last looked
    double patience = 0.5;                             // share of a round's time

    sealed record Waiting(EncodedUnit Unit, CancellationToken Cancelled)
    {
        public TaskCompletionSource<AppendResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    // "committed" is called after each round that stored something, before its callers are answered; it must not throw.
    public AppendQueue(NpgsqlDataSource source, TimeProvider clock, ILogger log, Action committed)
    {
        first = new AppendConnection(source);
        spare = new Stack<AppendConnection>(Enumerable.Range(0, Beside).Select(_ => new AppendConnection(source)));
        (this.clock, this.log, this.committed) = (clock, log, committed);
    }

    /// <summary>Appends a unit in one of the next rounds. Cancelling stops the wait; a unit already sent may still be stored.</summary>
    public Task<AppendResult> AppendAsync(EncodedUnit unit, CancellationToken ct)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(EventStore));
            if (firstBusy || beside > 0 || crowd > 1) return FollowAsync(unit, ct);
            (firstBusy, leading) = (true, unit);
        }
        var led = LeadAsync(unit);                     // nobody is sending: this caller sends its own unit, without a hand-over
        return ct.CanBeCanceled ? led.WaitAsync(ct) : led;
    }

    async Task<AppendResult> LeadAsync(EncodedUnit unit)
    {
        try
        {
            return (await TryAsync(first, [unit]).ConfigureAwait(false))[0];
        }
        finally
        {
            bool others;
            lock (gate)
            {
                leading = null;
                others = waiting.Count > 0;
                if (!others) EndFirst();
            }
            // The rounds of those who came meanwhile are nobody's in particular.
            if (others) using (ExecutionContext.SuppressFlow()) _ = PumpAsync();
        }
    }

    async Task<AppendResult> FollowAsync(EncodedUnit unit, CancellationToken ct)
    {
        await room.WaitAsync(ct).ConfigureAwait(false);
        var mine = new Waiting(unit, ct);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closed, typeof(EventStore));
            waiting.Add(mine);
            if (!firstBusy) StartFirst();
            else if (beside < Beside && IsLarge())
            {
                beside++;
                var connection = spare.Pop();
                using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => PumpBesideAsync(connection), CancellationToken.None);
            }
        }
        return await mine.Answer.Task.WaitAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Whether what waits would make a large round.</summary>
    bool IsLarge() => waiting.Sum(w => w.Unit.Count) >= Large;

    void StartFirst()
    {
        firstBusy = true;
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(PumpAsync, CancellationToken.None);
    }

    async Task PumpAsync()
    {
        for (var company = crowd; ;)
        {
            if (company > 1) await GatheringAsync(company).ConfigureAwait(false);
            List<Waiting> round;
            lock (gate)
            {
                round = Gather();
                if (round.Count == 0)                  // nothing waits, or all of it for what is under way beside
                {
                    EndFirst();
                    return;
                }
            }
            var sent = Stopwatch.GetTimestamp();
            await SendAsync(first, round).ConfigureAwait(false);
            roundTime = Stopwatch.GetElapsedTime(sent);
            lock (gate)
            {
                Leave(round);
                crowd = Math.Min(round.Count + waiting.Count, MaxUnits);
                company = beside > 0 || round.Sum(w => w.Unit.Count) >= 100 ? 1 : crowd;
            }
        }
    }

    async Task PumpBesideAsync(AppendConnection connection)
    {
        while (true)
        {
            List<Waiting> round;
            lock (gate)
            {
                round = IsLarge() ? Gather() : [];
                if (round.Count == 0)
                {
                    beside--;
                    spare.Push(connection);
                    if (waiting.Count > 0 && !firstBusy) StartFirst();
                    SayWhenDrained();
                    return;
                }
            }
            await SendAsync(connection, round).ConfigureAwait(false);
            lock (gate) Leave(round);
        }
    }

    void EndFirst()
    {
        firstBusy = false;
        SayWhenDrained();
    }

    void SayWhenDrained()
    {
        if (!firstBusy && beside == 0) drained?.TrySetResult();
    }

    void Leave(List<Waiting> round)
    {
        foreach (var one in round) foreach (var thing in Touches(one.Unit)) underWay.Remove(thing);
    }

    /// <summary>Lets those who were just answered come back with more, for a part of what a round takes: writers in step would otherwise
    /// always meet half of each other and pay for two rounds. Waiting in vain makes the patience shorter.</summary>
    async Task GatheringAsync(int company)
    {
        var (started, most) = (Stopwatch.GetTimestamp(), roundTime * patience);
        if (most > Longest) most = Longest;            // it is a waiting that keeps a core busy
        while (true)
        {
            await Task.Yield();
            int here;
            lock (gate) here = waiting.Count;
            if (here >= company)
            {
                patience = Math.Min(0.5, patience * 2);
                return;
            }
            if (Stopwatch.GetElapsedTime(started) < most) continue;
            patience = Math.Max(0.05, patience / 2);
            return;
        }
    }

    /// <summary>Takes the next round; what collides with it or with one under way, or finds no room, keeps its place.</summary>
    List<Waiting> Gather()
    {
        var (round, later, taken) = (new List<Waiting>(), new List<Waiting>(), new HashSet<object>(underWay));
        if (leading is not null) foreach (var thing in Touches(leading)) taken.Add(thing);
        var (events, size, before) = (0, 0L, waiting.Count);
        foreach (var next in waiting)
        {
            if (next.Cancelled.IsCancellationRequested) { next.Answer.TrySetCanceled(next.Cancelled); continue; }
            var unit = next.Unit;
            var full = round.Count >= MaxUnits || (round.Count > 0 && (events + unit.Count > MaxEvents || size + unit.Size > MaxSize));
            // What waits also blocks whatever shares something with it: a stream's appends keep their order.
            var collides = false;
            foreach (var thing in Touches(unit)) collides |= !taken.Add(thing);
            if (full || collides) { later.Add(next); continue; }
            round.Add(next);
            events += unit.Count;
            size += unit.Size;
        }
        waiting = later;
        foreach (var one in round) foreach (var thing in Touches(one.Unit)) underWay.Add(thing);
        if (before > later.Count) room.Release(before - later.Count);
        return round;
    }

    static IEnumerable<object> Touches(EncodedUnit unit)
    {
        if (unit.Key is { } key) yield return key;
        if (unit.Unit.Completes is { } lease) yield return lease.Id;
        foreach (var write in unit.Unit.Streams) yield return write.Stream;
    }

    async Task SendAsync(AppendConnection connection, IReadOnlyList<Waiting> round)
    {
        try
        {
            var results = await TryAsync(connection, [.. round.Select(w => w.Unit)]).ConfigureAwait(false);
            for (var i = 0; i < round.Count; i++) round[i].Answer.TrySetResult(results[i]);
        }
        catch (Exception e)
        {
            if (round.Count > 1 && e is not StoreUnavailableException)
                foreach (var alone in round) await SendAsync(connection, [alone]).ConfigureAwait(false);
            else foreach (var refused in round) refused.Answer.TrySetException(e);
        }
    }

    async Task<AppendResult[]> TryAsync(AppendConnection connection, EncodedUnit[] units)
    {
        Telemetry.RoundSent(units.Length);
        for (var attempt = 0; ; attempt++)
            try
            {
                var results = await connection.ExecuteAsync(units).ConfigureAwait(false);
                for (var i = 0; i < units.Length; i++)
                    if (results[i].Outcome == AppendOutcome.Appended && units[i].Unit.Completes?.End is { } end) end.Completed = true;
                if (Array.Exists(results, r => r.Outcome == AppendOutcome.Appended)) committed();
                return results;
            }
            catch (Exception e) when (Outage.IsTransient(e) && attempt < Pauses.Length)
            {
                // The round may have been committed before the connection broke: every unit carries a key, so sending it again is harmless.
                log.LogWarning(e, "An append round of {Units} units failed and is sent again.", units.Length);
                Telemetry.AppendRetried();
                await connection.DisposeAsync().ConfigureAwait(false);
                await Task.Delay(Pauses[attempt], clock).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                await connection.ForgetIfBrokenAsync().ConfigureAwait(false);
                throw Outage.Explain(e);
            }
    }

    /// <summary>Sends what is waiting, then lets go of the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        Task? done = null;
        lock (gate)
        {
            closed = true;
            if (firstBusy || beside > 0)
                done = (drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
        if (done is not null) await done;
        await first.DisposeAsync();
        foreach (var connection in spare) await connection.DisposeAsync();
        room.Dispose();
    }
}
