using StoryTracker.Matching.Speakers;

namespace StoryTracker.Matching.Tests.Speakers;

/// <summary>A little knowledge of names, enough for the examples.</summary>
sealed class MadeUpNames : IGivenNames
{
    static readonly Dictionary<string, string> Short = new() { ["joe"] = "joseph", ["mike"] = "michael" };
    static readonly HashSet<string> Men = ["joe", "joseph", "mike", "michael", "jonathan", "adam", "sadiq", "keir"], Women = ["ruth", "ada"];
    static readonly HashSet<string> Titles = ["mr", "mrs", "ms", "sir", "dame", "mayor", "president", "dr"];

    public bool MayBeOne(string one, string other) => one == other || Short.GetValueOrDefault(one) == other || Short.GetValueOrDefault(other) == one
        || one.Length == 1 && other[0] == one[0] || other.Length == 1 && one[0] == other[0];

    public NameGender GenderOf(string given) => Men.Contains(given) ? NameGender.Male : Women.Contains(given) ? NameGender.Female : NameGender.Unknown;

    public NameGender GenderOfTitle(string title) => title switch
    {
        "mr" or "sir" => NameGender.Male,
        "mrs" or "ms" or "dame" => NameGender.Female,
        _ => NameGender.Unknown,
    };

    public bool IsTitle(string word) => Titles.Contains(word);
}
