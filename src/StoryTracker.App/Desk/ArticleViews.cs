using StoryTracker.Domain.Revisions;

namespace StoryTracker.App.Desk;

/// <summary>An article as an editor sees it.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Title">Headline; opening words when it has none.</param>
/// <param name="Byline">Author line, null when not known.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Revisions">Revisions, oldest first.</param>
/// <param name="Revision">The revision whose text this is.</param>
/// <param name="Text">The text as printed.</param>
/// <param name="Claims">Stretches of the text that are claims, in order, those of other revisions left out.</param>
/// <param name="Stories">Stories it is on, primary first.</param>
/// <param name="Problems">What was odd about the bytes.</param>
public sealed record ArticleView(
    string Id, Uri? Url, string? Outlet, string Title, string? Byline, string Origin, PublishedValue? Published, DateTimeOffset? At,
    IReadOnlyList<RevisionItem> Revisions, int Revision, string Text, IReadOnlyList<ArticleClaim> Claims, IReadOnlyList<ArticleStory> Stories,
    IReadOnlyList<string> Problems)
{
    /// <summary>Set while its outlet has taken it down.</summary>
    public TakenDown? TakenDown { get; init; }

    /// <summary>Other articles that print the same text, the one that we had first before the others.</summary>
    public IReadOnlyList<SameText> SameText { get; init; } = [];

    /// <summary>Set when it was removed on legal request; then nothing else of it is here.</summary>
    public Removal? Removed { get; init; }
}

/// <summary>A publication time with its reason.</summary>
/// <param name="Value">RFC 3339 time, day, or interval <c>a/b</c>.</param>
/// <param name="Reason">How it is known.</param>
/// <param name="EstimatedBy">Who estimated it, else null.</param>
public sealed record PublishedValue(string Value, string Reason, string? EstimatedBy);

/// <summary>A revision of an article.</summary>
/// <param name="Revision">1, 2, 3…</param>
/// <param name="Seen">When we read it.</param>
/// <param name="Sha256">Hash of the raw bytes.</param>
/// <param name="Length">Length of its text in UTF-16 code units.</param>
public sealed record RevisionItem(int Revision, DateTimeOffset Seen, string Sha256, int Length)
{
    /// <summary>What changed since the one before, by class, most serious first; null for the first, and where nobody has compared them.</summary>
    public IReadOnlyList<EditCount>? Changed { get; init; }
}

/// <summary>A claim on the article page: one for each stretch of its words.</summary>
/// <param name="Id">Claim id; the same for all stretches of one claim.</param>
/// <param name="Stories">Ids of the stories that hold it.</param>
/// <param name="Start">First UTF-16 code unit of the stretch.</param>
/// <param name="End">After the last.</param>
/// <param name="Quoted">True when printed inside quotation marks.</param>
/// <param name="Entry">The claim.</param>
public sealed record ArticleClaim(string Id, IReadOnlyList<string> Stories, int Start, int End, bool Quoted, TimelineEntry Entry);

/// <summary>A story an article is on.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Weight">Share of the article.</param>
/// <param name="Primary">True for its main story.</param>
/// <param name="Reasons">Why.</param>
public sealed record ArticleStory(string Id, string Title, double Weight, bool Primary, IReadOnlyList<string> Reasons);
