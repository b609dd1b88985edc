using System.CommandLine;

namespace StoryTracker.Commands;

/// <summary><c>speakers</c>: who is quoted.</summary>
static class SpeakersCommand
{
    public static Command Create()
    {
        var json = Output.JsonOption();
        var asOf = Asking.AsOfOption();
        var command = new Command("speakers", "Lists who is quoted.") { json, asOf };
        command.SetAction(async (parsed, ct) =>
        {
            var at = Asking.AsOf(parsed, asOf);
            await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
            await workplace.Newsroom.Projections.CatchUpAsync(ct);
            var speakers = await Asking.AllAsync((after, ct) => workplace.Newsroom.Desk.SpeakersAsync(at, after, 200, ct), ct);
            if (parsed.GetValue(json)) Output.Json(new { items = speakers, next = (string?)null });
            else if (speakers.Count == 0) Console.WriteLine("Nobody is quoted yet.");
            else foreach (var s in speakers) Console.WriteLine($"{s.Id}  {s.Name}{(s.Roles.Count > 0 ? $", {string.Join("; ", s.Roles)}" : "")}: {s.Claims} claims in {s.Articles} articles");
            return 0;
        });
        return command;
    }
}
