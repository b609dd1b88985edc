namespace StoryTracker.App.Desk;

/// <summary>A line of the audit.</summary>
/// <param name="Position">Position in the log.</param>
/// <param name="Recorded">When it was recorded.</param>
/// <param name="Stream">Stream.</param>
/// <param name="Version">Version in the stream.</param>
/// <param name="Type">Wire name.</param>
/// <param name="By">Who.</param>
/// <param name="What">One sentence.</param>
public sealed record HistoryItem(long Position, DateTimeOffset Recorded, string Stream, int Version, string Type, string By, string What)
{
    /// <summary>True where it is a decision that still stands and can be taken back by its position; told on the page of a claim alone.</summary>
    public bool CanBeUndone { get; init; }
}
