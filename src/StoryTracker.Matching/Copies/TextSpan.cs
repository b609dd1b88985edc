namespace StoryTracker.Matching.Copies;

/// <summary>A stretch of a text, half-open, in UTF-16 units.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, at least <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Its length.</summary>
    public int Length => End - Start;

    /// <summary>How many characters two stretches of one text share.</summary>
    public int Shared(TextSpan other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}
