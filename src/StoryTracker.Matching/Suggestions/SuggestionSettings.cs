namespace StoryTracker.Matching.Suggestions;

/// <summary>How sure a suggestion has to be. Few and right rather than many: an editor who is asked for nothing stops reading.</summary>
public sealed record SuggestionSettings
{
    /// <summary>What ships.</summary>
    public static readonly SuggestionSettings Shipped = new();

    /// <summary>Articles of a story that are looked at, the newest: what a suggestion costs is bounded.</summary>
    public int MostArticles { get; init; } = 120;

    /// <summary>Articles of each story by which a merge is judged.</summary>
    public int MostCompared { get; init; } = 24;

    /// <summary>Other stories that are held against a story.</summary>
    public int MostNear { get; init; } = 3;

    /// <summary>Two stories are one where the articles of each fit the other by so much more than the least for an article.</summary>
    public double MergeMargin { get; init; } = 0.7;

    /// <summary>The same where one of the stories is a single article.</summary>
    public double SingleMargin { get; init; } = 1.5;

    /// <summary>Share of the articles of both that would have been placed on the other.</summary>
    public double MergeFits { get; init; } = 0.75;

    /// <summary>How much less alike articles across may be than those within, in the mean.</summary>
    public double MergeUnlike { get; init; } = 1;

    /// <summary>Fewest articles of a part.</summary>
    public int FewestOfPart { get; init; } = 2;

    /// <summary>At most this share of the articles of two parts would be placed on the other part.</summary>
    public double SplitFits { get; init; } = 0.2;

    /// <summary>How much better articles fit their own part than the other, in the mean.</summary>
    public double SplitMargin { get; init; } = 2;

    /// <summary>Share of a part's articles that have a word which marks it.</summary>
    public double MarkHere { get; init; } = 0.75;

    /// <summary>Share of the others that may have it, too.</summary>
    public double MarkThere { get; init; } = 0.1;

    /// <summary>Fewest articles of a story that can have a part of its own.</summary>
    public int LargeStory { get; init; } = 20;

    /// <summary>Fewest articles of a lasting part.</summary>
    public int FewestOfSubStory { get; init; } = 5;

    /// <summary>Most of a story that can be a part of it.</summary>
    public double MostOfStory { get; init; } = 0.35;

    /// <summary>Fewest days between its first and its last article.</summary>
    public int LastingDays { get; init; } = 7;

    /// <summary>Fewest days on which its articles came: one conference in many papers does not last.</summary>
    public int DaysOfSubStory { get; init; } = 4;

    /// <summary>While it lasted, the rest had so many articles for each of its own: what only comes after the rest is how the story goes on.</summary>
    public double Beside { get; init; } = 0.5;

    /// <summary>Fewest words that mark a lasting part.</summary>
    public int MarksOfSubStory { get; init; } = 4;

    /// <summary>Fewest names among them.</summary>
    public int NamesOfSubStory { get; init; } = 2;

    /// <summary>How much better its articles fit the part than the rest, in the mean.</summary>
    public double SubStoryMargin { get; init; } = 0.3;
}
