namespace StoryTracker.Reading;

/// <summary>A text that is an article as it stands: character for character.</summary>
static class PlainText
{
    /// <exception cref="ArticleRefusedException">Too large, another format, no valid text, or blank.</exception>
    public static ReadArticle Read(string name, ReadOnlyMemory<byte> bytes, Uri? url)
    {
        var problems = new List<string>();
        var text = TextDecoding.Decode(name, bytes.Span, problems);
        TextDecoding.RefuseBlank(name, text);
        return new(text, null, null, null, url, null, null, problems);
    }
}
