namespace StoryTracker.Language;

/// <summary>What a name stands for.</summary>
public enum EntityKind
{
    /// <summary>A human being.</summary>
    Person,

    /// <summary>A body: party, office, company, paper, group with a name.</summary>
    Organisation,

    /// <summary>A place.</summary>
    Place,
}

/// <summary>Somebody or something that the text names.</summary>
/// <param name="Name">The fullest name that the text gives.</param>
/// <param name="Kind">Person, organisation or place.</param>
/// <param name="Roles">Roles that the text itself gives, as printed, without articles.</param>
/// <param name="Mentions">Where it is named, in order.</param>
public sealed record Entity(string Name, EntityKind Kind, IReadOnlyList<string> Roles, IReadOnlyList<Span> Mentions);
