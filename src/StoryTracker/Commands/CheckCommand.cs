using System.CommandLine;

namespace StoryTracker.Commands;

/// <summary><c>check</c>: verifies every invariant of the record.</summary>
static class CheckCommand
{
    public static Command Create()
    {
        var json = Output.JsonOption();
        var command = new Command("check", "Verifies every invariant of the record; exits 1 on the first broken one.") { json };
        command.SetAction(async (parsed, ct) =>
        {
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var line = new ProgressLine(TimeProvider.System);
            List<object> results = [];
            var broken = false;
            await foreach (var result in workplace.Newsroom.Check.RunAsync(new Reached(line), ct))
            {
                line.Clear();
                results.Add(new { invariant = result.Invariant, ok = result.Ok, sentence = result.Sentence });
                if (!parsed.GetValue(json)) Console.WriteLine($"{(result.Ok ? "ok    " : "BROKEN")}  {result.Invariant}: {result.Sentence}");
                if (result.Ok) continue;
                broken = true;
                break;
            }
            if (parsed.GetValue(json)) Output.Json(new { ok = !broken, results });
            return broken ? 1 : 0;
        });
        return command;
    }

    sealed class Reached(ProgressLine line) : IProgress<long>
    {
        public void Report(long value) => line.Show($"checked up to position {value} …");
    }
}
