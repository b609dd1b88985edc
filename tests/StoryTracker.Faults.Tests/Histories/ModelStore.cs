using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>What a model of a store does wrong.</summary>
public enum Flaw
{
    None, LosesAUnit, StoresARepeatAgain, PutsAUnitBeforeOthers, ReadsAnOldState, LoadsAnOldState, TailsAnOldState, SkipsAnEvent,
    ShowsAPartOfAUnit, IgnoresTheExpectedVersion, RefusesWithoutReason, CallsANewUnitADuplicate, AnswersTheWrongPosition, GivesAnAttemptTwice, DoesNotFence,
    HandsOutACompletedJob, TakesALastingLease, RefusesALeaseThatIsHeld, LosesAJob, LeavesACompletedJob,
}

/// <summary>A store in memory that keeps every promise, but for one flaw that shows now and then.</summary>
public sealed class ModelStore(Flaw flaw, int seed) : IHistoryStore
{
    sealed class Job(long id, string name)
    {
        public long Id => id;
        public string Name => name;
        public int Attempt { get; set; }
        public bool Leased { get; set; }
        public bool Lasting { get; set; }
    }

    readonly Lock gate = new();
    readonly Random random = new(seed);
    readonly List<Fact> log = [];
    readonly Dictionary<Guid, long> keys = [];
    readonly List<Job> jobs = [], completed = [];
    int behind;
    long ids;

    /// <summary>The log in the end.</summary>
    public IReadOnlyList<Fact> Log => log;
    /// <summary>The jobs in the end.</summary>
    public IReadOnlyList<string> JobsLeft => [.. jobs.Select(j => j.Name)];

    bool Now(Flaw which) => flaw == which && random.Next(3) == 0;

    /// <summary>Asks, happens at one moment, and answers, with time for others before and after.</summary>
    async Task<T> AtOnceAsync<T>(Func<T> act)
    {
        for (var n = Random.Shared.Next(3); n > 0; n--) await Task.Yield();
        T result;
        lock (gate) result = act();
        for (var n = Random.Shared.Next(3); n > 0; n--) await Task.Yield();
        return result;
    }

    public Task<AppendResult> AppendAsync(Unit unit) => AtOnceAsync(() => Append(unit));

    AppendResult Append(Unit unit)
    {
        if (keys.TryGetValue(unit.Key, out var position) && !Now(Flaw.StoresARepeatAgain)) return new(AppendOutcome.Duplicate, position);
        if (Now(Flaw.CallsANewUnitADuplicate)) return new(AppendOutcome.Duplicate, log.Count);
        if (unit.Completes is { } lease && (Held(lease) is null || Now(Flaw.RefusesALeaseThatIsHeld)))
            return new(AppendOutcome.LostLease, null);
        var stale = unit.Writes.Any(w => w.Expected != ExpectedVersion.Any && w.Expected != Version(w.Stream));
        if ((stale && !Now(Flaw.IgnoresTheExpectedVersion)) || Now(Flaw.RefusesWithoutReason)) return new(AppendOutcome.Conflict, null);
        if (unit.Completes is { } ends) Complete(Held(ends)!);
        if (Now(Flaw.LosesAUnit)) return new(AppendOutcome.Appended, log.Count + unit.Count);
        behind = log.Count;
        var at = log.Count;
        if (Now(Flaw.PutsAUnitBeforeOthers) && log.Count > 0) at = (int)log.First(f => f.Key == log[^1].Key).Position - 1;
        var nth = 0;
        log.InsertRange(at, unit.Writes.SelectMany(w => Enumerable.Range(0, w.Count)
            .Select(_ => new Fact(0, w.Stream, 0, unit.Key, ++nth))));
        Renumber();
        keys[unit.Key] = at + unit.Count;
        foreach (var name in unit.Jobs)
            if (!Now(Flaw.LosesAJob)) jobs.Add(new Job(++ids, name));
        return new(AppendOutcome.Appended, keys[unit.Key] + (Now(Flaw.AnswersTheWrongPosition) ? 1 : 0));
    }

    void Renumber()
    {
        var versions = new Dictionary<string, int>();
        for (var i = 0; i < log.Count; i++)
            log[i] = log[i] with { Position = i + 1, Version = versions[log[i].Stream] = versions.GetValueOrDefault(log[i].Stream) + 1 };
    }

    int Version(string stream) => log.Count(f => f.Stream == stream);

    void Complete(Job job)
    {
        completed.Add(job);
        if (!Now(Flaw.LeavesACompletedJob)) jobs.Remove(job);
    }

    Job? Held(JobLease lease) => jobs.Find(j => j.Id == lease.Id && ((j.Leased && j.Attempt == lease.Attempt) || Now(Flaw.DoesNotFence)));

    /// <summary>What a reader finds: the log as it is, or as the flaw shows it.</summary>
    IEnumerable<Fact> Visible(Flaw old) => log.Take(
        Now(old) ? behind : Now(Flaw.ShowsAPartOfAUnit) && log.Count > 0 ? log.Count - random.Next(2) : log.Count);

    public Task<IReadOnlyList<Fact>> ReadStreamAsync(string stream) =>
        AtOnceAsync<IReadOnlyList<Fact>>(() => [.. Visible(Flaw.ReadsAnOldState).Where(f => f.Stream == stream)]);

    public Task<(int Version, long Position, int Counted)> LoadAsync(string stream) => AtOnceAsync(() =>
    {
        Fact[] facts = [.. Visible(Flaw.LoadsAnOldState).Where(f => f.Stream == stream)];
        return (facts.Length, facts.LastOrDefault()?.Position ?? 0L, facts.Length);
    });

    public Task<IReadOnlyList<Fact>> ReadLogAsync(long after, int limit) => AtOnceAsync<IReadOnlyList<Fact>>(() =>
    {
        List<Fact> page = [.. Visible(Flaw.TailsAnOldState).Skip((int)after).Take(limit)];
        if (page.Count > 1 && Now(Flaw.SkipsAnEvent)) page.RemoveAt(page.Count - 2);
        return page;
    });

    public Task<IReadOnlyList<Claimed>> ClaimAsync(int limit, bool lasting) => AtOnceAsync<IReadOnlyList<Claimed>>(() =>
    {
        List<Job> free = [.. jobs.Where(j => !j.Leased || !j.Lasting || Now(Flaw.TakesALastingLease)).Take(limit)];
        if (completed.Count > 0 && Now(Flaw.HandsOutACompletedJob)) free = [completed[^1]];
        foreach (var job in free)
        {
            if (job.Attempt == 0 || !Now(Flaw.GivesAnAttemptTwice)) job.Attempt++;
            (job.Leased, job.Lasting) = (true, lasting);
        }
        return [.. free.Select(j => new Claimed(j.Id, j.Attempt, j.Name))];
    });

    public Task<bool> EndAsync(JobLease lease, bool completes) => AtOnceAsync(() =>
    {
        if (Held(lease) is not { } job) return false;
        if (completes) Complete(job);
        else job.Leased = false;
        return true;
    });
}
