using System.CommandLine;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.Commands;

/// <summary><c>jobs</c>: what waits, what was given up, and what an operator can do about it.</summary>
static class JobsCommand
{
    const string OperatorName = "operator";

    public static Command Create() => new("jobs", "Background jobs: lists them, retries dead letters, pauses kinds.")
    {
        List(), Dead(), Retry(), Pause(), Resume(),
    };

    static Command List()
    {
        var json = Output.JsonOption();
        var command = new Command("list", "Lists jobs that wait or are being worked on.") { json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var queue = workplace.Newsroom.Jobs;
            var jobs = await AllAsync(queue.ListAsync, job => job.Id, ct);
            var paused = await queue.PausedAsync(ct);
            if (parsed.GetValue(json))
            {
                Output.Json(new
                {
                    items = jobs.Select(j => new
                    {
                        j.Id, j.Kind, state = JobText.State(j), due = j.DueAt, j.Tries, j.MaxAttempts, worker = j.LeasedBy, j.Key, j.Lane,
                        j.Cause, requested = j.CreatedAt, error = j.LastError, args = JobText.Payload(j.Args),
                    }),
                    paused = paused.Select(p => new { p.Kind, p.By, since = p.At }),
                });
                return 0;
            }
            foreach (var p in paused) Console.WriteLine($"The kind {p.Kind} is paused since {JobText.Time(p.At)} by {p.By}.");
            if (jobs.Count == 0) Console.WriteLine("No jobs are waiting.");
            foreach (var j in jobs) Console.WriteLine($"{j.Id}  {j.Kind}: {JobText.Sentence(j)}");
            return 0;
        });
        return command;
    }

    static Command Dead()
    {
        var json = Output.JsonOption();
        var command = new Command("dead", "Lists dead letters: jobs that were given up, and why.") { json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var dead = await AllAsync(workplace.Newsroom.Jobs.DeadAsync, job => job.Id, ct);
            if (parsed.GetValue(json))
                Output.Json(new
                {
                    items = dead.Select(d => new
                    {
                        d.Id, d.Kind, d.Attempts, d.MaxAttempts, d.Cause, requested = d.CreatedAt, died = d.DiedAt, d.Error, d.Key, d.Lane,
                        args = JobText.Payload(d.Args),
                    }),
                });
            else if (dead.Count == 0) Console.WriteLine("There are no dead letters.");
            else
                foreach (var d in dead)
                    Console.WriteLine($"{d.Id}  {d.Kind}: {JobText.Sentence(d)}");
            return 0;
        });
        return command;
    }

    static Command Retry()
    {
        var id = new Argument<long?>("ID") { Description = "The dead letter, by its id.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every dead letter." };
        var kind = new Option<string?>("--kind") { Description = "With --all: only those of this kind.", HelpName = "KIND" };
        var command = new Command("retry", "Puts a dead letter back in the queue, with all its attempts.") { id, all, kind };
        command.SetAction(async (parsed, ct) =>
        {
            var (one, every, only) = (parsed.GetValue(id), parsed.GetValue(all), parsed.GetValue(kind));
            if (one is null != every)
                throw new CommandRefusedException("Give the id of a dead letter, or --all; 'storytracker jobs dead' lists them.");
            if (only is not null && !every) throw new CommandRefusedException("--kind goes with --all.");
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var queue = workplace.Newsroom.Jobs;
            if (one is { } wanted) Console.WriteLine($"Dead letter {wanted} is job {await AgainAsync(queue, wanted, ct)} now.");
            else
            {
                var again = await queue.RetryAllDeadAsync(only, ct);
                var left = (await AllAsync(queue.DeadAsync, d => d.Id, ct)).Count(d => only is null || d.Kind == only);
                var stay = left == 0 ? "" : $"; {left} stay, because a job with the same key is waiting";
                Console.WriteLine($"{JobText.Count(again.Count, "dead letter")} put back in the queue{stay}.");
            }
            return 0;
        });
        return command;
    }

    static async Task<long> AgainAsync(JobQueue queue, long id, CancellationToken ct) =>
        await queue.RetryDeadAsync(id, ct) ?? throw new CommandRefusedException(
            (await queue.DeadAsync(id - 1, 1, ct)) is [var dead] && dead.Id == id
                ? $"Dead letter {id} was left as it is: another job with its key '{dead.Key}' is waiting."
                : $"There is no dead letter {id}; 'storytracker jobs dead' lists them.");

    static Command Pause()
    {
        var kind = new Argument<string>("KIND") { Description = "Kind of the jobs." };
        var command = new Command("pause", "Lets no job of a kind begin, on any node; those being worked on go on.") { kind };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var wanted = await KnownAsync(parsed.GetValue(kind)!, workplace, ct);
            var now = await workplace.Newsroom.Jobs.PauseAsync(wanted, OperatorName, ct);
            Console.WriteLine(now ? $"The kind {wanted} is paused; 'storytracker jobs resume {wanted}' lets it go on."
                : $"The kind {wanted} was paused already.");
            return 0;
        });
        return command;
    }

    static Command Resume()
    {
        var kind = new Argument<string>("KIND") { Description = "Kind of the jobs." };
        var command = new Command("resume", "Lets a paused kind go on.") { kind };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var wanted = parsed.GetValue(kind)!;
            if (!await workplace.Newsroom.Jobs.ResumeAsync(wanted, ct))
                throw new CommandRefusedException($"The kind {wanted} is not paused; 'storytracker jobs list' says which are.");
            Console.WriteLine($"The kind {wanted} goes on.");
            return 0;
        });
        return command;
    }

    // A kind that nobody here handles may still wait in the queue, for another version; a slip of the pen is told.
    static async Task<string> KnownAsync(string kind, Workplace workplace, CancellationToken ct)
    {
        var kinds = workplace.Newsroom.Handlers.Select(h => h.Kind)
            .Union((await workplace.Newsroom.Jobs.WaitingAsync(null, ct)).Select(c => c.Kind)).Order(StringComparer.Ordinal).ToList();
        return kinds.Contains(kind) ? kind
            : throw new CommandRefusedException($"There is no kind '{kind}'; the kinds are {string.Join(", ", kinds)}.");
    }

    static async Task<IReadOnlyList<T>> AllAsync<T>(
        Func<long, int, CancellationToken, Task<IReadOnlyList<T>>> page, Func<T, long> id, CancellationToken ct)
    {
        List<T> all = [];
        while (await page(all.Count == 0 ? 0 : id(all[^1]), 1000, ct) is { Count: > 0 } more) all.AddRange(more);
        return all;
    }
}
