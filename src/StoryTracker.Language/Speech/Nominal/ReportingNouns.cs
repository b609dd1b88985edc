using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>The lexicon of reporting nouns, by class.</summary>
static class ReportingNouns
{
    static readonly Dictionary<string, NominalCue> Nouns = Load("reporting-nouns", plurals: true);

    /// <summary>Whether the word, singular or plural, stands for somebody's utterance or thought that a that-clause may tell.</summary>
    public static bool Contains(string lower) => Nouns.TryGetValue(lower, out var noun) && noun.Frames.Clause;

    /// <summary>The entry of a word, singular or plural, lower-cased; null where it has none.</summary>
    public static NominalCue? For(string lower) => Nouns.GetValueOrDefault(lower);

    /// <summary>Reads a list of nominal cues: headings open classes, their lines hold the words.</summary>
    /// <param name="name">The word list.</param>
    /// <param name="plurals">Whether the words have plurals.</param>
    public static Dictionary<string, NominalCue> Load(string name, bool plurals)
    {
        var nouns = new Dictionary<string, NominalCue>(StringComparer.Ordinal);
        NominalCue? plain = null;
        foreach (string line in WordList.Lines(name))
            if (line[0] == '[') plain = Heading(line);
            else
                foreach (string entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Add(nouns, entry, plain!, plurals);
        return nouns;
    }

    static NominalCue Heading(string line)
    {
        string[] parts = line.Trim('[', ']').Split(':', '|');
        return new NominalCue(Enum.Parse<CueClass>(parts[0].Trim(), ignoreCase: true), Frames(parts[1]), Frames(parts.Length > 2 ? parts[2] : ""), false);
    }

    static CueFrames Frames(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new CueFrames(words.Remove("c"), words.Remove("w"), words.Remove("t"), words);
    }

    static void Add(Dictionary<string, NominalCue> nouns, string entry, NominalCue plain, bool plurals)
    {
        bool denies = entry.EndsWith('!');
        string[] forms = entry.TrimEnd('!').Split('/');
        string singular = forms[0], plural = forms.Length > 1 ? forms[1] : Plural(singular);
        var noun = plain with { Denies = denies };
        nouns.TryAdd(singular, noun);
        if (plurals) nouns.TryAdd(plural, noun);
    }

    static string Plural(string singular) =>
        singular.EndsWith('s') || singular.EndsWith("sh", StringComparison.Ordinal) || singular.EndsWith("ch", StringComparison.Ordinal)
            ? singular + "es" : singular + "s";
}
