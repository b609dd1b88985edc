namespace StoryTracker.Language.People;

/// <summary>What the lists of this engine know of names and titles, for those who compare names over several articles.</summary>
public static class NameKnowledge
{
    static readonly HashSet<string> Offices = Tokens.WordList.Load("office-titles");

    /// <summary>Whether two given names may be one person's: the same, "Tom" and "Thomas", or an initial.</summary>
    public static bool MayBeOne(string a, string b) => a.Length > 0 && b.Length > 0 && GivenNames.SameGivenName(a, b);

    /// <summary>True for a man's given name, false for a woman's, null where it does not tell.</summary>
    /// <param name="given">In lower case.</param>
    public static bool? IsMansName(string given) => Male(GivenNames.GenderOf(given));

    /// <summary>True for a man's title ("mr"), false for a woman's, null where it does not tell.</summary>
    /// <param name="title">In lower case, with or without its full stop.</param>
    public static bool? IsMansTitle(string title) => Male(GivenNames.GenderOfTitle(title));

    /// <summary>Whether a word is a courtesy title or an office that stands before a name.</summary>
    /// <param name="word">In lower case, without a full stop.</param>
    public static bool IsTitle(string word) =>
        GivenNames.IsCourtesyTitle(word) || Offices.Contains(word) || GivenNames.IsCourtesyTitle(word + ".") || Offices.Contains(word + ".");

    static bool? Male(Gender gender) => gender switch { Gender.Male => true, Gender.Female => false, _ => null };
}
