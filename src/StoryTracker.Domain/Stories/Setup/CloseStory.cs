using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories.Setup;

/// <summary>An editor closed the story: nothing more is expected. What comes all the same is still recorded on it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryClosed(string Reason, string By, DateTimeOffset At);

/// <summary>An editor opened it again.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record StoryReopened(string By, DateTimeOffset At);

/// <summary>Opening it again was undone: it is closed as it was before.</summary>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ReopeningUndone(string By, DateTimeOffset At);

/// <summary>Close a story.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record CloseStory(Guid StoryId, string Reason, string By);

/// <summary>Open a closed story again.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="By">Who.</param>
public sealed record ReopenStory(Guid StoryId, string By)
{
    /// <summary>When it was closed; null for the last time, whenever that was.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Take back that a story was opened again.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Of">When it had been closed.</param>
/// <param name="By">Who.</param>
public sealed record UndoReopening(Guid StoryId, DateTimeOffset Of, string By);

/// <summary>Decides on closing and opening stories.</summary>
public static class CloseStoryHandler
{
    /// <summary>Closes the story once.</summary>
    /// <exception cref="CommandRefusedException">No reason, no such story, or it was merged into another one.</exception>
    public static Outcome Handle(CloseStory command, Versioned<Story> story, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        return Open.Story(new Dictionary<Guid, Versioned<Story>> { [command.StoryId] = story }, command.StoryId).Closed is not null ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new StoryClosed(command.Reason, command.By, now)]);
    }

    /// <summary>Opens it again; where it is open there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">Somebody closed it anew since.</exception>
    public static Outcome Handle(ReopenStory command, Versioned<Story> story, DateTimeOffset now) =>
        !Overtaken.Stands(command.Of, story.State?.Closed is { } closed ? (closed.By, closed.At) : null) ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new StoryReopened(command.By, now)]);

    /// <summary>Closes it again as it was; where it stands so there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">Somebody closed it anew since.</exception>
    public static Outcome Handle(UndoReopening command, Versioned<Story> story, DateTimeOffset now)
    {
        if (story.State?.Closed?.At == command.Of) return Outcome.Nothing;
        if (story.State is not { } state || (state.Closed ?? state.ClosedBefore) is not { } closed || closed.At != command.Of)
            throw new CommandRefusedException(
                $"{story.State?.Closed?.By ?? "Somebody"} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
        return Outcome.Append(Streams.Story(command.StoryId), story.Version, [new ReopeningUndone(command.By, now)]);
    }
}
