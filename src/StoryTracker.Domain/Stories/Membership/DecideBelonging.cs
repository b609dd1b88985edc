using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>Say that an article belongs to a story, or that it does not.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Belongs">Whether it belongs there.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record DecideBelonging(Guid ArticleId, Guid StoryId, bool Belongs, string Reason, string By)
{
    /// <summary>Claims that come along to a story that does not have the article, with reasons; null: every one.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<string>>? Claims { get; init; }
}

/// <summary>Take the last decision about an article and a story back.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="By">Who.</param>
public sealed record UndoBelonging(Guid ArticleId, Guid StoryId, string By)
{
    /// <summary>When the decision was made that is meant; null for the last, whichever it is.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="DecideBelonging"/>.</summary>
public static class DecideBelongingHandler
{
    /// <summary>Records the decision on the article and on the story, puts the article there or sets it aside, and shares it out anew.</summary>
    /// <param name="command">The decision.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story the article is or was on, the one it would open, and the one that is named.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, no such article or story, or the article's only story.</exception>
    public static Outcome Handle(
        DecideBelonging command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        var (state, story) = (Placed.Article(article), Open.Story(stories, command.StoryId));
        // The same decision by the same editor, sent again.
        if (state.Decisions.TryGetValue(command.StoryId, out var decided) && decided[^1].Belongs == command.Belongs
            && (decided[^1].By, decided[^1].Reason) == (command.By, command.Reason)) return Outcome.Nothing;
        if (!command.Belongs && !story.Articles.ContainsKey(state.Id) && state.Decided.GetValueOrDefault(command.StoryId, true) is false)
            throw new CommandRefusedException("An editor has taken this article off the story already.");
        if (!command.Belongs && state.Assignment!.Stories.All(s => s.StoryId == command.StoryId) && command.StoryId == DerivedId.StoryOpenedBy(state.Id))
            throw new CommandRefusedException("This story was opened by the article, which is on no other; first say where it belongs, or merge the story.");

        object e = command.Belongs ? new ArticleBelongs(state.Id, command.StoryId, command.Reason, command.By, now)
            : new ArticleDoesNotBelong(state.Id, command.StoryId, command.Reason, command.By, now);
        var changes = new ShareChanges(article, stories, now);
        changes.On(command.StoryId, e);
        return changes.Decide([e], command.Claims, command.Belongs ? $"{command.By} put it here: {command.Reason}"
            : $"{command.By} took it off “{story.Title}”: {command.Reason}");
    }
}

/// <summary>Decides on <see cref="UndoBelonging"/>.</summary>
public static class UndoBelongingHandler
{
    /// <summary>Takes the last decision back; where there is none there is nothing to do.</summary>
    /// <param name="command">Which.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story the article is or was on, and the one that is named.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No such article, or somebody decided on it again since.</exception>
    public static Outcome Handle(
        UndoBelonging command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var state = Placed.Article(article);
        if (!state.Decisions.TryGetValue(command.StoryId, out var decided)) return Outcome.Nothing;
        if (!Overtaken.Stands(command.Of, (decided[^1].By, decided[^1].At), decided.Exists(d => d.At == command.Of))) return Outcome.Nothing;
        var undone = Undone.Of(state, stories.GetValueOrDefault(command.StoryId)?.State, command.StoryId, command.By, now);
        var changes = new ShareChanges(article, stories, now);
        changes.On(command.StoryId, undone);
        return changes.Decide([undone], null, "It is back where it was.");
    }
}

static class Undone
{
    // Whether the article is on the story then; one that was there without a share of its own (an old placement) comes back to it.
    public static BelongingUndone Of(Article article, Story? story, Guid id, string by, DateTimeOffset now)
    {
        var undone = new BelongingUndone(article.Id, id, false, by, now);
        var without = !article.Decisions[id][^1].WasThere && story?.Decisions.GetValueOrDefault(article.Id)?[^1].WasThere is true;
        return undone with { IsThere = without || article.Apply(undone).Assignment?.Stories.Any(s => s.StoryId == id) is true };
    }
}

static class Placed
{
    public static Article Article(Versioned<Article> article) => article.State switch
    {
        null => throw new CommandRefusedException("There is no such article on record."),
        { RemovedAt: not null } => throw new CommandRefusedException("This article was removed on legal request."),
        { Assignment: null } or { LatestExtraction: null } => throw new CommandRefusedException("This article is still being read; try again in a moment."),
        var state => state,
    };
}

static class Open
{
    public static Story Story(IReadOnlyDictionary<Guid, Versioned<Story>> stories, Guid id) => stories.GetValueOrDefault(id)?.State switch
    {
        null => throw new CommandRefusedException("There is no such story on record."),
        { MergedInto: { } merged } => throw new CommandRefusedException($"This story was merged into another one ({merged.IntoStoryId}); decide there."),
        var state => state,
    };
}
