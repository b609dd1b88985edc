namespace StoryTracker.Domain.Articles;

/// <summary>The beginning of an article's text, where it has no headline: never words of our own.</summary>
public static class OpeningWords
{
    /// <summary>The first line of a text, cut at a space where it is long and marked with an ellipsis then.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Characters to keep at most, ellipsis not counted.</param>
    public static string Of(string text, int longest)
    {
        var line = text.TrimStart();
        var end = line.AsSpan().IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        if (line.Length <= longest) return line;
        var space = line.LastIndexOf(' ', longest);
        var cut = space > longest / 2 ? space : longest;
        if (char.IsHighSurrogate(line[cut - 1])) cut--;
        return line[..cut] + " …";
    }
}
