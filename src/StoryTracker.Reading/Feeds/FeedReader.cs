namespace StoryTracker.Reading.Feeds;

/// <summary>Reads feeds.</summary>
public static class FeedReader
{
    /// <summary>Reads a feed.</summary>
    public static FeedDocument Read(ReadOnlyMemory<byte> bytes, Uri? url, string? contentType) =>
        throw new FeedRefusedException("Feeds are not read yet.");
}
