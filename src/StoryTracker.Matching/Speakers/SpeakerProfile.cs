namespace StoryTracker.Matching.Speakers;

/// <summary>What is known of a speaker, for telling whether two are one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Roles">Roles that articles give.</param>
/// <param name="Stories">Ids of stories that quote them.</param>
public sealed record SpeakerProfile(string Id, string Name, IReadOnlyList<GivenRole> Roles, IReadOnlySet<string> Stories);

/// <summary>A role and who gives it.</summary>
/// <param name="Role">As printed.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
public sealed record GivenRole(string Role, string Article, DateOnly? Published);

/// <summary>How sure a matcher is.</summary>
public enum MatchVerdict
{
    /// <summary>Nothing speaks for it, or something speaks against it.</summary>
    Unrelated,

    /// <summary>It may be; an editor is asked.</summary>
    Ask,

    /// <summary>It is.</summary>
    Same,
}

/// <summary>What a matcher makes of two speakers.</summary>
/// <param name="Speaker">The one that an article names.</param>
/// <param name="Other">The one on record.</param>
/// <param name="Verdict">How sure.</param>
/// <param name="Articles">Articles whose words the reasons repeat.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record SpeakerMatch(string Speaker, string Other, MatchVerdict Verdict, IReadOnlyList<string> Articles, IReadOnlyList<string> Reasons);
