using StoryTracker.App.Handover;
using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Desk;

/// <summary>A story in the list of stories.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about, empty when an article opened it.</param>
/// <param name="Status"><c>open</c>, or <c>emerging</c> while no editor has looked at it.</param>
/// <param name="Articles">Number of articles.</param>
/// <param name="Claims">Number of claims that are not dismissed.</param>
/// <param name="Speakers">Number of named speakers.</param>
/// <param name="Outlets">Number of known outlets.</param>
/// <param name="Latest">The newest claim by publication, null when there is none.</param>
/// <param name="LastChanged">When the story last changed on record.</param>
/// <param name="Position">Position of that change.</param>
public sealed record StoryItem(
    string Id, string Title, string Sentence, string Status, int Articles, int Claims, int Speakers, int Outlets, TimelineEntry? Latest,
    DateTimeOffset LastChanged, long Position)
{
    /// <summary>Number of changes that a matcher suggests and nobody has decided on.</summary>
    public int Suggestions { get; init; }

    /// <summary>Number of reports that differ, undismissed.</summary>
    public int Divergences { get; init; }

    /// <summary>Number of statements whose words an outlet changed or removed, and on which no editor has decided since.</summary>
    public int Edited { get; init; }

    /// <summary>Number of articles that their outlets took down.</summary>
    public int TakenDown { get; init; }

    /// <summary>How far whoever asks has seen it, and how much is new to them; null in the past.</summary>
    public ReadingMark? Mark { get; init; }

    /// <summary>What came in each of the last 48 hours, the oldest first; null in the past.</summary>
    public IReadOnlyList<int>? Hours { get; init; }

    /// <summary>Whether something came within those hours; null in the past.</summary>
    public bool? Live { get; init; }
}

/// <summary>A story as an editor sees it.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about.</param>
/// <param name="Status"><c>open</c>, <c>emerging</c>, <c>closed</c> or <c>merged</c>.</param>
/// <param name="Terms">Words that tell its articles from others.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Position">Position of the story's last event in this view.</param>
/// <param name="Positions">Positions of all the story's events up to now, for the as-of control.</param>
/// <param name="Articles">Articles, newest first.</param>
/// <param name="Timeline">Claims, oldest first by when they were said, else published.</param>
/// <param name="Diary">Days ahead of the articles that announce them, in order.</param>
public sealed record StoryView(
    string Id, string Title, string Sentence, string Status, IReadOnlyList<string> Terms, DateTimeOffset? At, long Position,
    IReadOnlyList<RecordedMoment> Positions, IReadOnlyList<StoryArticle> Articles, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<DiaryEntry> Diary)
{
    /// <summary>How it stands to other stories, and what editors decided about what is on it.</summary>
    public StoryStanding Standing { get; init; } = new(null, null, [], [], [], [], [], false);

    /// <summary>Whether only some people at the desk know of it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What outlets did to words that lines of the timeline rest on, oldest first.</summary>
    public IReadOnlyList<WordsChanged> WordsChanged { get; init; } = [];

    /// <summary>Divergences that rest on its articles, the gravest first, dismissed ones last.</summary>
    public IReadOnlyList<DivergenceView> Divergences { get; init; } = [];

    /// <summary>What newer matchers would have otherwise, and nobody has answered.</summary>
    public IReadOnlyList<ProposalView> Proposals { get; init; } = [];

    /// <summary>Who closed it, when and why; null while it is open.</summary>
    public DecisionView? Closed { get; init; }

    /// <summary>What editors wrote on it, oldest first.</summary>
    public IReadOnlyList<NoteView> Notes { get; init; } = [];
}

/// <summary>A moment at which the story changed.</summary>
/// <param name="Position">Position in the log.</param>
/// <param name="Recorded">When.</param>
public sealed record RecordedMoment(long Position, DateTimeOffset Recorded);

/// <summary>An article on a story.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Title">Headline; its opening words when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Published">RFC 3339 time, day, or interval <c>a/b</c>; null when nothing tells.</param>
/// <param name="Publication">The same with its reason.</param>
/// <param name="Weight">Share of the article that belongs here.</param>
/// <param name="Primary">True when this is its main story.</param>
/// <param name="Reasons">Why it is here.</param>
public sealed record StoryArticle(
    string Id, string Title, string? Outlet, Uri? Url, string? Published, Publication? Publication, double Weight, bool Primary, IReadOnlyList<string> Reasons)
{
    /// <summary>Set while its outlet has taken it down.</summary>
    public TakenDown? TakenDown { get; init; }

    /// <summary>Set when it was removed on legal request; then nothing else of it is here.</summary>
    public Removal? Removed { get; init; }
}

/// <summary>Something that was removed on legal request: its place and number stay, nothing of what it said.</summary>
/// <param name="Text"><c>Removed on legal request, 12 Sep 2026</c>; it stands in the place of what was removed.</param>
/// <param name="At">When.</param>
public sealed record Removal(string Text, DateTimeOffset At)
{
    /// <summary>A removal at a time, null for none.</summary>
    public static Removal? On(DateTimeOffset? at) => at is { } time ? new(Domain.Erasure.ErasureNotice.Sentence(time), time) : null;
}

/// <summary>A story, named.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
public sealed record StoryRef(string Id, string Title);
