namespace StoryTracker.Language.People;

/// <summary>A name as printed once.</summary>
/// <param name="Span">The name without titles and roles.</param>
/// <param name="Words">Its words, as printed.</param>
/// <param name="Title">Courtesy title before it ("Mr"), lower-case, or null.</param>
/// <param name="Role">Office or role printed directly before it ("Home Secretary"), or null.</param>
/// <param name="Kind">What the name by itself shows it to be; null where it does not.</param>
/// <param name="AfterDeterminer">Whether "the" or "a" stands before it, as it does not before a person's name.</param>
/// <param name="SentenceStart">Whether it stands first, where a capital proves nothing.</param>
sealed record NameMention(Span Span, IReadOnlyList<string> Words, string? Title, string? Role, EntityKind? Kind, bool SentenceStart,
    bool AfterDeterminer)
{
    /// <summary>"Jr." or the like behind it, where the text also names the one without; else null.</summary>
    public string? Suffix { get; init; }

    /// <summary>The place behind it: "Florida" of "Senator Jane Doe of Florida", or null.</summary>
    public string? Of { get; init; }

    public string Text => Suffix is null ? string.Join(' ', Words) : $"{string.Join(' ', Words)} {Suffix}";

    public string Last => Words[^1];
}
