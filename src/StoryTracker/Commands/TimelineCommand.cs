using System.CommandLine;
using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Commands;

/// <summary><c>timeline STORY</c>: a story as an editor sees it.</summary>
static class TimelineCommand
{
    public static Command Create()
    {
        var story = new Argument<string>("STORY") { Description = "Id of a story, or the beginning of its title." };
        var json = Output.JsonOption();
        var asOf = Asking.AsOfOption();
        var command = new Command("timeline", "Shows a story: who said what, and when.") { story, json, asOf };
        command.SetAction(async (parsed, ct) =>
        {
            var at = Asking.AsOf(parsed, asOf);
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            await workplace.Newsroom.Projections.CatchUpAsync(ct);
            var desk = workplace.Newsroom.Desk;
            var view = await desk.StoryAsync(await Asking.StoryAsync(desk, parsed.GetValue(story)!, ct), at, ct)
                ?? throw new CommandRefusedException($"There is no story '{parsed.GetValue(story)}'{(at.IsNow ? "" : " on record at that moment")}.");
            if (parsed.GetValue(json)) Output.Json(view);
            else Write(view);
            return 0;
        });
        return command;
    }

    static void Write(StoryView story)
    {
        Console.WriteLine(story.Title);
        if (story.At is { } at) Console.WriteLine($"As known on {at.UtcDateTime.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)} UTC");
        foreach (var entry in story.Timeline.Where(e => e.Dismissed is null))
        {
            if (entry.Removed is { } removed)
            {
                Console.WriteLine($"  {removed.Text}");
                continue;
            }
            var when = entry.Said is { } said ? $"said {Span(said)}" : entry.Published is { } published ? $"published {published}" : "undated";
            var who = entry.Speaker is { } s ? s.Role is null ? s.Name : $"{s.Name} ({s.Role})" : entry.Mention is { } m ? $"{m} (not identified)" : "nobody named";
            var verb = entry.Polarity switch { Polarity.Denied => " denied", Polarity.Declined => " did not say", _ => entry.Cue is { } cue ? $" {cue.Trim(':', ',', ' ')}" : "" };
            Console.WriteLine($"  {when}  {who}{verb}: {(entry.Quote == QuoteKind.Direct ? $"“{entry.Text}”" : entry.Text)}  [{entry.Reports[0].Outlet ?? "outlet unknown"}]");
        }
        if (story.Timeline.Count == 0) Console.WriteLine("  No statements were extracted from its articles.");
        foreach (var day in story.Diary) Console.WriteLine($"  diary  {day.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated"}: {day.Title}");
    }

    static string Span(When when) => when.Earliest == when.Latest
        ? when.Earliest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated"
        : $"{when.Earliest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ".."}/{when.Latest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ".."}";
}
