using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Tells every waiter of a process that something was appended: one LISTEN connection, reconnecting; a lost one costs latency
/// only.</summary>
/// <remarks>Starts listening with the first <see cref="Next"/>. Every waiter also polls: a wake-up is a hint, never a message.</remarks>
public sealed class Wakeups : IAsyncDisposable
{
    static readonly TimeSpan Probe = TimeSpan.FromSeconds(30), FirstPause = TimeSpan.FromSeconds(1),
        LongestPause = TimeSpan.FromSeconds(30);
    readonly NpgsqlDataSource source;
    readonly TimeProvider clock;
    readonly ILogger log;
    readonly CancellationTokenSource closing = new();
    readonly Lazy<Task> listening;
    TaskCompletionSource next = NewSignal();
    TaskCompletionSource connected = NewSignal();

    /// <summary>Prepares wake-ups for a database.</summary>
    public Wakeups(NpgsqlDataSource source, TimeProvider clock, ILogger<Wakeups>? log = null)
    {
        (this.source, this.clock, this.log) = (source, clock, log ?? (ILogger)NullLogger.Instance);
        listening = new Lazy<Task>(() => Task.Run(ListenAsync));
    }

    /// <summary>Names this node in its own announcements, which it need not hear.</summary>
    internal string Node { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Raised at every wake-up, on the listening thread: be brief.</summary>
    public event Action? Woken;

    /// <summary>Completes at the next wake-up. Take it before looking for work, await it after: nothing falls between.</summary>
    public Task Next
    {
        get
        {
            _ = listening.Value;
            return Volatile.Read(ref next).Task;
        }
    }

    /// <summary>Completes when the connection listens (again).</summary>
    public Task Connected
    {
        get
        {
            _ = listening.Value;
            return Volatile.Read(ref connected).Task;
        }
    }

    /// <summary>Waits for the next wake-up, but not longer than <paramref name="atMost"/>.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken ct = default) => WaitAsync(Next, atMost, ct);

    /// <summary>Waits for a wake-up taken from <see cref="Next"/> before, but not longer than <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(Task taken, TimeSpan atMost, CancellationToken ct = default)
    {
        try { await taken.WaitAsync(atMost, clock, ct); }
        catch (TimeoutException) { }                   // the poll behind the wake-up
    }

    /// <summary>Wakes the waiters of this process.</summary>
    public void Signal()
    {
        Telemetry.WokenUp();
        Interlocked.Exchange(ref next, NewSignal()).TrySetResult();
        Woken?.Invoke();
    }

    async Task ListenAsync()
    {
        for (var pause = FirstPause; !closing.IsCancellationRequested;)
            try
            {
                await using var connection = await source.OpenConnectionAsync(closing.Token);
                connection.Notification += (_, said) =>
                {
                    if (said.Payload != Node) Signal();
                };
                await using (var listen = new NpgsqlCommand(Statement.Text("listen"), connection))
                    await listen.ExecuteNonQueryAsync(closing.Token);
                connected.TrySetResult();
                pause = FirstPause;
                Signal();                              // something may have happened while nobody listened
                while (true)
                {
                    if (await connection.WaitAsync(Probe, closing.Token)) continue;
                    await using var alive = new NpgsqlCommand(Statement.Text("alive"), connection);
                    await alive.ExecuteNonQueryAsync(closing.Token);
                }
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested) { return; }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                if (connected.Task.IsCompleted) connected = NewSignal();
                log.LogWarning(e, "The LISTEN connection broke; polling until it is back.");
                try { await Task.Delay(pause, clock, closing.Token); } catch (OperationCanceledException) { return; }
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
    }

    static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        if (listening.IsValueCreated) await listening.Value;
        closing.Dispose();
    }
}
