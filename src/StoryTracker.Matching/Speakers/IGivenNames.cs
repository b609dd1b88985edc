namespace StoryTracker.Matching.Speakers;

/// <summary>What a name or a title lets one read off about its bearer.</summary>
public enum NameGender
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>A man.</summary>
    Male,

    /// <summary>A woman.</summary>
    Female,
}

/// <summary>What is known of names in general; the caller has the lists.</summary>
public interface IGivenNames
{
    /// <summary>Whether two given names may be one person's: the same, a short form and what it is short for, or an initial.</summary>
    bool MayBeOne(string one, string other);

    /// <summary>Gender that a given name implies.</summary>
    NameGender GenderOf(string given);

    /// <summary>Gender that a courtesy title implies, "Mr" or "Dame".</summary>
    NameGender GenderOfTitle(string title);

    /// <summary>Whether a word is a courtesy title or an office that stands before a name.</summary>
    bool IsTitle(string word);
}
