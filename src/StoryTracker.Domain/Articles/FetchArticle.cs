namespace StoryTracker.Domain.Articles;

/// <summary>Fetch the page of an article.</summary>
/// <param name="ArticleId">The article.</param>
public sealed record FetchArticle(Guid ArticleId);

/// <summary>Read the article out of bytes that were fetched for it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Sha256">Hash of the bytes, which are kept under it.</param>
public sealed record ReadArticlePage(Guid ArticleId, string Sha256);
