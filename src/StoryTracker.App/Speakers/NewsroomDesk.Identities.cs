using StoryTracker.App.Speakers;
using StoryTracker.Domain;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    Task<SpeakerIdentities> IdentitiesAsync(IEnumerable<Guid> speakers, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct) =>
        SpeakerIdentities.LoadAsync(store, source, speakers, moment.Position, ct);

    // Lines under the names that stand for their speakers at that moment.
    async Task<IReadOnlyList<TimelineEntry>> NamedAsync(
        IReadOnlyList<TimelineEntry> entries, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var named = entries.Select(e => e.Speaker?.Id).OfType<string>().Distinct().Select(Guid.Parse).ToList();
        if (named.Count == 0) return entries;
        var identities = await IdentitiesAsync(named, moment, ct);
        return [.. entries.Select(e => Named(e, identities))];
    }

    static TimelineEntry Named(TimelineEntry entry, SpeakerIdentities identities)
    {
        if (entry.Speaker is not { } speaker) return entry;
        var (id, article) = (Guid.Parse(speaker.Id), entry.Reports.Count > 0 ? Guid.Parse(entry.Reports[0].Article) : (Guid?)null);
        var who = identities.Who(id, article);
        return who == id || identities.Find(who) is not { } state ? entry
            : entry with { Speaker = speaker with { Id = who.ToString(), Name = state.Name }, PrintedName = speaker.Name };
    }

    static IReadOnlyList<MergedName> MergedNames(Guid root, SpeakerIdentities identities) =>
        [.. identities.NamesOf(root).Where(id => id != root).Select(id => identities.Find(id)).OfType<Speaker>()
            .Where(s => s.Merged is not null && identities.Who(s.Id, null) == root)
            .Select(s => new MergedName(s.Id.ToString(), s.Name, s.Merged!.Into.ToString(), s.Merged.By, s.Merged.ByEditor, s.Merged.Reasons, s.Merged.At))];

    async Task<IReadOnlyList<SpeakerSuggestionView>> SuggestionsAsync(
        IEnumerable<Speaker> speakers, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        List<SpeakerSuggestionView> views = [];
        foreach (var speaker in speakers)
        {
            var open = speaker.Open.ToHashSet();
            foreach (var held in speaker.Suggestions.Values.Where(s => s.Declined is not null || open.Contains(s.Suggested)).OrderBy(s => s.Suggested.At))
            {
                var other = held.Suggested.SpeakerId == speaker.Id ? held.Suggested.OtherId : held.Suggested.SpeakerId;
                var known = held.Suggested.Question == SpeakerQuestion.OnePerson ? (await FoldAsync<Speaker>(Streams.Speaker(other), moment, ct)).State : null;
                views.Add(new(speaker.Id.ToString(), other.ToString(), known?.Name, held.Suggested.Question,
                    [.. held.Suggested.ArticleIds.Select(a => a.ToString())], held.Suggested.Matcher, held.Suggested.Reasons, held.Suggested.At,
                    held.Declined is { } d ? new(d.By, d.At, d.Reason) : null));
            }
        }
        return views;
    }

    static IReadOnlyList<NamesakeView> Namesakes(Speaker speaker, SpeakerIdentities identities) =>
        [.. speaker.Homonyms.OrderBy(h => h.Value.At).Select(h => new NamesakeView(h.Key.ToString(), identities.Find(h.Key)?.Name ?? speaker.Name,
            [.. h.Value.ArticleIds.Order().Select(a => a.ToString())], new(h.Value.By, h.Value.At, h.Value.Reason)))];

    /// <inheritdoc/>
    public async Task<WhoView?> WhoAsync(Guid story, Guid claim, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        if ((await FoldAsync<Story>(Streams.Story(story), moment, ct)).State is not { } state || !state.Claims.TryGetValue(claim, out var held)
            || !state.Articles.TryGetValue(held.Machine.ArticleId, out var article)) return null;
        var entry = (await NamedAsync([Entries.Of(held, article)], moment, ct))[0];
        var texts = string.IsNullOrWhiteSpace(article.Title) ? await TextsAsync(state, ct) : [];
        return new(entry, new(story.ToString(), state.Title), Entries.TitleOf(article.Title, texts.GetValueOrDefault(article.ArticleId, "")), held.Revision, moment.Time);
    }
}
