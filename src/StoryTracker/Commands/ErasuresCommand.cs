using System.CommandLine;
using System.Globalization;
using StoryTracker.EventStore;

namespace StoryTracker.Commands;

/// <summary><c>erasures export</c> and <c>erasures apply FILE</c>: carries removals over to restored backups and other copies.</summary>
static class ErasuresCommand
{
    public static Command Create()
    {
        var export = new Command("export", "Writes the ledger of erasures and the block list to standard output; nothing of what was erased is in it.");
        export.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            await using var output = Console.OpenStandardOutput();
            await workplace.Newsroom.ErasuresDump.WriteErasuresAsync(output, ct);
            return 0;
        });

        var file = new Argument<string>("FILE") { Description = "What 'erasures export' wrote; - for standard input." };
        var apply = new Command("apply", "Erases here what a ledger names: after restoring a backup, and before the program starts on it.") { file };
        apply.SetAction((parsed, ct) => ApplyAsync(parsed, parsed.GetValue(file)!, ct));
        return new Command("erasures", "Carries removals over to restored backups.") { export, apply };
    }

    static async Task<int> ApplyAsync(ParseResult parsed, string file, CancellationToken ct)
    {
        await using var input = ImportCommand.Open(file);
        var ledger = await ErasureLedger.ReadAsync(input, ct);
        await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
        var line = new ProgressLine(TimeProvider.System);
        var (articles, events) = await workplace.Newsroom.Erasure.ApplyAsync(ledger, new LinesDone(line, "of removed articles applied"), ct);
        line.Clear();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Applied a ledger of {ledger.Count} erased events: {articles} removed articles are on this record, {events} events lost their content now."));
        return 0;
    }
}
