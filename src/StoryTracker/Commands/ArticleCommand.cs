using System.CommandLine;
using StoryTracker.Domain;

namespace StoryTracker.Commands;

/// <summary><c>article ID</c>: an article with its claims.</summary>
static class ArticleCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "Id of an article." };
        var json = Output.JsonOption();
        var asOf = Asking.AsOfOption();
        var command = new Command("article", "Shows an article, its claims and its stories.") { id, json, asOf };
        command.SetAction(async (parsed, ct) =>
        {
            var at = Asking.AsOf(parsed, asOf);
            if (!Guid.TryParse(parsed.GetValue(id), out var article)) throw new CommandRefusedException($"'{parsed.GetValue(id)}' is not the id of an article; 'storytracker timeline STORY --json' names them.");
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            var view = await workplace.Newsroom.Desk.ArticleAsync(article, null, at, ct) ?? throw new CommandRefusedException($"There is no article {article}{(at.IsNow ? "" : " on record at that moment")}.");
            if (parsed.GetValue(json))
            {
                Output.Json(view);
                return 0;
            }
            if (view.Removed is { } removed)
            {
                Console.WriteLine(removed.Text);
                return 0;
            }
            Console.WriteLine($"{view.Title}\n{view.Outlet ?? "Outlet unknown"}, published {view.Published?.Value ?? "unknown"}, revision {view.Revision} of {view.Revisions.Count}");
            foreach (var story in view.Stories) Console.WriteLine($"On “{story.Title}”{(story.Primary ? " (its main story)" : "")}: {string.Join(" ", story.Reasons)}");
            foreach (var claim in view.Claims)
                Console.WriteLine($"  [{claim.Start}, {claim.End}) {claim.Entry.Speaker?.Name ?? claim.Entry.Mention ?? "nobody named"}: {(claim.Quoted ? $"“{view.Text[claim.Start..claim.End]}”" : view.Text[claim.Start..claim.End])}");
            return 0;
        });
        return command;
    }
}
