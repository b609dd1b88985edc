using Microsoft.Extensions.Logging;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Tells the other nodes, after the commit, that there is something new: at once, then at most every ten milliseconds.</summary>
/// <remarks>Outside the append, which would pay for it and hold its lock meanwhile. If the process dies in between, the others find out by
/// their poll.</remarks>
sealed class Announcements(NpgsqlDataSource source, string node, TimeProvider clock, ILogger log)
{
    static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(10);
    readonly Lock gate = new();
    bool news, telling;
    Task told = Task.CompletedTask;

    /// <summary>Something was committed.</summary>
    public void Announce()
    {
        lock (gate)
        {
            news = true;
            if (telling) return;
            telling = true;
            using (ExecutionContext.SuppressFlow()) told = Task.Run(TellAsync);
        }
    }

    async Task TellAsync()
    {
        while (true)
        {
            lock (gate)
            {
                if (!news)
                {
                    telling = false;
                    return;
                }
                news = false;
            }
            try { await Statement.RunAsync(source, "announce", CancellationToken.None, Parameter.Text(node)).ConfigureAwait(false); }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException or ObjectDisposedException)
            {
                log.LogDebug(e, "The other nodes could not be told of new events; they will find them by their poll.");
            }
            await Task.Delay(Rest, clock).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until what was announced has been told.</summary>
    public Task FlushAsync()
    {
        lock (gate) return told;
    }
}
