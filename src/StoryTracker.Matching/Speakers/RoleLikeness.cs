namespace StoryTracker.Matching.Speakers;

/// <summary>Compares roles as articles print them: "Mayor of London" and "London Mayor" are one office, "the mayor" says less.</summary>
static class RoleLikeness
{
    static readonly HashSet<string> Small = ["the", "a", "an", "of", "for", "in", "at", "on", "to", "and", "s", "its", "their", "his", "her", "our", "who"];
    static readonly HashSet<string> Time = ["former", "ex", "then", "late", "new", "newly", "elected", "outgoing", "incoming", "acting", "current"];

    /// <summary>Content words of a role, in lower case.</summary>
    public static IReadOnlyList<string> WordsOf(string role) =>
        [.. Split(role).Select(PersonName.Plain).Where(w => w.Length > 1 && !Small.Contains(w) && !Time.Contains(w)).Distinct(StringComparer.Ordinal)];

    /// <summary>Names inside a role, each in lower-case words: "jewish leadership council"; a capital at its beginning alone makes no name.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> NamesIn(string role)
    {
        List<IReadOnlyList<string>> names = [];
        List<string> run = [];
        foreach (var (i, word) in Split(role).Index().Append((-1, "")))
        {
            if (word.Length > 0 && char.IsUpper(word[0]) && !Small.Contains(word.ToLowerInvariant()) && !Time.Contains(word.ToLowerInvariant()))
            {
                run.Add(PersonName.Plain(word));
                continue;
            }
            if (run.Count > 0) names.Add(run);
            run = [];
        }
        return names;
    }

    /// <summary>Whether two roles are one office of one body: the same content words, two or more, or one that is a name.</summary>
    public static bool AreOne(string a, string b)
    {
        var (one, other) = (WordsOf(a), WordsOf(b));
        return one.Count > 1 && one.Count == other.Count && one.ToHashSet(StringComparer.Ordinal).SetEquals(other);
    }

    /// <summary>Whether they share no content word.</summary>
    public static bool ShareNothing(string a, string b) => !WordsOf(a).Intersect(WordsOf(b), StringComparer.Ordinal).Any();

    static string[] Split(string role) =>
        role.Replace('’', '\'').Replace("'s", " 's ", StringComparison.Ordinal).Split([' ', ',', '\u00A0', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
}
