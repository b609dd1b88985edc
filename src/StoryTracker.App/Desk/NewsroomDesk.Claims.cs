using System.Globalization;
using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    const int MostHistory = 200, MostChoices = 100;

    static readonly string ClaimPositions = Statements.Read("claim_positions");

    /// <inheritdoc cref="IClaimsDesk.ClaimAsync"/>
    internal async Task<ClaimView?> ClaimAsync(Guid storyId, Guid id, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        if ((await FoldAsync<Story>(Streams.Story(storyId), moment, ct)).State is not { } story || !story.Claims.TryGetValue(id, out var held)
            || !story.Articles.TryGetValue(held.Machine.ArticleId, out var placed)) return null;
        if ((await FoldAsync<Article>(Streams.Article(placed.ArticleId), moment, ct)).State is not { RemovedAt: null } article) return null;
        var timeline = await NamedAsync(Timeline(story), moment, ct);
        var entry = (await AnsweredAsync(story, timeline, moment, ct)).First(e => e.Id == id.ToString());
        entry = (await WithFirstSaidAsync(story, await WithUtterancesAsync(story, [entry], moment, ct), moment, ct))[0];
        var text = article.Revision(held.Effective.Revision).Text;
        List<UtteranceView> wordings = [];
        foreach (var utterance in entry.Utterances)
            if (await UtteranceAsync(storyId, Guid.Parse(utterance.Id), at, ct) is { } table) wordings.Add(table);
        var events = await EventsOfAsync(storyId, id, moment.Position, ct);
        var machine = held.Mention.Over(held.Machine);
        return new(entry, new(storyId.ToString(), story.Title), Entries.TitleOf(placed.Title, text), held.Revision, moment.Time,
            PassageOf.Claim(held.Effective, text), new(machine.Speaker.Name, machine.Speaker.Resolution, machine.Said, machine.Kind, machine.Polarity)
            {
                Text = machine.ReadingText(),
            },
            [.. events.Select(e => new HistoryItem(e.Position, e.RecordedAt, e.Stream, e.Version, e.Type, e.Meta.By, HistorySentence.Of(e.Data))
            {
                CanBeUndone = Stands(held, e.Data),
            })])
        {
            Decided = held.Editorial?.Deciders.ToDictionary(d => d.Key, d => new DecisionView(d.Value.By, d.Value.At, d.Value.Confirms ? "" : d.Value.Reason)) ?? [],
            Dismissal = held.Dismissal is { } d ? new(d.By, d.At, d.Reason) : null,
            NeedsReview = held.NeedsReview,
            Differences = ClaimDifferences.Of(held),
            Wordings = wordings,
            Relations = await RelationsAsync(story, entry, moment, ct),
            Others = Others(entry, timeline),
            AlsoOn = await AlsoOnAsync(storyId, article, id, moment, ct),
        };
    }

    static IReadOnlyList<ClaimChoice> Others(TimelineEntry entry, IReadOnlyList<TimelineEntry> timeline) =>
    [
        .. timeline.Where(e => e is { Dismissed: null, Removed: null, Speaker: not null } && e.Speaker.Id == entry.Speaker?.Id
                && e.Reports.Count > 0 && entry.Reports.Count > 0 && e.Reports[0].Article != entry.Reports[0].Article)
            .Take(MostChoices).Select(e => new ClaimChoice(e.Id, e.Reports[0].Outlet, Domain.Articles.OpeningWords.Of(e.Text, 90))),
    ];

    // The last of its kind, which nobody took back.
    static bool Stands(StoryClaim claim, object e) => e switch
    {
        ClaimCorrected c => claim.Decided is [.., { Confirms: false } last] && last.At == c.At,
        ClaimConfirmed c => claim.Decided is [.., { Confirms: true } last] && last.At == c.At,
        ClaimAdded => claim is { Added: not null, Decided.Count: 1, Dismissal: null, Extractor: AddClaimHandler.Editor },
        ClaimDismissed d => claim.Dismissal?.At == d.At,
        NoteWritten n => claim.Notes.Find(n.NoteId) is { Removed: null },
        NoteRemoved n => claim.Notes.Find(n.NoteId) is { Removed: { } gone } && gone.At == n.At,
        _ => false,
    };

    async Task<IReadOnlyList<StoryRef>> AlsoOnAsync(
        Guid storyId, Article article, Guid claim, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        List<StoryRef> others = [];
        foreach (var id in StoriesOf.Article(article).Where(s => s != storyId))
            if ((await FoldAsync<Story>(Streams.Story(id), moment, ct)).State is { MergedInto: null } story && story.Claims.ContainsKey(claim))
                others.Add(new(id.ToString(), story.Title));
        return others;
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
}
