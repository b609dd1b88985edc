using StoryTracker.App.Desk;

namespace StoryTracker.App.Handover;

/// <summary>What became of something on a story between two moments.</summary>
public enum StoryChangeKind
{
    /// <summary>A line that was not there.</summary>
    Added,

    /// <summary>A line that is not counted any more: dismissed, no longer printed, no longer found, or off the story.</summary>
    Withdrawn,

    /// <summary>A line that was withdrawn and is there again.</summary>
    Restored,

    /// <summary>What an editor, or the finding of who somebody is, changed about a line.</summary>
    Corrected,

    /// <summary>Words that an outlet changed, or that an extractor reads otherwise.</summary>
    Reworded,

    /// <summary>An article that was not there.</summary>
    Article,

    /// <summary>An article that left, was taken down, or is there again.</summary>
    ArticleChanged,

    /// <summary>Reports that differ, or a decision about that.</summary>
    Divergence,

    /// <summary>A follow-up that asks, or was decided on.</summary>
    FollowUp,

    /// <summary>A decision about the story itself, or something that came and went.</summary>
    Other,
}

/// <summary>One thing that changed on a story.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Subject">Id of the claim, article, divergence, follow-up, or of the story.</param>
/// <param name="What">What happened, in one sentence; the last of several.</param>
/// <param name="By">Who or what decided: a name, or NAME@VERSION.</param>
/// <param name="When">When it went on record.</param>
/// <param name="Position">Position of the last event about it.</param>
public sealed record StoryChange(StoryChangeKind Kind, string Subject, string What, string By, DateTimeOffset When, long Position)
{
    /// <summary>Title of the article, sentence of the divergence or of what is followed up; null for a line.</summary>
    public string? About { get; init; }

    /// <summary>The line as it is, or as it was where it is gone; null where it is none.</summary>
    public TimelineEntry? Entry { get; init; }

    /// <summary>Before and after in pieces, word by word, by what they are about (<c>words</c>, <c>speaker</c>, <c>said</c>, <c>kind</c>, <c>polarity</c>).</summary>
    public IReadOnlyList<ChangedPart> Parts { get; init; } = [];

    /// <summary>True where nobody but the reader did it.</summary>
    public bool Own { get; init; }

    /// <summary>Number of events about it.</summary>
    public int Events { get; init; } = 1;
}

/// <summary>A part of a line before and after.</summary>
/// <param name="Name">Which.</param>
/// <param name="Pieces">Kept and removed ones in order are what it was, kept and added ones what it is.</param>
public sealed record ChangedPart(string Name, IReadOnlyList<DiffPiece> Pieces);

/// <summary>What changed on a story between two moments.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title at the later moment.</param>
/// <param name="From">The earlier position, 0 for the beginning.</param>
/// <param name="FromTime">When that was, null for the beginning.</param>
/// <param name="To">The later position.</param>
/// <param name="ToTime">When that was.</param>
/// <param name="Changes">What changed, as a rule the newest at the end.</param>
/// <param name="Positions">Positions of all the story's events up to now.</param>
public sealed record StoryChangesView(
    string Id, string Title, long From, DateTimeOffset? FromTime, long To, DateTimeOffset? ToTime, IReadOnlyList<StoryChange> Changes,
    IReadOnlyList<RecordedMoment> Positions);

/// <summary>What changed on a story since a reader looked.</summary>
/// <param name="Seen">How far they have seen it.</param>
/// <param name="Changes">What changed since; everything where they have never marked it as seen.</param>
public sealed record HandoverView(ReadingMark Seen, StoryChangesView Changes);

/// <summary>How far a reader has seen a story.</summary>
/// <param name="To">Last position, null where they have never marked it.</param>
/// <param name="At">When they marked it.</param>
/// <param name="Starred">Whether they starred it.</param>
public sealed record ReadingMark(long? To, DateTimeOffset? At, bool Starred)
{
    /// <summary>Number of things that changed since, other than by the reader.</summary>
    public int New { get; init; }
}

/// <summary>Which stories a reader asks for, and in which order.</summary>
/// <param name="Order"><c>activity</c>, <c>new</c> (what is new to them first) or <c>title</c>.</param>
/// <param name="Show"><c>all</c>, <c>new</c>, <c>starred</c>, <c>live</c> or <c>quiet</c>.</param>
/// <param name="After">Cursor of the page before, null for the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record StoryQuery(string Order, string Show, string? After, int Limit);
