using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories.Membership;

/// <summary>What one decision puts on several stories, folded on as it grows.</summary>
/// <param name="stories">The stories as they were.</param>
sealed class StoryAppends(IReadOnlyDictionary<Guid, Versioned<Story>> stories)
{
    readonly Dictionary<Guid, (List<object> Events, Story? After)> on = [];

    /// <summary>State of a story with what was put on it so far.</summary>
    public Story? After(Guid story) => on.TryGetValue(story, out var known) ? known.After : stories.GetValueOrDefault(story)?.State;

    /// <summary>Puts events on a story.</summary>
    public void Add(Guid story, params IEnumerable<object> added)
    {
        foreach (var e in added.ToList())
        {
            var (events, after) = on.TryGetValue(story, out var known) ? known : ([], After(story));
            events.Add(e);
            on[story] = (events, StoryFold.Next(after, e));
        }
    }

    /// <summary>Gives an article that is on a story the share it has now, where it is another one.</summary>
    public void Reshare(Guid article, StoryShare share)
    {
        if (After(share.StoryId)?.Articles.GetValueOrDefault(article) is { } placed && (placed.Weight != share.Weight || placed.Primary != share.Primary))
            Add(share.StoryId, placed with { Weight = share.Weight, Primary = share.Primary });
    }

    /// <summary>Everything, in the order of the stories' ids.</summary>
    public IEnumerable<StreamEvents> All() => on.OrderBy(e => e.Key)
        .Select(e => new StreamEvents(Streams.Story(e.Key), stories.GetValueOrDefault(e.Key)?.Version ?? 0, e.Value.Events));
}
