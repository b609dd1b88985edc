namespace StoryTracker.Language.People;

/// <summary>Somebody or something that the text names, with every mention of it.</summary>
sealed class Character
{
    public required string Name { get; set; }

    public required EntityKind? Kind { get; set; }

    public Gender Gender { get; set; }

    /// <summary>Whether a name of two words or more introduced it, in the text or its headline.</summary>
    public bool Introduced { get; set; }

    /// <summary>Whether a "Jr." tells it from a namesake in the same text.</summary>
    public bool Junior { get; init; }

    /// <summary>Whether it may be a "he" or "she": a person by name, title or role, or one whom the text calls by a surname.</summary>
    public bool IsPerson => Kind == EntityKind.Person || IsHuman && Established;

    /// <summary>Whether the text has called it by its surname alone.</summary>
    public bool Established { get; set; }

    /// <summary>Whether a surname, a title or a role elsewhere shows that a person is meant, or a determiner that none is.</summary>
    public bool Impersonal { get; set; }

    /// <summary>Whether the text lets one take it for a person.</summary>
    public bool IsHuman => Kind == EntityKind.Person || Kind is null && Introduced && !Impersonal;

    public List<string> Roles { get; } = [];

    /// <summary>Places the text sets beside the office: "Florida" of "Senator Jane Doe of Florida".</summary>
    public HashSet<string> Places { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<Span> Mentions { get; } = [];

    public string Last => Name[(Name.LastIndexOf(' ') + 1)..];

    public int FirstMention => Mentions.Count > 0 ? Mentions[0].Start : -1;

    public void AddRole(string role)
    {
        if (role.Length is > 1 and < 90 && !Roles.Contains(role, StringComparer.OrdinalIgnoreCase)) Roles.Add(role);
    }
}
