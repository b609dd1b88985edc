using StoryTracker.App.Desk;

namespace StoryTracker.App.Triage;

/// <summary>Something that waits for an editor's decision.</summary>
/// <param name="Key">What names it: kind and what it is about.</param>
/// <param name="Kind">edit, divergence, date, failed, change, words, who, speaker, doubt or story.</param>
/// <param name="Value">0 to 1: how much a decision is worth; the queue is in this order.</param>
/// <param name="Question">What is asked, a sentence.</param>
/// <param name="Story">The story it is about, null for a question about speakers or jobs.</param>
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

    /// <summary>A page on which more can be done about it, null for none.</summary>
    public TriageLink? Elsewhere { get; init; }

    /// <summary>Version of what it is about and of what editors did with it, so that a decision on an older one is noticed; sent back as it came.</summary>
    public string Seen { get; init; } = "";
}

/// <summary>Words that a decision rests on.</summary>
/// <param name="Label">Who, or what it is.</param>
/// <param name="Text">The words.</param>
/// <param name="Quoted">True where they are printed inside quotation marks.</param>
/// <param name="Path">Page that shows them, null for none.</param>
public sealed record TriageText(string Label, string Text, bool Quoted, string? Path);

/// <summary>A page that a triage item leads to.</summary>
/// <param name="Label">Words of the link.</param>
/// <param name="Path">Its address.</param>
public sealed record TriageLink(string Label, string Path);

/// <summary>An answer that an editor can give.</summary>
/// <param name="Answer">What is sent.</param>
/// <param name="Label">Words of the button.</param>
/// <param name="NeedsReason">True where it is not taken without a reason.</param>
/// <param name="Key">The key that gives it.</param>
/// <param name="Needs">What has to be given with it: <c>story</c> (its id as <c>other</c>), <c>title</c>, <c>day</c>; null for nothing.</param>
public sealed record TriageAnswer(string Answer, string Label, bool NeedsReason, string Key, string? Needs = null);

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
/// <param name="Other">With assign: to whom; with an answer that needs a story: the story.</param>
/// <param name="Seen">What the page showed as its version; empty where a program does not say.</param>
/// <param name="By">Who.</param>
/// <param name="IdempotencyKey">Key of the command, null for none.</param>
public sealed record TriageDecision(string Key, string Answer, string Reason, string Other, string Seen, string By, Guid? IdempotencyKey)
{
    /// <summary>Title of a new story, where the answer needs one.</summary>
    public string Title { get; init; } = "";

    /// <summary>The day, where the answer needs one; null for none.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Last day of a span; null for one day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>True for whoever may look after jobs.</summary>
    public bool Jobs { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Position">Position on record; null where it was so already.</param>
public sealed record TriageDone(long? Position);

/// <summary>An item on which somebody else was first: both versions.</summary>
/// <param name="Saw">What was asked when the page was opened, null where that cannot be told any more.</param>
/// <param name="Now">What is asked now, null where nothing is.</param>
/// <param name="Meanwhile">What was decided since, oldest first.</param>
public sealed record TriageConflict(TriageItem? Saw, TriageItem? Now, IReadOnlyList<HistoryItem> Meanwhile);

/// <summary>Somebody else decided about an item since the page was read; nothing was changed.</summary>
/// <param name="conflict">Both versions.</param>
public sealed class TriageConflictException(TriageConflict conflict)
    : Exception(conflict.Meanwhile is [.., var last]
        ? $"Somebody else was first, so nothing was changed: {last.What}"
        : "This is not as it was when you opened it, so nothing was changed; look at it again and decide then.")
{
    /// <summary>Both versions.</summary>
    public TriageConflict Conflict { get; } = conflict;
}

/// <summary>What waits for a decision, and deciding it.</summary>
public interface ITriageDesk
{
    /// <summary>The queue and the item in hand.</summary>
    /// <param name="kind">Only this kind, null for all.</param>
    /// <param name="key">The item in hand, null for the first.</param>
    /// <param name="after">Cursor of the page before, null for the first.</param>
    /// <param name="limit">1 to 200.</param>
    /// <param name="jobs">True for whoever may look after jobs: what failed is in their queue, too.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, bool jobs, CancellationToken ct);

    /// <summary>How many statements wait for an editor because an outlet changed or took out words that they rest on; 20 at most are counted.</summary>
    Task<int> EditedAsync(CancellationToken ct);

    /// <summary>Decides.</summary>
    /// <exception cref="Domain.CommandRefusedException">It cannot be done; the sentence says why.</exception>
    /// <exception cref="TriageConflictException">Somebody else was first.</exception>
    Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct);
}
