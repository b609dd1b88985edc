namespace StoryTracker.Domain.Stories;

/// <summary>Write a note on a story or on a claim.</summary>
/// <param name="NoteId">Its id; the same command sent again has the same.</param>
/// <param name="StoryId">The story.</param>
/// <param name="ClaimId">The claim, null for a note on the story.</param>
/// <param name="Text">What to write, 1 to <see cref="WriteNoteHandler.Most"/> characters.</param>
/// <param name="By">Who.</param>
public sealed record WriteNote(Guid NoteId, Guid StoryId, Guid? ClaimId, string Text, string By);

/// <summary>Take a note away.</summary>
/// <param name="NoteId">The note.</param>
/// <param name="StoryId">The story.</param>
/// <param name="ClaimId">The claim, null for a note on the story.</param>
/// <param name="By">Who.</param>
public sealed record RemoveNote(Guid NoteId, Guid StoryId, Guid? ClaimId, string By);

/// <summary>Bring a note back that was taken away.</summary>
/// <param name="NoteId">The note.</param>
/// <param name="StoryId">The story.</param>
/// <param name="ClaimId">The claim, null for a note on the story.</param>
/// <param name="By">Who.</param>
public sealed record UndoNoteRemoval(Guid NoteId, Guid StoryId, Guid? ClaimId, string By)
{
    /// <summary>When it was taken away; null for the last time.</summary>
    public DateTimeOffset? Of { get; init; }
}

/// <summary>Decides on notes; one on a claim is on every story that holds the claim.</summary>
public static class WriteNoteHandler
{
    /// <summary>Longest note, in UTF-16 units.</summary>
    public const int Most = 2000;

    /// <summary>Writes the note once.</summary>
    /// <param name="command">The note.</param>
    /// <param name="stories">The story, and every story that holds the claim.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No text or too much of it, no such story, or a claim that is not on it.</exception>
    public static Outcome Handle(WriteNote command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var text = command.Text.Trim();
        if (text.Length is 0 or > Most) throw new CommandRefusedException($"Write 1 to {Most} characters.");
        var notes = Of(command.StoryId, command.ClaimId, stories);
        return notes.Find(command.NoteId) is not null ? Outcome.Nothing
            : On(command.StoryId, command.ClaimId, stories, new NoteWritten(command.NoteId, command.ClaimId, text, command.By, now));
    }

    /// <summary>Takes a note away; where it is away there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">There is no such note.</exception>
    public static Outcome Handle(RemoveNote command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now) =>
        Of(command.StoryId, command.ClaimId, stories).Find(command.NoteId) switch
        {
            null => throw new CommandRefusedException("There is no such note."),
            { Removed: not null } => Outcome.Nothing,
            _ => On(command.StoryId, command.ClaimId, stories, new NoteRemoved(command.NoteId, command.ClaimId, command.By, now)),
        };

    /// <summary>Brings it back; where it shows there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">There is no such note, or somebody took it away again since.</exception>
    public static Outcome Handle(UndoNoteRemoval command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (Of(command.StoryId, command.ClaimId, stories).Find(command.NoteId) is not { } note) throw new CommandRefusedException("There is no such note.");
        return !Membership.Overtaken.Stands(command.Of, note.Removed is { } gone ? (gone.By, gone.At) : null) ? Outcome.Nothing
            : On(command.StoryId, command.ClaimId, stories, new NoteRemovalUndone(command.NoteId, command.ClaimId, command.By, now));
    }

    static Notes Of(Guid story, Guid? claim, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        if (stories.GetValueOrDefault(story)?.State is not { } state) throw new CommandRefusedException("There is no such story on record.");
        return claim is not { } id ? state.Notes : ClaimOn.Story(stories[story], id).Notes;
    }

    static Outcome On(Guid story, Guid? claim, IReadOnlyDictionary<Guid, Versioned<Story>> stories, object e) =>
        claim is { } id ? ClaimOn.Every(stories, id, e) : Outcome.Append(Streams.Story(story), stories[story].Version, [e]);
}
