using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>Leases and their fence: who had a job, and who ended it.</summary>
static class JobRules
{
    sealed record Handed(Claim Claim, Claimed Job);

    /// <summary>The end of an attempt: completed (by a unit or alone) or given back. Certain: the answer said so.</summary>
    sealed record Ended(JobLease Lease, long Called, long Returned, bool Completes, bool Certain);

    public static IEnumerable<string> Check(History history, LogIndex log, ILookup<Guid, AppendCall> calls)
    {
        var claims = history.Operations.OfType<Claim>().ToList();
        var handed = claims.SelectMany(c => (c.Jobs ?? []).Select(j => new Handed(c, j))).ToLookup(h => h.Job.Id);
        var unknown = claims.Any(c => c.Jobs is null);
        var ends = Ends(history, log, calls).ToLookup(e => e.Lease.Id);
        var wrong = new List<string>();
        foreach (var job in handed)
        {
            if (job.Select(h => h.Job.Name).Distinct().Count() > 1) wrong.Add($"job: {job.Key} goes by several names");
            Handed[] order = [.. job.OrderBy(h => h.Job.Attempt)];
            for (var n = 1; n < order.Length; n++)
            {
                var (a, b) = (order[n - 1], order[n]);
                if (a.Job.Attempt == b.Job.Attempt) wrong.Add($"winners: attempt {a.Job.Attempt} of job {job.Key} was given to two");
                if (b.Claim.Returned < a.Claim.Called)
                    wrong.Add($"attempts: attempt {b.Job.Attempt} of job {job.Key} was given before {a.Job.Attempt}");
                if (!unknown && b.Job.Attempt > a.Job.Attempt + 1)
                    wrong.Add($"attempts: job {job.Key} skipped from {a.Job.Attempt} to {b.Job.Attempt}");
                if (a.Claim.Lasting && !unknown
                    && !ends[job.Key].Any(e => e.Lease.Attempt == a.Job.Attempt && !e.Completes && e.Called < b.Claim.Returned))
                    wrong.Add($"lease: job {job.Key} was taken from attempt {a.Job.Attempt}, which still had it");
            }
            var completions = ends[job.Key].Where(e => e is { Completes: true, Certain: true }).ToList();
            if (completions.Count > 1) wrong.Add($"winners: job {job.Key} was completed {completions.Count} times");
            foreach (var end in completions)
            {
                if (order.Any(h => h.Claim.Called > end.Returned)) wrong.Add($"lease: job {job.Key} was handed out after it was completed");
                if (order.Any(h => h.Job.Attempt > end.Lease.Attempt && h.Claim.Returned < end.Called))
                    wrong.Add($"fence: attempt {end.Lease.Attempt} of job {job.Key} completed it after a later one had it");
                if (ends[job.Key].Any(e => e is { Completes: false, Certain: true } && e.Lease == end.Lease && e.Returned < end.Called))
                    wrong.Add($"fence: attempt {end.Lease.Attempt} of job {job.Key} completed it after it was given back");
            }
        }
        foreach (var (lease, called, returned) in Refusals(history))
            if (!unknown && !handed[lease.Id].Any(h => h.Job.Attempt > lease.Attempt && h.Claim.Called < returned)
                && !ends[lease.Id].Any(e => e.Called < returned && (e.Called, e.Returned) != (called, returned)))
                wrong.Add($"lost-lease: attempt {lease.Attempt} of job {lease.Id} was refused although nobody had ended it");
        return wrong.Concat(Left(history, log, calls, handed, ends));
    }

    /// <summary>The ends of attempts that came about, or may have.</summary>
    static IEnumerable<Ended> Ends(History history, LogIndex log, ILookup<Guid, AppendCall> calls)
    {
        foreach (var unit in calls)
            if (unit.First().Unit is { Completes: { } lease } sent)
            {
                var known = unit.Where(c => c.Outcome is AppendOutcome.Appended or AppendOutcome.Duplicate).ToList();
                var certain = known.Count > 0 || log.Units.ContainsKey(sent.Key);
                if (certain || unit.Any(c => c.Outcome is null))
                    yield return new Ended(lease, known.FirstOrDefault(c => c.Outcome == AppendOutcome.Appended)?.Called
                        ?? unit.Min(c => c.Called),
                        known.Select(c => c.Returned).DefaultIfEmpty(long.MaxValue).Min(), true, certain);
            }
        foreach (var end in history.Operations.OfType<LeaseEnd>().Where(e => e.Held != false))
            yield return new Ended(end.Lease, end.Called, end.Returned, end.Completes, end.Held == true);
    }

    static IEnumerable<(JobLease Lease, long Called, long Returned)> Refusals(History history) =>
    [
        .. history.Operations.OfType<AppendCall>().Where(c => c.Outcome == AppendOutcome.LostLease)
            .Select(c => (c.Unit.Completes!.Value, c.Called, c.Returned)),
        .. history.Operations.OfType<LeaseEnd>().Where(e => e.Held == false).Select(e => (e.Lease, e.Called, e.Returned)),
    ];

    /// <summary>In the end there are the jobs of the stored units, without those completed.</summary>
    static IEnumerable<string> Left(History history, LogIndex log, ILookup<Guid, AppendCall> calls, ILookup<long, Handed> handed,
        ILookup<long, Ended> ends)
    {
        var requested = calls.Where(u => log.Units.ContainsKey(u.Key)).SelectMany(u => u.First().Unit.Jobs).ToHashSet();
        var names = handed.ToDictionary(h => h.Key, h => h.First().Job.Name);
        foreach (var name in names.Values.Concat(history.JobsLeft).Where(n => !requested.Contains(n)).Distinct())
            yield return $"job: {name} exists although the unit that asks for it does not";
        if (history.JobsLeft.Count != history.JobsLeft.Distinct().Count()) yield return "job: a job exists twice";
        var left = history.JobsLeft.ToHashSet();
        var done = names.Where(n => ends[n.Key].Any(e => e is { Completes: true, Certain: true })).Select(n => n.Value).ToHashSet();
        var perhaps = names.Where(n => ends[n.Key].Any(e => e is { Completes: true })).Select(n => n.Value).ToHashSet();
        foreach (var name in requested)
        {
            if (left.Contains(name) && done.Contains(name)) yield return $"job: {name} was completed and is still there";
            // A claim without an answer cannot have been completed by anybody, so it explains nothing here.
            if (!left.Contains(name) && !perhaps.Contains(name)) yield return $"lost: job {name} is gone although nobody completed it";
        }
    }
}
