using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    /// <inheritdoc/>
    public async Task<ArticleView?> ArticleAsync(Guid id, int? revision, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        var state = (await FoldAsync<Article>(Streams.Article(id), moment, ct)).State;
        if (state is { RemovedAt: { } removedAt }) return await RemovedAsync(state, removedAt, revision, moment, ct);
        if (state is not { Current: { } newest } article) return null;
        if (revision < 1 || revision > article.Revisions.Count) return null;
        var shown = revision is { } n ? article.Revision(n) : newest;
        List<ArticleStory> stories = [];
        Dictionary<Guid, (TimelineEntry Entry, IReadOnlyList<Passage> Words, List<string> Stories)> claims = [];
        foreach (var share in article.Assignment?.Stories ?? [])
        {
            if ((await FoldAsync<Story>(Streams.Story(share.StoryId), moment, ct)).State is not { } story) continue;
            stories.Add(new(share.StoryId.ToString(), story.Title, share.Weight, share.Primary, share.Reasons));
            foreach (var claim in story.ClaimsOf(id).Where(_ => story.Articles.ContainsKey(id)))
                if (claims.TryGetValue(claim.Id, out var held)) held.Stories.Add(share.StoryId.ToString());
                else claims[claim.Id] = (Entries.Of(claim, story.Articles[id]), WordsIn(shown, claim), [share.StoryId.ToString()]);
        }
        var named = (await NamedAsync([.. claims.Values.Select(c => c.Entry)], moment, ct)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var stretches = claims.SelectMany(c => c.Value.Words
                .Select(w => new ArticleClaim(c.Key.ToString(), c.Value.Stories, w.Start, w.End, w.Quoted, named[c.Value.Entry.Id])))
            .OrderBy(c => c.Start).ThenBy(c => c.End).ThenBy(c => c.Id, StringComparer.Ordinal);
        return new(id.ToString(), article.Url, shown.Outlet, Entries.TitleOf(shown.Title, shown.Text), shown.Byline, article.Origin,
            shown.Published is { } p ? new(Entries.Published(p)!, p.Reason, p.EstimatedBy) : null, moment.Time,
            Items(article), shown.Revision, shown.Text, [.. stretches], stories, shown.Problems)
        {
            TakenDown = article.Withdrawn is { } gone ? new(gone.Status, gone.At) : null,
            SameText = await SameTextAsync(article, moment, ct),
        };
    }

    // A claim of another revision is shown where this text prints its words: at the same characters, or where they were found again; else not at all.
    static List<Passage> WordsIn(RevisionRecorded shown, StoryClaim claim)
    {
        var words = claim.Effective;
        if (claim.Orphaned is { } gone && words.Revision < gone.Revision && shown.Revision >= gone.Revision) return [];
        var found = words.Revision != shown.Revision && claim.Refound is { } r && r.Words.All(w => w.IsSliceOf(shown.Text)) ? r.Words : words.Words;
        return [.. found.Where(w => w.IsSliceOf(shown.Text))];
    }

    // What is left: that it was there, in how many revisions, on which stories.
    async Task<ArticleView?> RemovedAsync(
        Article article, DateTimeOffset at, int? revision, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var last = article.RemovedRevisions.Count;
        if (last == 0 || revision < 1 || revision > last) return null;
        List<ArticleStory> stories = [];
        foreach (var id in article.RemovedFrom)
            if ((await FoldAsync<Story>(Streams.Story(id), moment, ct)).State is { } story)
                stories.Add(new(id.ToString(), story.Title, 0, false, []));
        var sentence = ErasureNotice.Sentence(at);
        return new(article.Id.ToString(), null, null, sentence, null, sentence, null, moment.Time,
            [.. article.RemovedRevisions.Select((seen, i) => new RevisionItem(i + 1, seen, "", 0))], revision ?? last, sentence, [], stories, [])
        {
            Removed = Removal.On(at),
        };
    }

    /// <inheritdoc/>
    public async Task<RawDocument?> RawAsync(Guid article, int revision, CancellationToken ct)
    {
        var state = (await store.LoadAsync<Article>(Streams.Article(article), null, ct)).State;
        return state is null || revision < 1 || revision > state.Revisions.Count ? null : await documents.FetchAsync(state.Revision(revision).Sha256, ct);
    }
}
