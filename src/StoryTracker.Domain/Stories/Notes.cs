using System.Collections.Immutable;

namespace StoryTracker.Domain.Stories;

/// <summary>An editor wrote a note on a story, or on a claim: on every story that holds it.</summary>
/// <param name="NoteId">Its id.</param>
/// <param name="ClaimId">The claim, null for a note on the story.</param>
/// <param name="Text">What they wrote.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record NoteWritten(Guid NoteId, Guid? ClaimId, string Text, string By, DateTimeOffset At);

/// <summary>An editor took a note away; it stays on record.</summary>
/// <param name="NoteId">The note.</param>
/// <param name="ClaimId">The claim, null for a note on the story.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record NoteRemoved(Guid NoteId, Guid? ClaimId, string By, DateTimeOffset At);

/// <summary>Taking a note away was undone: it is there again as it was written.</summary>
/// <param name="NoteId">The note.</param>
/// <param name="ClaimId">The claim, null for a note on the story.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record NoteRemovalUndone(Guid NoteId, Guid? ClaimId, string By, DateTimeOffset At);

/// <summary>A note, and whether it still shows.</summary>
/// <param name="Written">Who wrote what, when.</param>
/// <param name="Removed">Set while it is taken away.</param>
public sealed record Note(NoteWritten Written, NoteRemoved? Removed);

/// <summary>What editors wrote on something, oldest first, notes that were taken away among it.</summary>
/// <param name="All">The notes.</param>
public sealed record Notes(ImmutableList<Note> All)
{
    /// <summary>No note.</summary>
    public static Notes None { get; } = new([]);

    /// <summary>Notes that show.</summary>
    public IEnumerable<NoteWritten> Shown => All.Where(n => n.Removed is null).Select(n => n.Written);

    /// <summary>A note by its id, null when there is none.</summary>
    public Note? Find(Guid id) => All.Find(n => n.Written.NoteId == id);

    /// <summary>The notes after one was written; one that is there is not written again.</summary>
    public Notes With(NoteWritten e) => Find(e.NoteId) is null ? new(All.Add(new(e, null))) : this;

    /// <summary>The notes after one was taken away, or came back.</summary>
    public Notes With(Guid id, NoteRemoved? removed) => Find(id) is { } note ? new(All.Replace(note, note with { Removed = removed })) : this;

    /// <summary>The events that make them, for another story that gets the claim.</summary>
    public IEnumerable<object> Events() => All.SelectMany(n => n.Removed is { } gone ? new object[] { n.Written, gone } : [n.Written]);
}

public sealed partial record Story
{
    /// <summary>What editors wrote on the story.</summary>
    public Notes Notes { get; init; } = Notes.None;

    /// <summary>State after an editor wrote a note.</summary>
    public Story Apply(NoteWritten e) => OfNotes(e.ClaimId, n => n.With(e));

    /// <summary>State after an editor took one away.</summary>
    public Story Apply(NoteRemoved e) => OfNotes(e.ClaimId, n => n.With(e.NoteId, e));

    /// <summary>State after that was undone.</summary>
    public Story Apply(NoteRemovalUndone e) => OfNotes(e.ClaimId, n => n.With(e.NoteId, null));

    // Beside the layers: an editor who has the claim open has not been overtaken by a note.
    Story OfNotes(Guid? claim, Func<Notes, Notes> change) =>
        claim is { } id ? Mark(id, c => c with { Notes = change(c.Notes) }) : Next() with { Notes = change(Notes) };
}
