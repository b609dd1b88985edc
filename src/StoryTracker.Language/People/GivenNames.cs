using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Common given names and courtesy titles with the gender they imply.</summary>
static class GivenNames
{
    static readonly Dictionary<string, Gender> Names = Read("first-names");
    static readonly Dictionary<string, Gender> Titles = Read("courtesy-titles");

    public static bool IsGivenName(string lower) => Names.ContainsKey(lower);

    public static Gender GenderOf(string lower) => Names.GetValueOrDefault(lower);

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
