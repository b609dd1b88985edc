namespace StoryTracker.Language.People;

/// <summary>Abbreviated titles and the words that stand for the same office.</summary>
static class Titles
{
    static readonly Dictionary<string, string> Abbreviated = new(StringComparer.Ordinal)
    {
        ["sen."] = "senator",
        ["sen"] = "senator",
        ["rep."] = "representative",
        ["rep"] = "representative",
        ["gov."] = "governor",
        ["gov"] = "governor",
        ["gen."] = "general",
        ["col."] = "colonel",
        ["capt."] = "captain",
        ["lt."] = "lieutenant",
        ["sgt."] = "sergeant",
        ["maj."] = "major",
        ["adm."] = "admiral",
        ["cllr"] = "councillor",
        ["prof."] = "professor",
        ["rev."] = "reverend",
        ["dr."] = "doctor",
        ["dr"] = "doctor",
    };

    /// <summary>The word in full and in lower case: "senator" for "Sen.".</summary>
    public static string Full(string word)
    {
        string lower = word.ToLowerInvariant();
        return Abbreviated.GetValueOrDefault(lower, lower);
    }

    /// <summary>Whether two titles are used of one office: a representative is a congressman too.</summary>
    public static bool SameOffice(string a, string b)
    {
        return Office(a) is { } office && office == Office(b);

        static string? Office(string word) => word switch
        {
            "representative" or "congressman" or "congresswoman" => "house",
            "premier" or "prime" => "premier",
            "spokesman" or "spokeswoman" or "spokesperson" => "spokesman",
            "chairman" or "chairwoman" or "chair" or "chairperson" => "chair",
            _ => null,
        };
    }
}
