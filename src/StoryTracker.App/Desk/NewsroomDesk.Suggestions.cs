using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    // Open suggestions that can still be carried out; one whose articles a later one names among others is left out.
    async Task<IReadOnlyList<StorySuggestion>> SuggestionsAsync(Story story, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        List<StorySuggestion> shown = [];
        if (story.MergedInto is not null) return shown;
        foreach (var e in Latest(story).OrderByDescending(e => e.Score).ThenBy(e => e.SuggestionId))
        {
            var from = e.StoryId == story.Id ? story : (await FoldAsync<Story>(Streams.Story(e.StoryId), moment, ct)).State;
            var other = e.OtherStoryId is not { } id ? null : id == story.Id ? story : (await FoldAsync<Story>(Streams.Story(id), moment, ct)).State;
            if (from is not { MergedInto: null } || (e.OtherStoryId is not null && other is not { MergedInto: null }) || !Applies(e, from)) continue;
            var headlines = new List<string?>();
            foreach (var article in e.Kind == SuggestionKind.Merge ? [] : e.ArticleIds) headlines.Add(await HeadlineAsync(article, from, ct));
            shown.Add(new(e.SuggestionId.ToString(), e.Kind, e.StoryId.ToString(), e.OtherStoryId?.ToString(), [.. e.ArticleIds.Select(a => a.ToString())], e.Score, e.Reasons, e.Matcher)
            {
                StoryTitle = from.Title, OtherTitle = other?.Title, Headlines = headlines,
            });
        }
        return shown;
    }

    // As far as the story's own stream tells.
    static int OpenSuggestions(Story story) => Latest(story).Count(e => e.StoryId != story.Id || Applies(e, story));

    static IEnumerable<ChangeSuggested> Latest(Story story)
    {
        var all = story.Suggestions.Values.Select(s => s.Event).ToList();
        return story.Suggestions.Values.Where(s => s.Settled is null).Select(s => s.Event).Where(e => e.ArticleIds.Count < 2 || e.OtherStoryId is not null
            || !all.Exists(o => o != e && o.OtherStoryId is null && o.At > e.At && e.ArticleIds.All(o.ArticleIds.Contains)));
    }

    static bool Applies(ChangeSuggested e, Story story) => e.Kind switch
    {
        SuggestionKind.Merge => true,
        SuggestionKind.SubStory when e.OtherStoryId is { } parent => story.ParentId != parent,
        SuggestionKind.Place => e.ArticleIds.All(a => !story.Articles.ContainsKey(a) && !story.Decisions.ContainsKey(a)),
        _ => e.ArticleIds.All(a => story.Articles.ContainsKey(a)) && e.ArticleIds.Count < Math.Max(2, story.Articles.Count),
    };

    async Task<string?> HeadlineAsync(Guid id, Story story, CancellationToken ct)
    {
        if (story.Articles.GetValueOrDefault(id)?.Title is { } title && !string.IsNullOrWhiteSpace(title)) return title;
        return (await store.LoadAsync<Article>(Streams.Article(id), null, ct)).State is { RemovedAt: null, Current: { } current } ? Entries.TitleOf(current.Title, current.Text) : null;
    }
}
