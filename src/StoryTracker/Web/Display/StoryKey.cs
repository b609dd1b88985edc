namespace StoryTracker.Web.Display;

/// <summary>A letter that stands for a story on an article's page, so that a note can name several in little room.</summary>
public static class StoryKey
{
    /// <summary>A, B, C … Z, then A1, B1 …</summary>
    /// <param name="index">Place of the story in the article's list, from 0.</param>
    public static string Of(int index) => index < 26 ? $"{(char)('A' + index)}" : $"{(char)('A' + index % 26)}{index / 26}";
}
