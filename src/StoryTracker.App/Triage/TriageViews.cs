using StoryTracker.App.Desk;

namespace StoryTracker.App.Triage;

/// <summary>Something that waits for an editor's decision.</summary>
/// <param name="Key">What names it: kind and what it is about.</param>
/// <param name="Kind">story, change, words, who, speaker, doubt, divergence or date.</param>
/// <param name="Value">0 to 1: how much a decision is worth; the queue is in this order.</param>
/// <param name="Question">What is asked, a sentence.</param>
/// <param name="Story">The story it is about, null for a question about speakers.</param>
/// <param name="Asked">When it was asked.</param>
/// <param name="AssignedTo">Who has it, null for nobody.</param>
public sealed record TriageItem(string Key, string Kind, double Value, string Question, StoryRef? Story, DateTimeOffset Asked, string? AssignedTo)
{
    /// <summary>The words it rests on.</summary>
    public IReadOnlyList<TriageText> Texts { get; init; } = [];

    /// <summary>Why the machine asks, a sentence each.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What can be answered; the first is the machine's own proposal.</summary>
    public IReadOnlyList<TriageAnswer> Answers { get; init; } = [];

    /// <summary>Version of what it is about, so that a decision on an older one is noticed; empty where none is needed.</summary>
    public string Seen { get; init; } = "";
}

/// <summary>Words that a decision rests on.</summary>
/// <param name="Label">Who, or what it is.</param>
/// <param name="Text">The words.</param>
/// <param name="Quoted">True where they are printed inside quotation marks.</param>
/// <param name="Path">Page that shows them, null for none.</param>
public sealed record TriageText(string Label, string Text, bool Quoted, string? Path);

/// <summary>An answer that an editor can give.</summary>
/// <param name="Answer">What is sent.</param>
/// <param name="Label">Words of the button.</param>
/// <param name="NeedsReason">True where it is not taken without a reason.</param>
public sealed record TriageAnswer(string Answer, string Label, bool NeedsReason);

/// <summary>The triage: one item and the queue beside it.</summary>
/// <param name="Item">The item in hand, null when nothing is open.</param>
/// <param name="Queue">What comes, the item in hand among it.</param>
/// <param name="Counts">Open items by kind.</param>
/// <param name="Automatic">Decisions that machines took today.</param>
/// <param name="Sample">Some of them, to check.</param>
/// <param name="Next">Where the queue goes on, null at its end.</param>
public sealed record TriageView(
    TriageItem? Item, IReadOnlyList<TriageItem> Queue, IReadOnlyDictionary<string, long> Counts, long Automatic, IReadOnlyList<HistoryItem> Sample, string? Next);

/// <summary>What an editor answers.</summary>
/// <param name="Key">The item.</param>
/// <param name="Answer">One of its answers, or aside, snooze, assign.</param>
/// <param name="Reason">Why; may be empty where none is needed.</param>
/// <param name="Other">With assign: to whom; with an answer about who somebody is: the speaker; with duplicate: the story.</param>
/// <param name="Seen">What the page showed as its version.</param>
/// <param name="By">Who.</param>
/// <param name="IdempotencyKey">Key of the command, null for none.</param>
public sealed record TriageDecision(string Key, string Answer, string Reason, string Other, string Seen, string By, Guid? IdempotencyKey);

/// <summary>What became of it.</summary>
/// <param name="Position">Position on record, null where it is no event.</param>
/// <param name="Mark">Id of what was put off, null where it is an event.</param>
public sealed record TriageDone(long? Position, long? Mark);

/// <summary>What was put off, in a sentence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">The item.</param>
/// <param name="Sentence">What was done.</param>
/// <param name="Undone">True when it was taken back.</param>
public sealed record TriageMark(long Id, string Key, string Sentence, bool Undone);

/// <summary>What waits for a decision, and deciding it.</summary>
public interface ITriageDesk
{
    /// <summary>The queue and the item in hand.</summary>
    /// <param name="kind">Only this kind, null for all.</param>
    /// <param name="key">The item in hand, null for the first.</param>
    /// <param name="after">Cursor of the page before, null for the first.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, CancellationToken ct);

    /// <summary>Decides.</summary>
    /// <exception cref="Domain.CommandRefusedException">It cannot be done, or somebody was first; the sentence says so.</exception>
    Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct);

    /// <summary>What was put off; null when there is no such thing.</summary>
    Task<TriageMark?> MarkAsync(long id, CancellationToken ct);

    /// <summary>Takes back what was put off.</summary>
    /// <exception cref="Domain.CommandRefusedException">It was taken back already.</exception>
    Task<string> UnmarkAsync(long id, string by, CancellationToken ct);
}
