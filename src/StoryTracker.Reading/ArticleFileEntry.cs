namespace StoryTracker.Reading;

/// <summary>One article of a file, or one refusal: exactly one of <see cref="Article"/> and <see cref="Refusal"/> is set.</summary>
/// <param name="FileName">The file as it was named to the reader.</param>
/// <param name="Line">Line of a file of several articles, from 1; null when the file is one article.</param>
/// <param name="Id">The id that the file itself gives the article (JSON Lines); null for none.</param>
/// <param name="Raw">The exact bytes of this article alone: the whole file, or the line without its line end.</param>
/// <param name="MediaType"><c>text/plain</c>, <c>text/html</c> or <c>application/json</c>.</param>
/// <param name="Article">What was read.</param>
/// <param name="Refusal">One sentence that names the file (and line) and says what is wrong and what to do.</param>
public sealed record ArticleFileEntry(
    string FileName, int? Line, string? Id, ReadOnlyMemory<byte> Raw, string MediaType, ReadArticle? Article, string? Refusal);
