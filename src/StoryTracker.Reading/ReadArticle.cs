namespace StoryTracker.Reading;

/// <summary>What a document says: the text that offsets refer to, and what is known about it.</summary>
/// <param name="Text">The article, as printed; never normalised. Offsets into it are UTF-16 code units.</param>
/// <param name="Title">The headline, or null when the document has none.</param>
/// <param name="Byline">Who wrote it, as printed without "By"; null when nobody is named.</param>
/// <param name="Outlet">Who published it; null when the document does not say.</param>
/// <param name="Url">Its own address (http or https); null when unknown.</param>
/// <param name="Published">When it was published; null when the document does not say. Never the time of reading.</param>
/// <param name="Language">BCP 47 tag ("en", "en-GB"); null when unknown.</param>
/// <param name="Problems">What was odd and harmless, a sentence each.</param>
public sealed record ReadArticle(
    string Text,
    string? Title,
    string? Byline,
    string? Outlet,
    Uri? Url,
    PublicationWindow? Published,
    string? Language,
    IReadOnlyList<string> Problems)
{
    /// <summary>When it was last changed, as the document says; null when it does not say. Never before <see cref="Published"/>.</summary>
    public PublicationWindow? Modified { get; init; }

    /// <summary>
    /// The address that the document itself gives for the article (http or https); null when it gives none that can be right.
    /// </summary>
    public Uri? Canonical { get; init; }

    /// <summary>The same with U+FFFD for what can be kept nowhere (NUL and half characters) in what is said about the text.</summary>
    internal ReadArticle Storable() => this with
    {
        Title = Kept(Title), Byline = Kept(Byline), Outlet = Kept(Outlet), Language = Kept(Language), Published = Kept(Published), Modified = Kept(Modified),
        Problems = [.. Problems.Select(TextLine.Storable)],
    };

    static string? Kept(string? text) => text is null ? null : TextLine.Storable(text);

    static PublicationWindow? Kept(PublicationWindow? window) => window is null ? null : window with { Reason = TextLine.Storable(window.Reason) };
}
