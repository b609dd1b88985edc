using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Numbers;

/// <summary>The names of units and currencies, as printed, and the symbols they stand for.</summary>
static class UnitNames
{
    /// <summary>Symbol of the unit of measure that a lower-case word names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Measures = Load("units");

    /// <summary>Code of the currency that a lower-case word, sign or pair of words names.</summary>
    public static readonly IReadOnlyDictionary<string, string> Currencies = Load("currencies");

    static Dictionary<string, string> Load(string list)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in WordList.Lines(list))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (string name in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                names[name] = line[..colon].Trim();
        }
        return names;
    }
}
