using System.Globalization;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    const int MostHistory = 200;

    static readonly string ClaimPositions = Statements.Read("claim_positions");

    /// <inheritdoc cref="IClaimsDesk.ClaimAsync"/>
    internal async Task<ClaimView?> ClaimAsync(Guid storyId, Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        if ((await FoldAsync<Story>(Streams.Story(storyId), moment, ct)).State is not { } story || !story.Claims.TryGetValue(id, out var held)
            || !story.Articles.TryGetValue(held.Machine.ArticleId, out var placed)) return null;
        if ((await FoldAsync<Article>(Streams.Article(placed.ArticleId), moment, ct)).State is not { RemovedAt: null } article) return null;
        var entries = await WithUtterancesAsync(story, await NamedAsync([Entries.Of(held, placed)], moment, ct), moment, ct);
        var text = article.Revision(held.Effective.Revision).Text;
        var events = await EventsOfAsync(storyId, id, moment.Position, ct);
        var machine = held.Mention.Over(held.Machine);
        return new(entries[0], new(storyId.ToString(), story.Title), Entries.TitleOf(placed.Title, text), held.Revision, moment.Time,
            PassageOf.Claim(held.Effective, text), new(machine.Speaker.Name, machine.Speaker.Resolution, machine.Said, machine.Kind, machine.Polarity),
            [.. events.Select(e => new HistoryItem(e.Position, e.RecordedAt, e.Stream, e.Version, e.Type, e.Meta.By, HistorySentence.Of(e.Data)))])
        {
            Decided = Decided(held, events.Select(e => e.Data).OfType<ClaimCorrected>()),
            Dismissal = held.Dismissal is { } d ? new(d.By, d.At, d.Reason) : null,
            NeedsReview = held.NeedsReview,
        };
    }

    // Newest first.
    async Task<List<RecordedEvent>> EventsOfAsync(Guid story, Guid claim, long? upTo, CancellationToken ct)
    {
        await using var command = source.CreateCommand(ClaimPositions);
        command.Parameters.Add(new() { Value = Streams.Story(story) });
        command.Parameters.Add(new() { Value = upTo ?? long.MaxValue });
        command.Parameters.Add(new() { Value = claim.ToString("D", CultureInfo.InvariantCulture) });
        command.Parameters.Add(new() { Value = MostHistory });
        List<RecordedEvent> events = [];
        foreach (var position in await command.RowsAsync(r => r.GetInt64(0), ct)) events.AddRange(await store.ReadLogAsync(position - 1, 1, ct));
        return events;
    }

    // The last correction that set a field decided it; where none of those at hand did, the last of all stands for it.
    static Dictionary<string, DecisionView> Decided(StoryClaim claim, IEnumerable<ClaimCorrected> newestFirst)
    {
        Dictionary<string, DecisionView> decided = [];
        if (claim.Editorial is not { } editorial) return decided;
        var corrections = newestFirst.ToList();
        foreach (var field in editorial.Changed)
        {
            var by = corrections.Find(c => c.Set.Sets(field)) ?? editorial.Last;
            decided[field] = new(by.By, by.At, by.Reason);
        }
        return decided;
    }
}
