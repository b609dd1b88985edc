using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Nominal;

/// <summary>The lexicon of reporting nouns, by class.</summary>
static class ReportingNouns
{
    static readonly Dictionary<string, ReportingNoun> Nouns = Load();

    /// <summary>Whether the word, singular or plural, stands for somebody's utterance or thought that a that-clause may tell.</summary>
    public static bool Contains(string lower) => Nouns.TryGetValue(lower, out var noun) && noun.Frames.Clause;

    /// <summary>The entry of a word, singular or plural, lower-cased; null where it has none.</summary>
    public static ReportingNoun? For(string lower) => Nouns.GetValueOrDefault(lower);

    static Dictionary<string, ReportingNoun> Load()
    {
        var nouns = new Dictionary<string, ReportingNoun>(StringComparer.Ordinal);
        ReportingNoun? plain = null;
        foreach (string line in WordList.Lines("reporting-nouns"))
            if (line[0] == '[') plain = Heading(line);
            else
                foreach (string entry in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Add(nouns, entry, plain!);
        return nouns;
    }

    static ReportingNoun Heading(string line)
    {
        string[] parts = line.Trim('[', ']').Split(':', '|');
        return new ReportingNoun(Enum.Parse<NounClass>(parts[0].Trim(), ignoreCase: true), Frames(parts[1]), Frames(parts.Length > 2 ? parts[2] : ""), false);
    }

    static NounFrames Frames(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return new NounFrames(words.Remove("c"), words.Remove("w"), words.Remove("t"), words);
    }

    static void Add(Dictionary<string, ReportingNoun> nouns, string entry, ReportingNoun plain)
    {
        bool denies = entry.EndsWith('!');
        string[] forms = entry.TrimEnd('!').Split('/');
        string singular = forms[0], plural = forms.Length > 1 ? forms[1] : Plural(singular);
        var noun = plain with { Denies = denies };
        nouns.TryAdd(singular, noun);
        nouns.TryAdd(plural, noun);
    }

    static string Plural(string singular) =>
        singular.EndsWith('s') || singular.EndsWith("sh", StringComparison.Ordinal) || singular.EndsWith("ch", StringComparison.Ordinal)
            ? singular + "es" : singular + "s";
}
