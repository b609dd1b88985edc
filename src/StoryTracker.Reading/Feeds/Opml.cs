namespace StoryTracker.Reading.Feeds;

/// <summary>Reads and writes lists of feeds in OPML 1.0 and 2.0.</summary>
public static class Opml
{
    /// <summary>Reads a list.</summary>
    public static OpmlDocument Read(ReadOnlyMemory<byte> bytes) => throw new FeedRefusedException("Lists are not read yet.");

    /// <summary>Writes a list.</summary>
    public static string Write(OpmlDocument document) => throw new FeedRefusedException("Lists are not written yet.");
}
