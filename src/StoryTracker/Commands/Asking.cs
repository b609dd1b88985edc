using System.CommandLine;
using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.Commands;

/// <summary>What the reading verbs have in common: a moment, an id or a title, all pages of a list.</summary>
static class Asking
{
    public static Option<string?> AsOfOption() => new("--as-of") { Description = "As known then: a time, a day, or a position of the record.", HelpName = "TIME" };

    /// <exception cref="CommandRefusedException">It is not a moment.</exception>
    public static AsOf AsOf(ParseResult parsed, Option<string?> option) =>
        App.Desk.AsOf.TryParse(parsed.GetValue(option), out var at, out var problem) ? at : throw new CommandRefusedException(problem);

    public static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, CancellationToken, Task<Page<T>>> page, CancellationToken ct)
    {
        List<T> all = [];
        for (string? after = null; ;)
        {
            var next = await page(after, ct);
            all.AddRange(next.Items);
            if (next.Next is null) return all;
            after = next.Next;
        }
    }

    /// <summary>A story by its id, or by its title or the beginning of it.</summary>
    /// <exception cref="CommandRefusedException">None or several fit.</exception>
    public static async Task<Guid> StoryAsync(IDesk desk, string wanted, CancellationToken ct)
    {
        if (Guid.TryParse(wanted, out var id)) return id;
        var stories = await AllAsync((after, ct) => desk.StoriesAsync(App.Desk.AsOf.Now, after, 200, ct), ct);
        var exact = stories.Where(s => s.Title.Equals(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        var fitting = exact.Count > 0 ? exact : [.. stories.Where(s => s.Title.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))];
        return fitting.Count switch
        {
            1 => Guid.Parse(fitting[0].Id),
            0 => throw new CommandRefusedException($"There is no story '{wanted}'; 'storytracker stories' lists them."),
            _ => throw new CommandRefusedException($"{fitting.Count} stories begin with '{wanted}'; give the id."),
        };
    }
}
