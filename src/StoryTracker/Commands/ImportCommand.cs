using System.CommandLine;
using System.Globalization;

namespace StoryTracker.Commands;

/// <summary><c>import FILE</c>: takes a dump in, all of it or nothing.</summary>
static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What 'dump' wrote; - for standard input." };
        var command = new Command("import", "Takes a dump into an empty record, or into one whose log it continues; all of it or nothing.") { file };
        command.SetAction((parsed, ct) => RunAsync(parsed, parsed.GetValue(file)!, ct));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, string file, CancellationToken ct)
    {
        await using var input = Open(file);
        await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
        var newsroom = workplace.Newsroom;
        var line = new ProgressLine(TimeProvider.System);
        var totals = await newsroom.Import.ReadAsync(input, new LinesDone(line, "read"), ct);
        line.Clear();
        var unfinished = await newsroom.Unfinished.RequestAsync(ct);
        await newsroom.AfterImport.RunAsync(ct);
        await newsroom.FollowUps.TendAsync(ct);
        await newsroom.Projections.CatchUpAsync(ct);
        if (totals.Erasures > 0) await newsroom.Erasure.FinishAsync(ct);
        var head = await newsroom.Store.HeadAsync(ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Imported {totals.Events} events and {totals.Erasures} erasures. The record ends at position {head}."));
        if (unfinished > 0)
            Console.WriteLine($"Jobs are no part of a dump: {unfinished} unfinished articles are asked for again, and the next 'serve' goes on with them.");
        return 0;
    }

    /// <summary>Opens a file, or standard input for <c>-</c>.</summary>
    public static Stream Open(string file) => file == "-" ? Console.OpenStandardInput()
        : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
