namespace StoryTracker.Domain.Speakers;

/// <summary>The words of a role that tell one office from another.</summary>
static class RoleWords
{
    static readonly HashSet<string> Small = ["the", "a", "an", "of", "for", "in", "at", "on", "to", "and", "'s", "its", "their", "his", "her", "our"];

    /// <summary>Equal for roles of the same words, whatever their order: "Mayor of London" and "London Mayor".</summary>
    public static string KeyOf(string role) => string.Join(' ', role.ToLowerInvariant().Replace('’', '\'')
        .Split([' ', ',', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.EndsWith("'s", StringComparison.Ordinal) ? w[..^2] : w)
        .Where(w => w.Length > 0 && !Small.Contains(w)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
