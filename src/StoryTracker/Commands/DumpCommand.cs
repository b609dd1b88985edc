using System.CommandLine;
using System.Globalization;

namespace StoryTracker.Commands;

/// <summary><c>dump</c>: the whole record as lines of JSON on standard output, byte for byte what the database keeps.</summary>
static class DumpCommand
{
    public static Command Create()
    {
        var command = new Command("dump", "Writes the whole record, raw bytes included, to standard output: storytracker dump > FILE.jsonl");
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var line = new ProgressLine(TimeProvider.System);
            await using var output = Console.OpenStandardOutput();
            var totals = await workplace.Newsroom.Dump.WriteAsync(output, new LinesDone(line, "written"), ct);
            var rows = string.Join(", ", totals.Rows.Select(r => $"{r.Value} rows of kind {r.Key}"));
            line.Sentence(string.Create(CultureInfo.InvariantCulture,
                $"Dumped {totals.Events} events, {totals.Erasures} erasures and {rows}."));
            return 0;
        });
        return command;
    }
}

/// <summary>Says how many lines of a file are done.</summary>
sealed class LinesDone(ProgressLine line, string done) : IProgress<long>
{
    public void Report(long value) => line.Show(string.Create(CultureInfo.InvariantCulture, $"{value:N0} lines {done} …"));
}
