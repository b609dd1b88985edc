namespace StoryTracker.Domain.Articles;

/// <summary>Fetch the page of an article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Attempt">Which attempt it is, from 1.</param>
/// <param name="At">Not before; null: at once.</param>
/// <param name="Otherwise">Hash of a page that has the article too, such as its AMP twin, should its own not be had; null for none.</param>
public sealed record FetchArticle(Guid ArticleId, int Attempt = 1, DateTimeOffset? At = null, string? Otherwise = null);

/// <summary>Read the article out of bytes that were fetched for it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Sha256">Hash of the bytes, which are kept under it.</param>
/// <param name="Instead">Why the page cannot be had, when the bytes are the text that a feed carries instead; null for a page.</param>
public sealed record ReadArticlePage(Guid ArticleId, string Sha256, string? Instead = null);
