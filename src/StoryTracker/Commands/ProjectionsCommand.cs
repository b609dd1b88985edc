using System.CommandLine;
using System.Globalization;
using StoryTracker.App;
using StoryTracker.Domain;
using StoryTracker.EventStore;

namespace StoryTracker.Commands;

/// <summary><c>projections</c>: how far the read models are, and what an operator can do about one that stopped.</summary>
static class ProjectionsCommand
{
    const string OperatorName = "operator";

    public static Command Create() => new("projections", "Read models: where they stand; rebuilds, retries, skips, prunes.")
    {
        List(), Rebuild(), Retry(), Skip(), Prune(),
    };

    static Command List()
    {
        var json = Output.JsonOption();
        var command = new Command("list", "Lists every version of every projection on record.") { json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var all = await workplace.Newsroom.Projections.StatusAsync(ct);
            if (parsed.GetValue(json))
                Output.Json(new
                {
                    items = all.Select(p => new
                    {
                        p.Name, p.Version, p.State, p.Position, p.Head, behind = Behind(p), p.Failures, p.Error, p.Skipped,
                        updated = p.UpdatedAt,
                    }),
                });
            else if (all.Count == 0) Console.WriteLine("No projection has begun yet; the first start of a server or worker begins them.");
            else foreach (var p in all) Console.WriteLine($"{p.Name} v{p.Version}: {Sentence(p)}");
            return 0;
        });
        return command;
    }

    static Command Rebuild()
    {
        var command = new Command("rebuild", "Builds a projection anew from the log, beside the tables in use.");
        return Named(command, async (newsroom, name, ct) =>
        {
            var line = new ProgressLine(TimeProvider.System);
            await newsroom.Projections.RebuildAsync(name, new Reached(line), ct);
            line.Clear();
            return $"The projection {name} is rebuilt; it stands at position {(await StatusAsync(newsroom, name, ct)).Position}.";
        });
    }

    static Command Retry()
    {
        var command = new Command("retry", "Lets a stopped projection try again at the event at which it stopped.");
        return Named(command, async (newsroom, name, ct) =>
        {
            if (!await newsroom.Projections.RetryAsync(name, ct)) throw NotStopped(await StatusAsync(newsroom, name, ct));
            await newsroom.Projections.CatchUpAsync(ct);
            return $"The projection {name} goes on; it stands at position {(await StatusAsync(newsroom, name, ct)).Position}.";
        });
    }

    static Command Skip()
    {
        var command = new Command("skip", "Leaves out the one event at which a projection stopped; that is kept on record.");
        return Named(command, async (newsroom, name, ct) =>
        {
            if (await newsroom.Projections.SkipAsync(name, OperatorName, ct) is not { } left)
                throw NotStopped(await StatusAsync(newsroom, name, ct));
            Console.WriteLine($"The projection {name} leaves out the event at position {left}; that is on record.");
            await newsroom.Projections.CatchUpAsync(ct);
            return $"The projection {name} goes on; it stands at position {(await StatusAsync(newsroom, name, ct)).Position}.";
        });
    }

    static Command Prune()
    {
        var command = new Command("prune", "Drops the tables of versions that no running program uses any more.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var dropped = await workplace.Newsroom.Projections.PruneAsync(ct: ct);
            if (dropped.Count == 0) Console.WriteLine("There is nothing to drop: each version on record is in use, or was a moment ago.");
            foreach (var version in dropped) Console.WriteLine($"dropped {version}");
            return 0;
        });
        return command;
    }

    static Command Named(Command command, Func<Newsroom, string, CancellationToken, Task<string>> act)
    {
        var name = new Argument<string>("NAME") { Description = "The projection." };
        command.Add(name);
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            try
            {
                await workplace.Newsroom.Projections.CreateAsync(ct);
                await StatusAsync(workplace.Newsroom, parsed.GetValue(name)!, ct);
                Console.WriteLine(await act(workplace.Newsroom, parsed.GetValue(name)!, ct));
                return 0;
            }
            catch (Exception e) when (e is ProjectionStoppedException or InvalidOperationException)
            {
                throw new CommandRefusedException(e.Message);
            }
        });
        return command;
    }

    // This program's version of a projection is the newest one it knows; the others on record are other programs'.
    static async Task<ProjectionStatus> StatusAsync(Newsroom newsroom, string name, CancellationToken ct)
    {
        var all = await newsroom.Projections.StatusAsync(ct);
        return all.LastOrDefault(p => p.Name == name) ?? throw new CommandRefusedException(
            $"There is no projection '{name}'; there is {string.Join(", ", all.Select(p => p.Name).Distinct(StringComparer.Ordinal))}.");
    }

    static CommandRefusedException NotStopped(ProjectionStatus p) =>
        new($"The projection {p.Name} is not stopped; it is {p.State} at position {p.Position} of {p.Head}.");

    static long Behind(ProjectionStatus p) => Math.Max(0, p.Head - p.Position);

    static string Sentence(ProjectionStatus p)
    {
        var skipped = p.Skipped > 0 ? $", {JobText.Count((int)p.Skipped, "event")} left out" : "";
        var error = p.Error is null ? "" : $": {p.Error}";
        return string.Create(CultureInfo.InvariantCulture,
            $"{p.State} at position {p.Position} of {p.Head}, {Behind(p)} behind{skipped}{error}");
    }

    sealed class Reached(ProgressLine line) : IProgress<ProjectionStatus>
    {
        public void Report(ProjectionStatus value) => line.Show($"rebuilt up to position {value.Position} of {value.Head} …");
    }
}
