using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Articles;

/// <summary>Put on record that no article could be read out of bytes that were fetched for it.</summary>
/// <param name="Asked">The message that asked for it.</param>
/// <param name="Reason">Why not, a sentence.</param>
public sealed record UnreadablePage(ReadArticlePage Asked, string Reason);

/// <summary>Decides on <see cref="UnreadablePage"/>.</summary>
public static class UnreadablePageHandler
{
    /// <summary>
    /// Falls back to the text that a feed carries; where there is none, or that was what could not be read, says so. An article that was
    /// read before stays as it is.
    /// </summary>
    public static Outcome Handle(UnreadablePage command, Versioned<Article> article, DateTimeOffset now)
    {
        if (article.State is not { RemovedAt: null, Current: null, Twin: null } state) return Outcome.Nothing;
        var content = state.Sightings.FindLast(s => s.ContentSha256 is not null)?.ContentSha256;
        if (content is not null && content != command.Asked.Sha256)
            return new([], [new ReadArticlePage(command.Asked.ArticleId, content, command.Asked.Instead ?? command.Reason)]);
        var reason = command.Asked.Instead ?? command.Reason;
        return state.Unreachable?.Reason == reason ? Outcome.Nothing
            : Outcome.Append(Streams.Article(command.Asked.ArticleId), article.Version, [new ArticleUnreachable(reason, state.Fetched?.Status, now)]);
    }
}

/// <summary>Decides what becomes of an article whose text turned out to be that of one that was removed on legal request.</summary>
public static class RemovedElsewhereHandler
{
    /// <summary>
    /// Removes it too, with what feeds said of it: a headline would tell of what has to be gone. An article that was read before with
    /// another text stays; what is refused is that revision.
    /// </summary>
    public static Outcome Handle(Guid articleId, Versioned<Article> article, DateTimeOffset now) =>
        article.State is not { RemovedAt: null, Current: null } ? Outcome.Nothing
            : EraseArticleHandler.Handle(new(articleId, "Its text is that of an article that was removed.", null, "reader"), article,
                new Dictionary<Guid, Versioned<Story>>(), new Dictionary<Guid, Versioned<Speaker>>(), now);
}
