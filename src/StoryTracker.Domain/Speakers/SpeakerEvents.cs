using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Speakers;

/// <summary>An article introduced a speaker by name.</summary>
/// <param name="SpeakerId">Identity.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">Kind of speaker, null when not known.</param>
public sealed record SpeakerIdentified(Guid SpeakerId, string Name, SpeakerKind? Kind);

/// <summary>An article called the speaker by other words.</summary>
/// <param name="Alias">The words.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Evidence">Where they stand.</param>
public sealed record AliasReported(string Alias, Guid ArticleId, int Revision, Passage Evidence);

/// <summary>An article gave the speaker a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">Its revision.</param>
public sealed record RoleReported(string Role, Guid ArticleId, int Revision)
{
    /// <summary>Where the article prints the role, null where its words do not stand together there.</summary>
    public Passage? Evidence { get; init; }
}
