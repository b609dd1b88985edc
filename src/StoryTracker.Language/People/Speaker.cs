namespace StoryTracker.Language.People;

/// <summary>Who a source was found to be.</summary>
/// <param name="Name">The resolved name, or null.</param>
/// <param name="Resolution">How, or why not.</param>
/// <param name="Who">The character behind it, where there is one.</param>
sealed record Speaker(string? Name, Resolution Resolution, Character? Who = null)
{
    public static readonly Speaker Unresolved = new(null, Resolution.Unresolved);
}
