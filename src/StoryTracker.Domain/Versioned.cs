namespace StoryTracker.Domain;

/// <summary>State folded from a stream, with the version it was folded at.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
/// <param name="State">Null when the stream does not exist.</param>
/// <param name="Version">Number of events in the stream, 0 when it does not exist.</param>
public sealed record Versioned<T>(T? State, int Version) where T : class;
