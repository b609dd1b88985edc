namespace StoryTracker.Language.People;

/// <summary>The people, bodies and places that a text names beyond doubt.</summary>
static class EntityList
{
    /// <summary>Characters whose kind the text shows, in the order of their first mention; unknown kinds are left out.</summary>
    /// <param name="cast">Everybody named.</param>
    /// <param name="spoke">Names that were found to speak: somebody with two names who speaks is a person.</param>
    public static List<Entity> Read(Cast cast, IReadOnlySet<string> spoke) =>
        cast.Characters
            .Select(c => (Character: c, Kind: c.Kind ?? (c.IsHuman && spoke.Contains(c.Name) ? EntityKind.Person : null)))
            .Where(c => c.Kind is not null && c.Character.Mentions.Count > 0)
            .OrderBy(c => c.Character.FirstMention)
            .Select(c => new Entity(c.Character.Name, c.Kind!.Value, c.Character.Roles.ToList(), c.Character.Mentions.ToList()))
            .ToList();
}
