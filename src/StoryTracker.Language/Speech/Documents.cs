using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Nouns for what somebody writes, shows or shouts: “Smith issued a statement condemning …” is Smith’s.</summary>
static class Documents
{
    static readonly HashSet<string> Words = WordList.Load("documents");

    public static bool Contains(string lower) => Words.Contains(lower);
}
