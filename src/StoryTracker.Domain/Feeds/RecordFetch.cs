using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Feeds;

/// <summary>Put on record how an attempt at an article's page ended: with a page or with a failure, one of the two.</summary>
/// <param name="Page">The page, null when the attempt failed.</param>
/// <param name="Failure">Why it failed, null when it did not.</param>
/// <param name="Asked">The message that asked for it.</param>
public sealed record RecordFetch(FetchArticle Asked, ArticleFetched? Page, PageFailure? Failure);

/// <summary>Decides on <see cref="RecordFetch"/>.</summary>
public static class RecordFetchHandler
{
    /// <summary>
    /// Sends a page on to be read, once for the same bytes. After a failure asks again later; after the last one falls back to the text that
    /// a feed carries, and where there is none says that the page cannot be had. An article that was read before stays as it is;
    /// where its page is gone now, the second look that decides on it comes soon.
    /// </summary>
    /// <param name="command">How the attempt ended.</param>
    /// <param name="article">The article.</param>
    /// <param name="now">When.</param>
    public static Outcome Handle(RecordFetch command, Versioned<Article> article, DateTimeOffset now)
    {
        if (article.State is not { RemovedAt: null } state) return Outcome.Nothing;
        var asked = command.Asked;
        var stream = Streams.Article(asked.ArticleId);
        if (command.Page is { } page)
        {
            var known = state.Fetched?.Sha256 == page.Sha256;
            return known && (state.Current is not null || state.Twin is not null) ? Outcome.Nothing
                : Outcome.Append(stream, article.Version, known ? [] : [page], new ReadArticlePage(asked.ArticleId, page.Sha256));
        }
        var failure = command.Failure ?? throw new ArgumentException("An attempt ends with a page or a failure.", nameof(command));
        if (failure.OfRemoved) return RemovedElsewhereHandler.Handle(asked.ArticleId, article, now);
        if (PageAttempts.Next(failure, asked.Attempt, now) is { } at)
            return new([], [asked with { Attempt = asked.Attempt + 1, At = at }]);
        if (state.Current is not null || state.Twin is not null)
            return failure.Status is 404 or 410 or 451 && state is { Twin: null, Withdrawn: null }
                ? new([], [new RevisitArticle(asked.ArticleId, now + RevisitSchedule.SecondLookAfterNews, Gone: 1)]) : Outcome.Nothing;
        var unreachable = new ArticleUnreachable(failure.Reason, failure.Status, now);
        if ((asked.Otherwise ?? state.Sightings.FindLast(s => s.ContentSha256 is not null)?.ContentSha256) is { } content)
            return Outcome.Append(stream, article.Version, [], new ReadArticlePage(asked.ArticleId, content, failure.Reason));
        return state.Unreachable is { } before && (before.Reason, before.Status) == (failure.Reason, failure.Status) ? Outcome.Nothing
            : Outcome.Append(stream, article.Version, [unreachable]);
    }
}
