namespace StoryTracker.Reading;

/// <summary>How far the evidence for a fact about an article can be trusted.</summary>
public enum Reliability
{
    /// <summary>The document states it for machines: structured data, metadata, a header field.</summary>
    Stated,

    /// <summary>It is shown to readers beside the article, such as a line under the headline, and taken to be about it.</summary>
    Shown,

    /// <summary>It follows from something else, such as a date in the address.</summary>
    Derived,
}
