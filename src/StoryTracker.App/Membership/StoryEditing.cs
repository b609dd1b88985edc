using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.App.Membership;

/// <summary>What editors decide about stories and what is on them: loads, decides, puts on record; each answers with the position, null where nothing changed.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="clock">When.</param>
public sealed class StoryEditing(Decisions decisions, TimeProvider clock)
{
    /// <summary>An article belongs to a story, or does not.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> DecideAsync(DecideBelonging command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        return DecideBelongingHandler.Handle(command, article, await StoriesOfAsync([article], [command.StoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Takes the last such decision back.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> UndoAsync(UndoBelonging command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        return UndoBelongingHandler.Handle(command, article, await StoriesOfAsync([article], [command.StoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Moves an article from one story to another.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> MoveAsync(MoveArticle command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        return MoveArticleHandler.Handle(command, article, await StoriesOfAsync([article], [command.FromStoryId, command.ToStoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Takes such a move back.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> UndoAsync(UndoMoveArticle command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await decisions.LoadAsync<Article>(Streams.Article(command.ArticleId), ct);
        return MoveArticleHandler.Handle(command, article, await StoriesOfAsync([article], [command.FromStoryId, command.ToStoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Moves a statement to another story.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> MoveAsync(MoveClaim command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await ArticleOfAsync(command.FromStoryId, command.ClaimId, ct);
        return MoveClaimHandler.Handle(command, article, await StoriesOfAsync([article], [command.FromStoryId, command.ToStoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Moves a statement back.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> MoveBackAsync(MoveClaimBack command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = await ArticleOfAsync(command.FromStoryId, command.ClaimId, ct);
        return MoveClaimBackHandler.Handle(command, article, await StoriesOfAsync([article], [command.FromStoryId, command.ToStoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Sets a story up.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> StartAsync(StartStory command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var article = command.From is { } id ? await decisions.LoadAsync<Article>(Streams.Article(id), ct) : null;
        return StartStoryHandler.Handle(command, article, await StoriesOfAsync(article is null ? [] : [article], [command.StoryId], ct), clock.GetUtcNow());
    }, ct);

    /// <summary>Says what a story is about.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> DescribeAsync(DescribeStory command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        DescribeStoryHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <summary>Takes the last description back.</summary>
    public Task<long?> UndoAsync(UndoDescription command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        UndoDescriptionHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <summary>Closes a story.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> CloseAsync(CloseStory command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        CloseStoryHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <summary>Opens a closed story again.</summary>
    /// <exception cref="CommandRefusedException">Somebody closed it anew since.</exception>
    public Task<long?> ReopenAsync(ReopenStory command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        CloseStoryHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <summary>Takes back that a story was opened again.</summary>
    /// <exception cref="CommandRefusedException">Somebody closed it anew since.</exception>
    public Task<long?> UndoAsync(UndoReopening command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        CloseStoryHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <summary>Makes a story part of a larger one, which keeps its own articles.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> PlaceAsync(PlaceUnder command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, ct => DecideAsync(command, ct), ct);

    /// <summary>Makes a story stand for itself again.</summary>
    public Task<long?> FreeAsync(FreeStory command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
        FreeStoryHandler.Handle(command, await StoryAsync(command.StoryId, ct), clock.GetUtcNow()), ct);

    /// <summary>Merges one story into another.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> MergeAsync(MergeStories command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, ct => DecideAsync(command, ct), ct);

    /// <summary>Undoes a merge.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> UndoAsync(UndoMerge command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var into = (await StoryAsync(command.IntoStoryId, ct)).State;
        var articles = await ArticlesAsync(into?.Absorbed.GetValueOrDefault(command.FromStoryId)?.Event.ArticleIds ?? [], ct);
        return UndoMergeHandler.Handle(command, await StoriesOfAsync([.. articles.Values], [command.FromStoryId, command.IntoStoryId], ct), articles, clock.GetUtcNow());
    }, ct);

    /// <summary>Splits articles off into a story of their own.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> SplitAsync(SplitStory command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, ct => DecideAsync(command, ct), ct);

    /// <summary>Undoes a split.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> UndoAsync(UndoSplit command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var story = (await StoryAsync(command.StoryId, ct)).State;
        var articles = await ArticlesAsync(story?.SplitOff.GetValueOrDefault(command.NewStoryId)?.ArticleIds ?? [], ct);
        return UndoSplitHandler.Handle(command, await StoriesOfAsync([.. articles.Values], [command.StoryId, command.NewStoryId], ct), articles, clock.GetUtcNow());
    }, ct);

    /// <summary>Puts a suggestion on record, once.</summary>
    /// <param name="suggested">The suggestion.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<long?> SuggestAsync(ChangeSuggested suggested, CancellationToken ct) => CommitAsync($"matcher:{suggested.Matcher}", null, async ct =>
        SuggestChangeHandler.Handle(new(suggested), await StoriesAsync([suggested.StoryId, .. suggested.OtherStoryId is { } o ? [o] : Array.Empty<Guid>()], ct), clock.GetUtcNow()), ct);

    /// <summary>Accepts a suggestion, which carries the change out in the same commit, or declines it for good.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> SettleAsync(SettleSuggestion command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var suggestion = (await StoryAsync(command.StoryId, ct)).State?.Suggestions.GetValueOrDefault(command.SuggestionId)?.Event;
        var change = suggestion is not null && command.Accept ? await ChangeAsync(suggestion, command, ct) : Outcome.Nothing;
        var concerned = suggestion is null ? [command.StoryId] : new[] { suggestion.StoryId, suggestion.OtherStoryId ?? suggestion.StoryId };
        return SettleSuggestionHandler.Handle(command, await StoriesAsync(concerned, ct), _ => change, clock.GetUtcNow());
    }, ct);

    /// <summary>Opens a suggestion again that was declined.</summary>
    /// <exception cref="CommandRefusedException">It cannot be done; the message says why.</exception>
    public Task<long?> ReopenDeclinedAsync(ReopenDeclined command, Guid? key, CancellationToken ct) => CommitAsync(command.By, key, async ct =>
    {
        var suggestion = (await StoryAsync(command.StoryId, ct)).State?.Suggestions.GetValueOrDefault(command.SuggestionId)?.Event;
        var concerned = suggestion is null ? [command.StoryId] : new[] { suggestion.StoryId, suggestion.OtherStoryId ?? suggestion.StoryId };
        return ReopenDeclinedHandler.Handle(command, await StoriesAsync(concerned, ct), clock.GetUtcNow());
    }, ct);

    async Task<Outcome> ChangeAsync(ChangeSuggested s, SettleSuggestion command, CancellationToken ct)
    {
        var reason = command.Reason.Length > 0 ? command.Reason : $"As {s.Matcher} suggested: {string.Join("; ", s.Reasons)}";
        switch (s.Kind)
        {
            case SuggestionKind.Merge:
                return await DecideAsync(new MergeStories(s.StoryId, s.OtherStoryId!.Value, reason, command.By), ct);
            case SuggestionKind.SubStory when s.OtherStoryId is not null:
                return await DecideAsync(new PlaceUnder(s.StoryId, s.OtherStoryId!.Value, reason, command.By), ct);
            case SuggestionKind.SubStory or SuggestionKind.Split:
                var first = await decisions.LoadAsync<Article>(Streams.Article(s.ArticleIds[0]), ct);
                var title = OpeningWords.Of(first.State?.Current is { } r ? (string.IsNullOrWhiteSpace(r.Title) ? r.Text : r.Title.Trim()) : "Split off", 100);
                var part = DerivedId.StoryStartedBy(s.SuggestionId);
                var split = await DecideAsync(new SplitStory(s.StoryId, part, s.ArticleIds, title, "", [], reason, command.By), ct);
                return s.Kind == SuggestionKind.Split ? split : With(split, Streams.Story(part), new StoryPlacedUnder(s.StoryId, reason, command.By, clock.GetUtcNow()));
            case SuggestionKind.Move:
                var moved = await decisions.LoadAsync<Article>(Streams.Article(s.ArticleIds[0]), ct);
                return MoveArticleHandler.Handle(new MoveArticle(s.ArticleIds[0], s.StoryId, s.OtherStoryId!.Value, reason, command.By), moved,
                    await StoriesOfAsync([moved], [s.StoryId, s.OtherStoryId.Value], ct), clock.GetUtcNow());
            default:
                var article = await decisions.LoadAsync<Article>(Streams.Article(s.ArticleIds[0]), ct);
                return DecideBelongingHandler.Handle(new(s.ArticleIds[0], s.StoryId, s.Kind == SuggestionKind.Place, reason, command.By), article,
                    await StoriesOfAsync([article], [s.StoryId], ct), clock.GetUtcNow());
        }
    }

    // What is split off as a part is a part at once.
    static Outcome With(Outcome outcome, string stream, object e) =>
        outcome with { Appends = [.. outcome.Appends.Select(a => a.Stream == stream ? a with { Events = [.. a.Events, e] } : a)] };

    async Task<Outcome> DecideAsync(MergeStories command, CancellationToken ct)
    {
        var articles = await ArticlesAsync((await StoryAsync(command.FromStoryId, ct)).State?.Articles.Keys ?? [], ct);
        return MergeStoriesHandler.Handle(command, await StoriesOfAsync([.. articles.Values], [command.FromStoryId, command.IntoStoryId], ct), articles, clock.GetUtcNow());
    }

    async Task<Outcome> DecideAsync(SplitStory command, CancellationToken ct)
    {
        var articles = await ArticlesAsync(command.ArticleIds, ct);
        return SplitStoryHandler.Handle(command, await StoriesOfAsync([.. articles.Values], [command.StoryId, command.NewStoryId], ct), articles, clock.GetUtcNow());
    }

    async Task<Outcome> DecideAsync(PlaceUnder command, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = new() { [command.StoryId] = await StoryAsync(command.StoryId, ct) };
        for (Guid? above = command.ParentId; above is { } id && !stories.ContainsKey(id);)
        {
            stories[id] = await StoryAsync(id, ct);
            above = stories[id].State?.ParentId;
        }
        return PlaceUnderHandler.Handle(command, stories, clock.GetUtcNow());
    }

    async Task<long?> CommitAsync(string by, Guid? key, Func<CancellationToken, Task<Outcome>> decide, CancellationToken ct) =>
        (await decisions.CommitAsync(new(by), null, async ct => await AfterMembership.ExtendAsync(await decide(ct), decisions, ct), ct, key)).Position;

    Task<Versioned<Story>> StoryAsync(Guid id, CancellationToken ct) => decisions.LoadAsync<Story>(Streams.Story(id), ct);

    async Task<Versioned<Article>> ArticleOfAsync(Guid story, Guid claim, CancellationToken ct) =>
        (await StoryAsync(story, ct)).State?.Find(claim) is { } held ? await decisions.LoadAsync<Article>(Streams.Article(held.Machine.ArticleId), ct)
            : throw new CommandRefusedException("This statement is not on this story.");

    async Task<Dictionary<Guid, Versioned<Article>>> ArticlesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Article>> articles = [];
        foreach (var id in ids.Distinct()) articles[id] = await decisions.LoadAsync<Article>(Streams.Article(id), ct);
        return articles;
    }

    // Every story the articles are or were on, those they would open, and those that are named.
    Task<Dictionary<Guid, Versioned<Story>>> StoriesOfAsync(IReadOnlyList<Versioned<Article>> articles, IEnumerable<Guid> named, CancellationToken ct) =>
        StoriesAsync(named.Concat(articles.Where(a => a.State is not null).SelectMany(a =>
            a.State!.EverOn.Append(DerivedId.StoryOpenedBy(a.State.Id)).Concat(a.State.Assignment?.Stories.Select(s => s.StoryId) ?? []))), ct);

    async Task<Dictionary<Guid, Versioned<Story>>> StoriesAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        Dictionary<Guid, Versioned<Story>> stories = [];
        foreach (var id in ids.Distinct()) stories[id] = await StoryAsync(id, ct);
        return stories;
    }
}
