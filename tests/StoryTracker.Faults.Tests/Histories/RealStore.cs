using Npgsql;
using StoryTracker.EventStore;
using StoryTracker.Faults.Node;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>A state that counts its events.</summary>
public sealed record Tally(int Events)
{
    public static Tally Create(Noted e) => new(e.Nth > 0 ? 1 : 0);
    public Tally Apply(Noted e) => this with { Events = Events + (e.Nth > 0 ? 1 : 0) };
}

/// <summary>The real store as one history sees it: its own streams and kind of jobs, positions counted from its beginning.</summary>
/// <param name="store">The store.</param>
/// <param name="jobs">The job queue.</param>
/// <param name="prefix">Begins the names of the history's streams and is the kind of its jobs.</param>
/// <param name="origin">The head when the history began.</param>
/// <param name="worker">Who claims.</param>
sealed class RealStore(EventStore.EventStore store, JobQueue jobs, string prefix, long origin, string worker) : IHistoryStore
{
    public Task<AppendResult> AppendAsync(Unit unit) => AnsweredAsync(async () =>
    {
        var (nth, of) = (0, unit.Count);
        var result = await store.AppendAsync(new AppendUnit(new EventMetadata(worker))
        {
            Key = unit.Key, Completes = unit.Completes,
            Streams = [.. unit.Writes.Select(w => new StreamWrite($"{prefix}-{w.Stream}", w.Expected,
                [.. Enumerable.Range(0, w.Count).Select(_ => new Noted(unit.Key, worker, 0, ++nth, of, false))]))],
            Jobs = [.. unit.Jobs.Select(name => new EffectArgs(name).ToRequest(prefix))],
        });
        return result with { Position = result.Position - origin };
    });

    public Task<IReadOnlyList<Fact>> ReadStreamAsync(string stream) => AnsweredAsync<IReadOnlyList<Fact>>(async () =>
        [.. (await store.ReadStreamAsync($"{prefix}-{stream}").ToListAsync()).Select(Fact)]);

    public Task<(int Version, long Position, int Counted)> LoadAsync(string stream) => AnsweredAsync(async () =>
    {
        var folded = await store.LoadAsync<Tally>($"{prefix}-{stream}");
        return (folded.Version, folded.Version == 0 ? 0 : folded.Position - origin, folded.State?.Events ?? 0);
    });

    public Task<IReadOnlyList<Fact>> ReadLogAsync(long after, int limit) => AnsweredAsync<IReadOnlyList<Fact>>(async () =>
        [.. (await store.ReadLogAsync(origin + after, limit)).Select(Fact)]);

    public Task<IReadOnlyList<Claimed>> ClaimAsync(int limit, bool lasting) => AnsweredAsync<IReadOnlyList<Claimed>>(async () =>
        [.. (await jobs.ClaimAsync(worker, limit, lasting ? TimeSpan.FromHours(1) : TimeSpan.Zero, [prefix]))
            .Select(j => new Claimed(j.Id, j.Attempt, j.ArgsAs<EffectArgs>(store.Types).Name))]);

    public Task<bool> EndAsync(JobLease lease, bool completes) =>
        AnsweredAsync(() => completes ? jobs.CompleteAsync(lease) : jobs.ReleaseAsync(lease));

    /// <summary>An event with its position and stream as the history counts and names them.</summary>
    Fact Fact(RecordedEvent e) => e.Data is Noted noted
        ? new Fact(e.Position - origin, e.Stream[(prefix.Length + 1)..], e.Version, noted.Key, noted.Nth)
        : throw new InvalidOperationException($"{e.Type} at position {e.Position} is not of this history.");

    static async Task<T> AnsweredAsync<T>(Func<Task<T>> call)
    {
        try { return await call(); }
        catch (Exception e) when (e is StoreUnavailableException or NpgsqlException or IOException or TimeoutException)
        {
            throw new NoAnswerException(e);
        }
    }
}
