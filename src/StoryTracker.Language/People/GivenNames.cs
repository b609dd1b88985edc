using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Common given names and courtesy titles with the gender they imply.</summary>
static class GivenNames
{
    static readonly Dictionary<string, Gender> Names = Read("first-names");
    static readonly HashSet<string> Open = WordList.Load("given-names");
    static readonly Dictionary<string, string[]> Short = WordList.Lines("nicknames").Select(l => l.Split(':', StringSplitOptions.TrimEntries))
        .ToDictionary(p => p[0], p => p[1].Split(',', StringSplitOptions.TrimEntries), StringComparer.Ordinal);
    static readonly Dictionary<string, Gender> Titles = Read("courtesy-titles");

    /// <summary>Whether the word is a given name, "Anne-Marie" and names of open gender included.</summary>
    public static bool IsGivenName(string lower) => Names.ContainsKey(lower) || Open.Contains(lower);

    public static Gender GenderOf(string lower) =>
        Names.TryGetValue(lower, out var gender) ? gender
            : lower.IndexOf('-', StringComparison.Ordinal) is int hyphen and > 1 ? Names.GetValueOrDefault(lower[..hyphen]) : Gender.Unknown;

    /// <summary>Whether two given names may be one person's: the same, "Tom" and "Thomas", or an initial.</summary>
    public static bool SameGivenName(string a, string b)
    {
        string first = a.ToLowerInvariant(), second = b.ToLowerInvariant();
        return first == second || Stands(first, second) || Stands(second, first) || IsInitialOf(first, second) || IsInitialOf(second, first);

        static bool Stands(string shortForm, string full) => Short.TryGetValue(shortForm, out var names) && names.Contains(full);
        static bool IsInitialOf(string initial, string name) => initial.Length <= 2 && initial.TrimEnd('.').Length == 1 && name[0] == initial[0];
    }

    public static bool IsCourtesyTitle(string lower) => Titles.ContainsKey(lower);

    public static Gender GenderOfTitle(string lower) => Titles.GetValueOrDefault(lower);

    static Dictionary<string, Gender> Read(string list)
    {
        var found = new Dictionary<string, Gender>(StringComparer.Ordinal);
        foreach (string line in WordList.Lines(list))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            var gender = line[..colon] switch { "male" => Gender.Male, "female" => Gender.Female, _ => Gender.Unknown };
            foreach (string name in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                found[name] = found.TryGetValue(name, out var known) && known != gender ? Gender.Unknown : gender;
        }
        return found;
    }
}
