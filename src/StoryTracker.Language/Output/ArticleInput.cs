namespace StoryTracker.Language;

/// <summary>The days on which an article may have been published; a known day has both ends equal.</summary>
/// <param name="Earliest">First possible day.</param>
/// <param name="Latest">Last possible day, never before <paramref name="Earliest"/>.</param>
public sealed record PublicationDays(DateOnly Earliest, DateOnly Latest);

/// <summary>An article as it is to be read: its body and what is known of it from outside.</summary>
/// <param name="Text">The body, untouched; every span of the result points into it.</param>
public sealed record ArticleInput(string Text)
{
    /// <summary>The headline, if known; names introduced there count as introduced.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published; without it no relative date is resolved.</summary>
    public PublicationDays? Published { get; init; }

    /// <summary>Who printed it, if known.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where it was printed, if known.</summary>
    public string? Url { get; init; }

    /// <summary>BCP 47 tag of its language, if known; the rules are written for English.</summary>
    public string? Language { get; init; }
}
