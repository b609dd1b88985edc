namespace StoryTracker.Evaluation.Corpora;

/// <summary>The gold articles of our own writing that are part of the repository.</summary>
public static class OwnArticles
{
    /// <summary>Those that may be looked at while rules are written: two thirds.</summary>
    public const string Open = "Open";

    /// <summary>Those that are kept for measuring alone.</summary>
    public const string Kept = "Kept";

    /// <summary>The articles of a part, in the order of their names.</summary>
    /// <param name="part"><see cref="Open"/> or <see cref="Kept"/>.</param>
    /// <exception cref="FormatException">An article's mark-up cannot be read.</exception>
    public static IReadOnlyList<GoldArticle> Read(string part)
    {
        string folder = Path.Combine(DataFolder.Checkout(), "tests", "StoryTracker.Language.Tests", "Gold", part);
        return [.. Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
            .Select(f => AnnotatedArticle.Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))];
    }
}
