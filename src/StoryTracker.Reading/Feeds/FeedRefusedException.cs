namespace StoryTracker.Reading.Feeds;

/// <summary>
/// A document that cannot be read as a feed or a list of feeds: the message is one sentence that says why and what to do.
/// </summary>
public sealed class FeedRefusedException : Exception
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="message">One sentence.</param>
    /// <param name="innerException">What lies behind it, if anything.</param>
    public FeedRefusedException(string message, Exception? innerException = null) : base(message, innerException)
    {
    }
}
