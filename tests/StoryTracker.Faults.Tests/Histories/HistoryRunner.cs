using System.Collections.Concurrent;
using StoryTracker.EventStore;

namespace StoryTracker.Faults.Tests.Histories;

/// <summary>What a history is made with: the real store, or a model of one.</summary>
public interface IHistoryStore
{
    Task<AppendResult> AppendAsync(Unit unit);
    Task<IReadOnlyList<Fact>> ReadStreamAsync(string stream);
    Task<(int Version, long Position, int Counted)> LoadAsync(string stream);
    Task<IReadOnlyList<Fact>> ReadLogAsync(long after, int limit);
    Task<IReadOnlyList<Claimed>> ClaimAsync(int limit, bool lasting);
    Task<bool> EndAsync(JobLease lease, bool completes);
}

/// <summary>No answer came; what was asked for may have happened or not.</summary>
public sealed class NoAnswerException(Exception inner) : Exception("No answer came.", inner);

/// <summary>Has several clients follow a script at once and writes down what they did.</summary>
public sealed class HistoryRunner
{
    readonly ConcurrentBag<Operation> operations = [];
    readonly List<Unit> sent = [];
    readonly Lock gate = new();
    long time;
    int units;

    /// <summary>Runs a script to its end.</summary>
    public static async Task<IReadOnlyList<Operation>> RunAsync(Script script, Func<int, IHistoryStore> store)
    {
        var runner = new HistoryRunner();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clients = script.Clients.Select((steps, n) => Task.Run(async () =>
        {
            await start.Task;                                                // all at once
            var client = new Client(runner, n, store(n % script.Stores));
            foreach (var step in steps) await client.TakeAsync(step);
        })).ToList();
        start.SetResult();
        await Task.WhenAll(clients);
        return [.. runner.operations.OrderBy(o => o.Called)];
    }

    long Now() => Interlocked.Increment(ref time);

    sealed class Client(HistoryRunner run, int number, IHistoryStore store)
    {
        readonly Dictionary<string, int> known = [];
        readonly Stack<JobLease> leases = new();
        long cursor;

        static string Stream(int n) => $"stream-{n}";

        /// <summary>Takes a step; a step without an object (a repeat of nothing, an end of no lease) is passed over.</summary>
        public Task TakeAsync(Step step) => step switch
        {
            AppendStep append => AppendAsync(Next(append)),
            RepeatStep repeat => Sent(repeat.Which) is { } unit ? AppendAsync(unit) : Task.CompletedTask,
            ReadStep read => TimedAsync(() => store.ReadStreamAsync(Stream(read.Stream)), (called, returned, seen) =>
            {
                known[Stream(read.Stream)] = seen.Count;
                return new StreamRead(number, called, returned, Stream(read.Stream), seen);
            }),
            LoadStep load => TimedAsync(() => store.LoadAsync(Stream(load.Stream)), (called, returned, state) =>
            {
                known[Stream(load.Stream)] = state.Version;
                return new StateLoad(number, called, returned, Stream(load.Stream), state.Version, state.Position, state.Counted);
            }),
            TailStep tail => TimedAsync(() => store.ReadLogAsync(cursor, tail.Limit), (called, returned, seen) =>
            {
                var after = cursor;
                cursor += seen.Count;
                return new LogRead(number, called, returned, after, tail.Limit, seen);
            }),
            ClaimStep claim => TimedAsync(() => store.ClaimAsync(claim.Limit, claim.Lasting), (called, returned, jobs) =>
            {
                foreach (var job in jobs) leases.Push(new JobLease(job.Id, job.Attempt));
                return new Claim(number, called, returned, claim.Lasting, jobs);
            }, (called, returned) => new Claim(number, called, returned, claim.Lasting, null)),
            EndStep end when leases.TryPeek(out var lease) => TimedAsync(() => store.EndAsync(lease, end.Completes),
                (called, returned, held) => new LeaseEnd(number, called, returned, lease, end.Completes, held),
                (called, returned) => new LeaseEnd(number, called, returned, lease, end.Completes, null)),
            _ => Task.CompletedTask,
        };

        Unit Next(AppendStep step)
        {
            var key = Guid.CreateVersion7();
            Write[] writes = [.. step.Writes.Select(w => new Write(Stream(w.Stream), w.Expecting switch
            {
                Expecting.Any => ExpectedVersion.Any,
                Expecting.NoStream => ExpectedVersion.NoStream,
                _ => known.GetValueOrDefault(Stream(w.Stream)),
            }, w.Count))];
            // The lease stays on the stack: a later step tries to use it again.
            JobLease? completes = step.Completes && leases.TryPeek(out var lease) ? lease : null;
            return new Unit(key, writes, completes, [.. Enumerable.Range(0, step.Jobs)
                .Select(_ => $"job-{Interlocked.Increment(ref run.units)}")]);
        }

        Unit? Sent(int which)
        {
            lock (run.gate) return run.sent.Count == 0 ? null : run.sent[which % run.sent.Count];
        }

        async Task AppendAsync(Unit unit)
        {
            lock (run.gate) run.sent.Add(unit);
            await TimedAsync(() => store.AppendAsync(unit), (called, returned, result) =>
            {
                if (result.Outcome == AppendOutcome.Appended)
                    foreach (var write in unit.Writes)
                    {
                        var before = write.Expected == ExpectedVersion.Any ? known.GetValueOrDefault(write.Stream) : write.Expected;
                        known[write.Stream] = before + write.Count;
                    }
                return new AppendCall(number, called, returned, unit, result.Outcome, result.Position);
            }, (called, returned) => new AppendCall(number, called, returned, unit, null, null));
        }

        async Task TimedAsync<T>(
            Func<Task<T>> call, Func<long, long, T, Operation> answered, Func<long, long, Operation>? unanswered = null)
        {
            var called = run.Now();
            try
            {
                var result = await call();
                run.operations.Add(answered(called, run.Now(), result));
            }
            catch (NoAnswerException)
            {
                // a read without an answer says nothing
                if (unanswered is not null) run.operations.Add(unanswered(called, long.MaxValue));
            }
        }
    }
}
