namespace StoryTracker.Matching.Speakers;

/// <summary>
/// Tells when one name may be two people: an article gives a role that shares nothing with those on record, each role names a body or place of
/// its own, at about the same time, and no story has both. Only ever a question to an editor.
/// </summary>
public static class NamesakeDoubt
{
    /// <summary>NAME@VERSION.</summary>
    public const string Matcher = "namesakes@1";

    // People change jobs; within a year two offices of two bodies are a reason to ask.
    const int Days = 365;

    /// <summary>Whether the roles alone leave room for a doubt: worth looking up when and on which stories they were given.</summary>
    public static bool IsThinkable(IReadOnlyList<string> here, IReadOnlyList<string> before) =>
        here.Any(HasName) && before.Any(HasName) && here.All(h => before.All(b => RoleLikeness.ShareNothing(h, b)));

    /// <summary>Asks, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="here">Roles that one article gives.</param>
    /// <param name="storiesHere">Ids of that article's stories.</param>
    /// <param name="before">Roles that other articles give.</param>
    /// <param name="storiesBefore">Ids of the stories of those articles.</param>
    /// <returns>Articles whose words the reasons repeat, and the reasons.</returns>
    public static (IReadOnlyList<string> Articles, IReadOnlyList<string> Reasons)? Of(
        string name, IReadOnlyList<GivenRole> here, IReadOnlySet<string> storiesHere, IReadOnlyList<GivenRole> before, IReadOnlySet<string> storiesBefore)
    {
        if (here.Count == 0 || before.Count == 0 || storiesHere.Overlaps(storiesBefore)) return null;
        if (here.Any(h => before.Any(b => !RoleLikeness.ShareNothing(h.Role, b.Role)))) return null;
        var one = here.FirstOrDefault(HasName);
        var other = before.Where(HasName).OrderBy(b => b.Article, StringComparer.Ordinal).ThenBy(b => b.Role, StringComparer.Ordinal)
            .FirstOrDefault(b => one is not null && Near(one.Published, b.Published));
        if (one is null || other is null) return null;
        return ([.. new[] { one.Article, other.Article }.Distinct()],
            [$"One article calls {name} “{one.Role}”, another “{other.Role}”; the roles share no word.",
                "They were printed within a year, and no story quotes both."]);
    }

    static bool HasName(GivenRole role) => HasName(role.Role);

    static bool HasName(string role) => RoleLikeness.NamesIn(role).Count > 0 && RoleLikeness.WordsOf(role).Count > 1;

    static bool Near(DateOnly? a, DateOnly? b) => a is { } one && b is { } other && Math.Abs(one.DayNumber - other.DayNumber) <= Days;
}
