using StoryTracker.App.Operations;
using StoryTracker.EventStore;

namespace StoryTracker.App.Audit;

/// <summary>Background job: checks every invariant of the record, and notes what it finds as it goes.</summary>
/// <param name="check">The invariants.</param>
/// <param name="checks">Where it is noted.</param>
/// <param name="store">Tells how long the record is.</param>
/// <param name="types">Reads the job's arguments.</param>
/// <param name="clock">When to note how far it has come.</param>
public sealed class CheckRecordJob(NewsroomCheck check, RecordChecks checks, EventStore.EventStore store, EventTypes types, TimeProvider clock) : IJobHandler
{
    static readonly TimeSpan Often = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Kind => JobKinds.CheckRecord;

    /// <inheritdoc/>
    public int? Concurrency => 1;

    /// <inheritdoc/>
    public async Task HandleAsync(ClaimedJob job, CancellationToken ct)
    {
        var id = job.ArgsAs<CheckRecord>(types).CheckId;
        var head = await store.HeadAsync(ct);
        await checks.BeginAsync(id, head, ct);
        var reached = new Reached();
        List<CheckFinding> findings = [];
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var noting = NoteAsync(id, reached, findings, ended.Token);
        try
        {
            await foreach (var finding in check.RunAsync(reached, ct))
                lock (findings) findings.Add(finding);
        }
        finally
        {
            await ended.CancelAsync();
            await noting;
        }
        await checks.EndAsync(id, head, findings, ct);
    }

    async Task NoteAsync(long id, Reached reached, List<CheckFinding> findings, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Often, clock, ct);
                List<CheckFinding> soFar;
                lock (findings) soFar = [.. findings];
                await checks.ReachAsync(id, reached.Position, soFar, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The check has ended, or was given back.
        }
    }

    sealed class Reached : IProgress<long>
    {
        long position;

        public long Position => Interlocked.Read(ref position);

        public void Report(long value) => Interlocked.Exchange(ref position, value);
    }
}
