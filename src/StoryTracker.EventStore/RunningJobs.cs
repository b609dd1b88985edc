using Microsoft.Extensions.Logging;
using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>The jobs a runner is working on: their heartbeat, and their cancellation when a lease is lost or the runner stops.</summary>
sealed class RunningJobs(JobQueue queue, TimeSpan lease, TimeProvider clock, ILogger log)
{
    sealed record Entry(ClaimedJob Job, CancellationTokenSource Cancel)
    {
        public long Renewed { get; set; }
        public Task Work { get; set; } = Task.CompletedTask;
    }

    readonly Lock gate = new();
    readonly Dictionary<long, Entry> entries = [];
    TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Jobs under way.</summary>
    public int Count { get { lock (gate) return entries.Count; } }

    /// <summary>Jobs of a kind under way.</summary>
    public int CountOf(string kind) { lock (gate) return entries.Values.Count(e => e.Job.Kind == kind); }

    /// <summary>Completes when a job ends (at once if one ended since this was last read).</summary>
    public Task AnyEnded
    {
        get
        {
            lock (gate)
            {
                var current = ended;
                if (current.Task.IsCompleted) ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return current.Task;
            }
        }
    }

    /// <summary>Starts a job's work.</summary>
    public void Start(ClaimedJob job, Func<CancellationToken, Task> work)
    {
        var entry = new Entry(job, new CancellationTokenSource()) { Renewed = clock.GetTimestamp() };
        lock (gate) entries[job.Id] = entry;
        entry.Work = Task.Run(async () =>
        {
            try { await work(entry.Cancel.Token); }
            finally
            {
                lock (gate)
                {
                    if (entries.TryGetValue(job.Id, out var current) && current == entry) entries.Remove(job.Id);
                    ended.TrySetResult();
                }
            }
        });
    }

    /// <summary>Renews every lease at a third of its length; cancels work whose lease is lost, or may be because nobody answers.</summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try { await Task.Delay(lease / 3, clock, ct); } catch (OperationCanceledException) { return; }
            Entry[] all;
            lock (gate) all = [.. entries.Values];
            if (all.Length == 0) continue;
            try
            {
                var asked = clock.GetTimestamp();
                var held = (await queue.RenewAsync([.. all.Select(e => e.Job.Lease)], lease, ct)).ToHashSet();
                foreach (var entry in all)
                    if (held.Contains(entry.Job.Id)) entry.Renewed = asked;
                    else await LoseAsync(entry);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                log.LogWarning(e, "The heartbeat of {Jobs} jobs failed.", all.Length);
                foreach (var entry in all)
                    if (clock.GetElapsedTime(entry.Renewed) >= lease) await LoseAsync(entry);
            }
        }
    }

    async Task LoseAsync(Entry entry)
    {
        bool still;
        lock (gate) still = entries.TryGetValue(entry.Job.Id, out var current) && current == entry;
        if (!still || entry.Job.IsCompleted || entry.Job.IsHandled) return;        // it ended while we asked
        log.LogWarning("The lease of {Kind} job {Id} was lost; its handler is cancelled.", entry.Job.Kind, entry.Job.Id);
        await entry.Cancel.CancelAsync();
    }

    /// <summary>Lets the work finish for a while, then cancels it; returns when all of it has ended.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        Entry[] all;
        lock (gate) all = [.. entries.Values];
        var done = Task.WhenAll(all.Select(e => e.Work));
        try { await done.WaitAsync(grace, clock); }
        catch (TimeoutException)
        {
            foreach (var entry in all) await entry.Cancel.CancelAsync();
            await done;
        }
    }
}
