using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Nouns that name what a person is or does: mayor, spokesman, leader.</summary>
static class RoleWords
{
    static readonly HashSet<string> Words = WordList.Load("role-words");

    public static bool Contains(string lower) => Words.Contains(lower);
}
