using StoryTracker.Domain;
using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Speakers;

/// <summary>Stories that may hold claims of an article.</summary>
static class StoriesOf
{
    /// <summary>Those it is or ever was on, and the one it would have opened.</summary>
    public static IReadOnlyList<Guid> Article(Article article) =>
        [.. (article.Assignment?.Stories.Select(s => s.StoryId) ?? []).Concat(article.EverOn.Order()).Append(DerivedId.StoryOpenedBy(article.Id)).Distinct()];
}
