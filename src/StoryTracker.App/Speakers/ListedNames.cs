using StoryTracker.Language.People;
using StoryTracker.Matching.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>The language engine's lists of names, as the matcher asks for them.</summary>
sealed class ListedNames : IGivenNames
{
    /// <summary>The one there is.</summary>
    public static ListedNames Instance { get; } = new();

    /// <inheritdoc/>
    public bool MayBeOne(string one, string other) => NameKnowledge.MayBeOne(one, other);

    /// <inheritdoc/>
    public NameGender GenderOf(string given) => Of(NameKnowledge.IsMansName(given));

    /// <inheritdoc/>
    public NameGender GenderOfTitle(string title) => Of(NameKnowledge.IsMansTitle(title));

    /// <inheritdoc/>
    public bool IsTitle(string word) => NameKnowledge.IsTitle(word);

    static NameGender Of(bool? man) => man switch { true => NameGender.Male, false => NameGender.Female, null => NameGender.Unknown };
}
