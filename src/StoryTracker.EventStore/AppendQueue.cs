using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Coalesces concurrent appends into one server call: while one round is under way, the next one gathers. No timers.</summary>
/// <remarks>A round holds at most 128 units, 2,000 events and 4 million characters (one larger unit goes alone), and no two units
/// that share a stream, a key or a completed job. A refused unit never fails its neighbours: they are sent again one by one.</remarks>
sealed class AppendQueue : IAsyncDisposable
{
    const int MaxUnits = 128, MaxEvents = 2000, MaxSize = 4_000_000;
    static readonly TimeSpan[] Pauses = [.. new[] { 0, 50, 200, 500, 1000, 2000 }.Select(ms => TimeSpan.FromMilliseconds(ms))];

    readonly Channel<Waiting> arrivals = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(1024) { SingleReader = true, AllowSynchronousContinuations = false });
    readonly NpgsqlDataSource source;
    readonly TimeProvider clock;
    readonly ILogger log;
    readonly Task loop;
    NpgsqlConnection? connection;
    AppendCommand? command;

    sealed record Waiting(EncodedUnit Unit, CancellationToken Cancelled)
    {
        public TaskCompletionSource<AppendResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public AppendQueue(NpgsqlDataSource source, TimeProvider clock, ILogger log)
    {
        (this.source, this.clock, this.log) = (source, clock, log);
        loop = Task.Run(LoopAsync);
    }

    /// <summary>Appends a unit in one of the next rounds. Cancelling stops the wait; a unit already sent may still be stored.</summary>
    public async Task<AppendResult> AppendAsync(EncodedUnit unit, CancellationToken ct)
    {
        var waiting = new Waiting(unit, ct);
        try { await arrivals.Writer.WriteAsync(waiting, ct); }
        catch (ChannelClosedException) { throw new ObjectDisposedException(nameof(EventStore)); }
        return await waiting.Answer.Task.WaitAsync(ct);
    }

    async Task LoopAsync()
    {
        var held = new List<Waiting>();
        while (held.Count > 0 || await arrivals.Reader.WaitToReadAsync())
        {
            var round = Gather(held);
            if (round.Count > 0) await SendAsync(round);
        }
    }

    /// <summary>Takes the next round; what collides with it stays in <paramref name="held"/>, in order.</summary>
    List<Waiting> Gather(List<Waiting> held)
    {
        var (round, taken) = (new List<Waiting>(), new HashSet<object>());
        var (events, size) = (0, 0L);
        var before = held.ToArray();
        held.Clear();
        foreach (var waiting in before) Take(waiting);
        while (round.Count < MaxUnits && events < MaxEvents && size < MaxSize && held.Count < MaxUnits && arrivals.Reader.TryRead(out var next))
            Take(next);
        return round;

        void Take(Waiting next)
        {
            if (next.Cancelled.IsCancellationRequested) { next.Answer.TrySetCanceled(next.Cancelled); return; }
            var unit = next.Unit;
            var full = round.Count > 0 && (round.Count >= MaxUnits || events + unit.Count > MaxEvents || size + unit.Size > MaxSize);
            var collides = false;
            // What is held back also blocks whatever shares something with it: a stream's appends keep their order.
            foreach (var thing in Touches(unit)) collides |= !taken.Add(thing);
            if (full || collides) { held.Add(next); return; }
            round.Add(next);
            events += unit.Count;
            size += unit.Size;
        }
    }

    static IEnumerable<object> Touches(EncodedUnit unit)
    {
        if (unit.Key is { } key) yield return key;
        if (unit.Unit.Completes is { } lease) yield return lease.Id;
        foreach (var write in unit.Unit.Streams) yield return write.Stream;
    }

    async Task SendAsync(IReadOnlyList<Waiting> round)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                var results = await ExecuteAsync([.. round.Select(w => w.Unit)]);
                for (var i = 0; i < round.Count; i++) round[i].Answer.TrySetResult(results[i]);
                return;
            }
            catch (Exception e) when (IsTransient(e) && attempt < Pauses.Length)
            {
                // The round may have been committed before the connection broke: every unit carries a key, so sending it again is harmless.
                log.LogWarning(e, "An append round of {Units} units failed and is sent again.", round.Count);
                await ForgetConnectionAsync();
                await Task.Delay(Pauses[attempt], clock);
            }
            catch (Exception e)
            {
                await ForgetConnectionAsync();
                if (round.Count > 1 && !IsTransient(e)) { foreach (var alone in round) await SendAsync([alone]); return; }
                foreach (var waiting in round) waiting.Answer.TrySetException(Explain(e));
                return;
            }
    }

    async Task<AppendResult[]> ExecuteAsync(IReadOnlyList<EncodedUnit> units)
    {
        connection ??= await source.OpenConnectionAsync();
        command ??= await AppendCommand.PrepareAsync(connection, CancellationToken.None);
        return await command.ExecuteAsync(units, CancellationToken.None);
    }

    async Task ForgetConnectionAsync()
    {
        if (command is { } c) { command = null; await c.DisposeAsync(); }
        if (connection is { } broken) { connection = null; await broken.DisposeAsync(); }
    }

    /// <summary>Broken connections, restarts, deadlocks and lock time-outs: worth sending again.</summary>
    internal static bool IsTransient(Exception e) => e switch
    {
        PostgresException p => p.SqlState is "40001" or "40P01" or "55P03" or "57P01" or "57P02" or "57P03" or "57014"
            || p.SqlState.StartsWith("08", StringComparison.Ordinal),
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    static Exception Explain(Exception e) => e switch
    {
        PostgresException { SqlState: "22P05" or "22021" } p => new AppendRefusedException(
            "The unit holds a character that the database cannot store (a NUL?): remove it before appending.", p.SqlState, p),
        // Data exceptions, integrity violations, limits, rules that raise: the unit itself is at fault.
        PostgresException p when p.SqlState is "P0001" or "0A000" || p.SqlState[..2] is "22" or "23" or "54" =>
            new AppendRefusedException(p.MessageText, p.SqlState, p),
        _ when IsTransient(e) => new StoreUnavailableException("The database could not be reached; nothing is lost, append again with the same key.", e),
        _ => e,
    };

    /// <summary>Sends what is waiting, then lets go of the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        arrivals.Writer.TryComplete();
        await loop;
        await ForgetConnectionAsync();
    }
}
