namespace StoryTracker.Language.People;

/// <summary>The gender that a text's titles, pronouns and given names let one read off.</summary>
enum Gender
{
    Unknown,
    Male,
    Female,
}
