namespace StoryTracker.Matching.Arrivals;

/// <summary>What the matcher keeps of an article: its weightiest features, in whole numbers so that sums are exact in any order.</summary>
/// <param name="Features">Numbers of features, ascending.</param>
/// <param name="Weights">The weight of each, 1 to <see cref="Unit"/>; as a vector they are about <see cref="Unit"/> long.</param>
/// <param name="Published">The day, or null.</param>
sealed record Sketch(int[] Features, int[] Weights, DateOnly? Published)
{
    /// <summary>The length of every sketch as a vector.</summary>
    public const int Unit = 4096;
}
