using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Common given names and courtesy titles with the gender they imply.</summary>
static class GivenNames
{
    static readonly Dictionary<string, Gender> Names = Read("first-names");
    static readonly HashSet<string> Open = WordList.Load("given-names");
    static readonly Dictionary<string, Gender> Titles = Read("courtesy-titles");

    /// <summary>Whether the word is a given name, "Anne-Marie" and names of open gender included.</summary>
    public static bool IsGivenName(string lower) => Names.ContainsKey(lower) || Open.Contains(lower);

    public static Gender GenderOf(string lower) =>
        Names.TryGetValue(lower, out var gender) ? gender
            : lower.IndexOf('-', StringComparison.Ordinal) is int hyphen and > 1 ? Names.GetValueOrDefault(lower[..hyphen]) : Gender.Unknown;

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
