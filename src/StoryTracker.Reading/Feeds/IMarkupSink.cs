namespace StoryTracker.Reading.Feeds;

/// <summary>Is told of elements and text by a parser; starts and ends are balanced.</summary>
interface IMarkupSink
{
    /// <summary>Whether text would be used where the parser is.</summary>
    bool WantsText { get; }

    /// <summary>Whether the parser is inside content, where elements are an author's HTML.</summary>
    bool IsInContent { get; }

    /// <summary>Notes a namespace declaration.</summary>
    void Declares(string prefix, string uri);

    /// <summary>An element starts.</summary>
    /// <param name="shortNamespace">Its namespace as <see cref="FeedNamespaces"/> names it.</param>
    /// <param name="localName">Its name without prefix, in the document's case.</param>
    /// <param name="uri">Its namespace as declared.</param>
    /// <param name="attributes">Its attributes; they are another element's after the call.</param>
    void Start(string shortNamespace, string localName, string uri, FeedAttributes attributes);

    /// <summary>Text inside the innermost element.</summary>
    void Text(ReadOnlySpan<char> text);

    /// <summary>The innermost element ends.</summary>
    void End();
}
