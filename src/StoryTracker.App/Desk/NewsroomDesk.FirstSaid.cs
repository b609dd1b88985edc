using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Chronicle;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // A line leads from story to story; so many are looked into for a page.
    const int MostStoriesOfLines = 50;

    // Beside each line of a story that repeats another: where it was said first, whatever story that is on.
    async Task<IReadOnlyList<TimelineEntry>> WithFirstSaidAsync(
        Story story, IReadOnlyList<TimelineEntry> entries, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        if (story.Ties.Values.All(t => t.Kind != TieKind.Linked)) return entries;
        var known = new KnownTies();
        known.Add(story);
        HashSet<Guid> told = [story.Id], asked = [];
        while (known.Missing.Where(asked.Add).ToList() is { Count: > 0 } missing && told.Count < MostStoriesOfLines)
            foreach (var id in await statements.StoriesOfAsync(missing, ct))
                if (told.Count < MostStoriesOfLines && told.Add(id) && (await FoldAsync<Story>(Streams.Story(id), moment, ct)).State is { } other) known.Add(other);
        var lines = SaidBefore.Of(known.ReportsAround(story.Claims.Keys), known.Links);
        var first = lines.SelectMany(l => l.ReportIds.Select(r => (Id: r, Sentence: SaidBefore.FirstSaid(l, r)))).Where(f => f.Sentence is not null)
            .ToDictionary(f => f.Id, f => f.Sentence);
        return first.Count == 0 ? entries : [.. entries.Select(e => first.TryGetValue(e.Id, out var sentence) ? e with { FirstSaid = sentence } : e)];
    }
}
