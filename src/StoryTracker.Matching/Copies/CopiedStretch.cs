namespace StoryTracker.Matching.Copies;

/// <summary>A passage that two texts print alike, but for small edits: a copy of the one or of a third that both have it from.</summary>
/// <param name="In">Where it stands in the one text.</param>
/// <param name="InOther">Where it stands in the other.</param>
/// <param name="Words">Words that are the same in both, in the same order.</param>
/// <param name="Narrated">Those of them that stand outside quotation marks in both: what two reporters do not choose alike by themselves.</param>
public sealed record CopiedStretch(TextSpan In, TextSpan InOther, int Words, int Narrated)
{
    /// <summary>The same, seen from the other text.</summary>
    public CopiedStretch Turned => new(InOther, In, Words, Narrated);
}
