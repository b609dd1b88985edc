using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Revisions;

/// <summary>Look at an article's page again.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="At">Not before; null: at once.</param>
/// <param name="Gone">Looks in a row, before this one, that found it gone.</param>
public sealed record RevisitArticle(Guid ArticleId, DateTimeOffset? At, int Gone = 0);

/// <summary>What a look at a page found: a page, a failure, or neither where the server says that it has not changed.</summary>
/// <param name="Page">The page, null for none.</param>
/// <param name="Failure">Why there is none, null where there is or where it has not changed.</param>
public sealed record RevisitFinding(ArticleFetched? Page, PageFailure? Failure);

/// <summary>Decides on <see cref="RevisitArticle"/>.</summary>
public static class RevisitArticleHandler
{
    // Answers that say the article is gone: not found, gone, unavailable for legal reasons (RFC 9110, RFC 7725).
    static bool IsGone(int? status) => status is 404 or 410 or 451;

    /// <summary>
    /// Sends a changed page on to be read, records an article that is gone at the second look (and one that is there again), on its own
    /// stream and on those of its stories, and asks for the next look. A server that fails says nothing about the article.
    /// </summary>
    /// <param name="command">The look.</param>
    /// <param name="found">What it found.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">The stories it is on.</param>
    /// <param name="now">When it was looked at.</param>
    public static Outcome Handle(
        RevisitArticle command, RevisitFinding found, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (article.State is not { RemovedAt: null, Current: { } current, Twin: null } state) return Outcome.Nothing;
        var holding = stories.Where(s => s.Value.State?.Articles.ContainsKey(state.Id) is true).OrderBy(s => s.Key).ToList();
        var reliedOn = holding.Exists(s => s.Value.State is { Emerging: false } story && story.ClaimsOf(state.Id).Any());
        DateTimeOffset? Next(DateTimeOffset since) => RevisitSchedule.Next(since, now, reliedOn, RevisitSchedule.SpreadOf(state.Id));

        if (found.Failure is { } failure)
        {
            if (!IsGone(failure.Status)) return Again(Later(Next(current.SeenAt), failure, now), command.Gone);
            if (command.Gone == 0 && state.Withdrawn is null) return Again(Later(now + RevisitSchedule.SecondLook, failure, now), 1);
            var next = Again(Next(current.SeenAt), command.Gone + 1);
            return state.Withdrawn is not null ? next
                : On(article, holding, new ArticleWithdrawn(state.Id, failure.Status!.Value, now), new IngestedArticleWithdrawn(state.Id, failure.Status.Value, now), [], next.Messages);
        }

        var fetched = found.Page is { } page ? RecordFetchHandler.Handle(new(new(state.Id), page, null), article, now) : Outcome.Nothing;
        var messages = fetched.Messages.Concat(Again(Next(fetched.IsNothing ? current.SeenAt : now), 0).Messages).ToList();
        return state.Withdrawn is null
            ? new(fetched.Appends, messages)
            : On(article, holding, new ArticleReinstated(state.Id, now), new IngestedArticleReinstated(state.Id, now), fetched.Appends.SelectMany(a => a.Events), messages);

        Outcome Again(DateTimeOffset? at, int gone) => at is null ? Outcome.Nothing : new([], [new RevisitArticle(state.Id, at, gone)]);
    }

    // What a server asks for is heeded, up to a day.
    static DateTimeOffset? Later(DateTimeOffset? at, PageFailure failure, DateTimeOffset now) =>
        at is { } time && failure.RetryAfter is { } after && after > time ? (after < now.AddDays(1) ? after : now.AddDays(1) > time ? now.AddDays(1) : time) : at;

    static Outcome On(
        Versioned<Article> article, List<KeyValuePair<Guid, Versioned<Story>>> holding, object own, object onStory, IEnumerable<object> also, IReadOnlyList<object> send) =>
        new([new(Streams.Article(article.State!.Id), article.Version, [own, .. also]),
            .. holding.Select(s => new StreamEvents(Streams.Story(s.Key), s.Value.Version, [onStory]))], send);
}
