using System.CommandLine;

namespace StoryTracker.Commands;

/// <summary><c>stories</c>: the list of stories.</summary>
static class StoriesCommand
{
    public static Command Create()
    {
        var json = Output.JsonOption();
        var asOf = Asking.AsOfOption();
        var command = new Command("stories", "Lists the stories.") { json, asOf };
        command.SetAction(async (parsed, ct) =>
        {
            var at = Asking.AsOf(parsed, asOf);
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            await workplace.Newsroom.Projections.CatchUpAsync(ct);
            var stories = await Asking.AllAsync((after, ct) => workplace.Newsroom.Desk.StoriesAsync(at, after, 200, ct), ct);
            if (parsed.GetValue(json)) Output.Json(new { items = stories, next = (string?)null });
            else if (stories.Count == 0) Console.WriteLine("No stories yet. Put articles on record with: storytracker ingest PATH");
            else foreach (var s in stories) Console.WriteLine($"{s.Id}  {s.Title}{(s.Status == "emerging" ? " (emerging)" : "")}: {s.Articles} articles, {s.Claims} claims, {s.Speakers} speakers");
            return 0;
        });
        return command;
    }
}
