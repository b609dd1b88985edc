using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>Say that an article belongs to another story and not to the one it is on.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="FromStoryId">The story it is on.</param>
/// <param name="ToStoryId">The story it belongs to.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record MoveArticle(Guid ArticleId, Guid FromStoryId, Guid ToStoryId, string Reason, string By);

/// <summary>Take both decisions of such a move back.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="FromStoryId">The story it was on.</param>
/// <param name="ToStoryId">The story it was moved to.</param>
/// <param name="By">Who.</param>
public sealed record UndoMoveArticle(Guid ArticleId, Guid FromStoryId, Guid ToStoryId, string By)
{
    /// <summary>When the move was made that is meant; null for the last decisions, whichever they are.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="MoveArticle"/> and <see cref="UndoMoveArticle"/>: two decisions in one outcome.</summary>
public static class MoveArticleHandler
{
    /// <summary>It belongs there; then it does not belong here.</summary>
    /// <param name="command">The move.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story the article is or was on, the one it would open, and the two that are named.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, no such article or story.</exception>
    public static Outcome Handle(
        MoveArticle command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now) => InTurn(article, stories,
            (a, s) => DecideBelongingHandler.Handle(new(command.ArticleId, command.ToStoryId, true, command.Reason, command.By), a, s, now),
            (a, s) => DecideBelongingHandler.Handle(new(command.ArticleId, command.FromStoryId, false, command.Reason, command.By), a, s, now));

    /// <summary>Both are taken back, the last one first; what is taken back already is left.</summary>
    /// <param name="command">Which.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story the article is or was on, and the two that are named.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No such article, or somebody decided on it again since.</exception>
    public static Outcome Handle(
        UndoMoveArticle command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now) => InTurn(article, stories,
            (a, s) => UndoBelongingHandler.Handle(new(command.ArticleId, command.FromStoryId, command.By) { Of = command.Of }, a, s, now),
            (a, s) => UndoBelongingHandler.Handle(new(command.ArticleId, command.ToStoryId, command.By) { Of = command.Of }, a, s, now));

    // Each is decided on what the one before it leaves; the versions stay those that were loaded, for all is one append.
    static Outcome InTurn(
        Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories,
        params Func<Versioned<Article>, IReadOnlyDictionary<Guid, Versioned<Story>>, Outcome>[] decisions)
    {
        Dictionary<string, List<object>> events = new(StringComparer.Ordinal);
        var (held, on) = (article, stories.ToDictionary());
        foreach (var decide in decisions)
            foreach (var append in decide(held, on).Appends)
            {
                if (!events.TryGetValue(append.Stream, out var all)) events.Add(append.Stream, all = []);
                all.AddRange(append.Events);
                if (append.Stream == Streams.Article(article.State!.Id)) held = held with { State = append.Events.Aggregate(held.State!, ArticleFold.Next) };
                else
                {
                    var id = Streams.IdOf(append.Stream);
                    on[id] = new(append.Events.Aggregate(on.GetValueOrDefault(id)?.State, StoryFold.Next), on.GetValueOrDefault(id)?.Version ?? 0);
                }
            }
        return new([.. events.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new StreamEvents(e.Key,
            e.Key == Streams.Article(article.State!.Id) ? article.Version : stories.GetValueOrDefault(Streams.IdOf(e.Key))?.Version ?? 0, e.Value))], []);
    }
}
