using System.CommandLine;
using System.Globalization;
using StoryTracker.App.Ingestion;

namespace StoryTracker.Commands;

/// <summary><c>ingest PATH…</c>: puts article files on record.</summary>
static class IngestCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files (.txt with an optional .json beside it, .html, .jsonl) or folders of them.", Arity = ArgumentArity.OneOrMore };
        var json = Output.JsonOption();
        var command = new Command("ingest", "Puts article files on record; what is there already is left as it is.") { paths, json };
        command.SetAction((parsed, ct) => RunAsync(parsed, parsed.GetValue(paths)!, parsed.GetValue(json), ct));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, string[] paths, bool json, CancellationToken ct)
    {
        var found = ArticlePaths.Find(paths);
        if (found.Files.Count == 0 && found.StorySetups.Count == 0)
        {
            Console.Error.WriteLine("There is no article file in what was named; articles are .txt, .html or .jsonl files.");
            return Verbs.Refused;
        }
        await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
        var newsroom = workplace.Newsroom;
        var opened = 0;
        foreach (var setup in found.StorySetups)
            opened += await newsroom.Stories.OpenAsync(StorySetup.Read(await File.ReadAllBytesAsync(setup, ct)), "editor", ct);

        var progress = new ProgressLine(TimeProvider.System);
        List<FileOutcome> outcomes = [];
        await foreach (var outcome in new FileIngestion(newsroom.Ingestion).IngestAsync(found.Files, "ingest", ct))
        {
            outcomes.Add(outcome);
            if (outcome.Refusal is not null) progress.Sentence(outcome.Refusal);
            progress.Show($"read {outcomes.Count} articles of {found.Files.Count} files …");
        }
        var runner = newsroom.CreateJobRunner();
        var settled = runner.DrainAsync(ct);
        while (await Task.WhenAny(settled, Task.Delay(TimeSpan.FromSeconds(1), ct)) != settled)
            progress.Show($"{(await newsroom.Jobs.WaitingAsync(null, ct)).Sum(c => c.Due + c.Later + c.Leased)} steps of extraction and placing to go …");
        await settled;
        await newsroom.Projections.CatchUpAsync(ct);
        progress.Clear();
        var position = await newsroom.Store.HeadAsync(ct);
        if (json) Output.Json(new { articles = outcomes.Where(o => o.Article is not null).Select(Row), refused = outcomes.Where(o => o.Refusal is not null).Select(o => new { file = o.File, line = o.Line, reason = o.Refusal }), storiesOpened = opened, leftAlone = found.LeftAlone, position });
        else Report(outcomes, opened, found.LeftAlone, position);
        return outcomes.Count == 0 || outcomes.Any(o => o.Article is not null) ? 0 : Verbs.Refused;
    }

    static object Row(FileOutcome o) => new { file = o.File, line = o.Line, id = o.Article!.ArticleId, status = o.Article.Status.ToString().ToLowerInvariant(), position = o.Article.Position };

    static void Report(List<FileOutcome> outcomes, int opened, IReadOnlyList<string> leftAlone, long position)
    {
        int Count(IngestStatus s) => outcomes.Count(o => o.Article?.Status == s);
        var refused = outcomes.Count(o => o.Refusal is not null);
        if (opened > 0) Console.WriteLine($"{opened} stories set up.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{outcomes.Count - refused} articles on record: {Count(IngestStatus.New)} new, {Count(IngestStatus.Revised)} revised, {Count(IngestStatus.Unchanged)} unchanged; {refused} refused; {leftAlone.Count} other files left alone. The record ends at position {position}."));
    }
}
