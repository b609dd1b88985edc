using System.Text;

namespace StoryTracker.Reading.Tests;

/// <summary>Shorthand for reading one file in a test.</summary>
static class Reading
{
    public static ArticleFileEntry One(string fileName, byte[] bytes, string? metadata = null) =>
        Assert.Single(ArticleFiles.Read(fileName, bytes, Metadata(metadata), TestContext.Current.CancellationToken));

    // A null array would become an empty file on its way to ReadOnlyMemory.
    public static ReadOnlyMemory<byte>? Metadata(string? json) =>
        json is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(json);

    public static ArticleFileEntry One(string fileName, string text, string? metadata = null) =>
        One(fileName, Encoding.UTF8.GetBytes(text), metadata);

    public static ReadArticle Article(this ArticleFileEntry entry)
    {
        Assert.Null(entry.Refusal);
        return entry.Article!;
    }

    public static void Refused(this ArticleFileEntry entry, params string[] says)
    {
        Assert.Null(entry.Article);
        Assert.All(says, words => Assert.Contains(words, entry.Refusal, StringComparison.Ordinal));
        Assert.DoesNotContain("\n", entry.Refusal, StringComparison.Ordinal);
        Assert.EndsWith(".", entry.Refusal, StringComparison.Ordinal);
    }
}
