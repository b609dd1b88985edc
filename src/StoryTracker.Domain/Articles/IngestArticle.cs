using StoryTracker.Domain.Erasure;

namespace StoryTracker.Domain.Articles;

/// <summary>Put an article, as read at one moment, on record.</summary>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Sha256">Hash of the raw bytes.</param>
/// <param name="MediaType">Media type of the raw bytes.</param>
/// <param name="Text">The text as printed.</param>
/// <param name="Title">Headline.</param>
/// <param name="Byline">Author line.</param>
/// <param name="Outlet">Who printed it.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Problems">What was odd about the bytes.</param>
public sealed record IngestArticle(
    Uri? Url, string Origin, string Sha256, string MediaType, string Text, string? Title, string? Byline, string? Outlet, string? Language,
    Publication? Published, IReadOnlyList<string> Problems)
{
    /// <summary>Id of an article that is on record already under it; null: the address or the text tells.</summary>
    public Guid? Identity { get; init; }

    /// <summary>Id of the article: by its address, else by its text.</summary>
    public Guid ArticleId => Identity ?? (Url is null ? DerivedId.ArticleReading(Text) : DerivedId.ArticleAt(CanonicalUrl.Of(Url)));
}

/// <summary>Decides what is new about an article that was read.</summary>
public static class IngestArticleHandler
{
    /// <summary>Records the article when it is new, a revision when anything a reader sees has changed, and nothing otherwise.</summary>
    /// <param name="command">The article as read.</param>
    /// <param name="article">The article as on record.</param>
    /// <param name="now">When it was read.</param>
    /// <exception cref="CommandRefusedException">The article was removed on legal request.</exception>
    public static Outcome Handle(IngestArticle command, Versioned<Article> article, DateTimeOffset now)
    {
        if (article.State?.RemovedAt is { } removed) throw Refused(removed);
        var current = article.State?.Current;
        if (current is not null && IsSame(current, command)) return Outcome.Nothing;
        var revision = new RevisionRecorded((current?.Revision ?? 0) + 1, command.Sha256, command.MediaType, command.Text, command.Title,
            command.Byline, command.Outlet, command.Language, command.Published, now, command.Problems);
        List<object> events = article.State is null
            ? [new ArticleDiscovered(command.ArticleId, command.Url is null ? null : CanonicalUrl.Of(command.Url), command.Origin), revision]
            : [revision];
        return Outcome.Append(Streams.Article(command.ArticleId), article.Version, events, new ExtractClaims(command.ArticleId, revision.Revision));
    }

    /// <summary>Why an article that was removed is not put on record again.</summary>
    /// <param name="at">When it was removed.</param>
    public static CommandRefusedException Refused(DateTimeOffset at) =>
        new($"This article is not put on record again: {ErasureNotice.Sentence(at)}.");

    static bool IsSame(RevisionRecorded current, IngestArticle read) =>
        (current.Text, current.Title, current.Byline, current.Outlet, current.Language, current.Published) ==
        (read.Text, read.Title, read.Byline, read.Outlet, read.Language, read.Published);
}
