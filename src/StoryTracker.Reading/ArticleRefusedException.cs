namespace StoryTracker.Reading;

/// <summary>A document that cannot be read as an article: the message is one sentence that names it and says what to do.</summary>
/// <param name="fileName">The document.</param>
/// <param name="reason">What is wrong and what to do, following the name: "is empty: …".</param>
/// <param name="line">The line within a file of several articles, from 1; null for a whole document.</param>
public sealed class ArticleRefusedException(string fileName, string reason, int? line = null)
    : Exception(line is null ? $"{fileName} {reason}" : $"{fileName}, line {line}, {reason}")
{
    /// <summary>The document.</summary>
    public string FileName { get; } = fileName;

    /// <summary>The line within a file of several articles, from 1; null for a whole document.</summary>
    public int? Line { get; } = line;
}
