namespace StoryTracker.Domain.Stories.Privacy;

/// <summary>Let only some people know of a story.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Readers">Ids of those people, at least one.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who wants it.</param>
public sealed record MakePrivate(Guid StoryId, IReadOnlyList<Guid> Readers, string Reason, string By);

/// <summary>Let everybody at the desk read a story again.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="By">Who wants it.</param>
public sealed record OpenToAll(Guid StoryId, string By);

/// <summary>Decides on both.</summary>
public static class PrivacyHandler
{
    /// <summary>Makes a story private, or changes who may read it.</summary>
    /// <exception cref="CommandRefusedException">No such story, no reason, or nobody who may read it.</exception>
    public static Outcome Handle(MakePrivate command, Versioned<Story> story, DateTimeOffset now)
    {
        if (story.State is not { } state) throw new CommandRefusedException("There is no such story on record.");
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        List<Guid> readers = [.. command.Readers.Distinct().Order()];
        if (readers.Count == 0) throw new CommandRefusedException("Name at least one person who may read the story.");
        return state.Private is { } held && held.Readers.SequenceEqual(readers) ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new StoryMadePrivate(readers, command.Reason.Trim(), command.By, now)]);
    }

    /// <summary>Opens a story to all; one that is not private stays as it is.</summary>
    /// <exception cref="CommandRefusedException">No such story.</exception>
    public static Outcome Handle(OpenToAll command, Versioned<Story> story, DateTimeOffset now)
    {
        if (story.State is not { } state) throw new CommandRefusedException("There is no such story on record.");
        return state.Private is null ? Outcome.Nothing
            : Outcome.Append(Streams.Story(command.StoryId), story.Version, [new StoryOpenedToAll(command.By, now)]);
    }
}
