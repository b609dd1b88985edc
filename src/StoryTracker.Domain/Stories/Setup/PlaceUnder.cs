using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories.Setup;

/// <summary>Make a story part of a larger one.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ParentId">The larger one.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record PlaceUnder(Guid StoryId, Guid ParentId, string Reason, string By)
{
    /// <summary>When it was made part of the story that it leaves for this one; null for wherever it is.</summary>
    public DateTimeOffset? InPlaceOf { get; init; }
}

/// <summary>Make a story stand for itself again.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="By">Who.</param>
public sealed record FreeStory(Guid StoryId, string By)
{
    /// <summary>When it was made part of the other; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on <see cref="PlaceUnder"/>.</summary>
public static class PlaceUnderHandler
{
    /// <summary>Links the story to the larger one.</summary>
    /// <param name="command">The link.</param>
    /// <param name="stories">Both stories, and every story above the larger one.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, no such story, or the larger one is part of this one.</exception>
    public static Outcome Handle(PlaceUnder command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        var (story, parent) = (Open.Story(stories, command.StoryId), Open.Story(stories, command.ParentId));
        if (story.ParentId == parent.Id) return Outcome.Nothing;
        if (command.InPlaceOf is { } of && !Membership.Overtaken.Stands(of, story.PlacedUnder is { } at ? (at.By, at.At) : null)) return Outcome.Nothing;
        var seen = new HashSet<Guid>();
        for (Guid? above = parent.Id; above is { } id && seen.Add(id); above = stories.GetValueOrDefault(id)?.State?.ParentId)
            if (id == story.Id) throw new CommandRefusedException($"“{parent.Title}” is part of this story itself.");
        return Outcome.Append(Streams.Story(story.Id), stories[story.Id].Version, [new StoryPlacedUnder(parent.Id, command.Reason, command.By, now)]);
    }
}

/// <summary>Decides on <see cref="FreeStory"/>.</summary>
public static class FreeStoryHandler
{
    /// <summary>Takes the link away where there is one.</summary>
    /// <exception cref="CommandRefusedException">Somebody made it part of another story since.</exception>
    public static Outcome Handle(FreeStory command, Versioned<Story> story, DateTimeOffset now) =>
        story.State?.PlacedUnder is not { } placed || !Membership.Overtaken.Stands(command.Of, (placed.By, placed.At)) ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new StoryFreed(command.By, now)]);
}
