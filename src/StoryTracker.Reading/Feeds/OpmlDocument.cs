namespace StoryTracker.Reading.Feeds;

/// <summary>A list of feeds, as readers exchange it.</summary>
/// <param name="Title">The list's title.</param>
/// <param name="Feeds">The feeds in document order, each address once in a folder.</param>
/// <param name="Problems">What had to be repaired or left out, a sentence each.</param>
public sealed record OpmlDocument(string? Title, IReadOnlyList<OpmlFeed> Feeds, IReadOnlyList<string> Problems);

/// <summary>A feed in a list.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">The feed's address.</param>
/// <param name="HtmlUrl">The page that the feed belongs to.</param>
/// <param name="Folder">The folder, nested ones parted by <c>/</c>; null at the top.</param>
public sealed record OpmlFeed(string? Title, string Url, string? HtmlUrl, string? Folder);
