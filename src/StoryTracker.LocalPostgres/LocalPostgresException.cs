namespace StoryTracker.LocalPostgres;

/// <summary>PostgreSQL cannot be had: the message is one sentence that says why and what to do.</summary>
/// <param name="message">The sentence for the person who started the program.</param>
/// <param name="folder">The data folder concerned, if there is one.</param>
/// <param name="inner">What went wrong underneath.</param>
public sealed class LocalPostgresException(string message, string? folder = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The data folder concerned, or null when the trouble has no folder.</summary>
    public string? Folder { get; } = folder;
}
