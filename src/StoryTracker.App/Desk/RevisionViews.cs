using StoryTracker.Domain.Revisions;

namespace StoryTracker.App.Desk;

/// <summary>How the words of a claim stand in a newer revision of its article.</summary>
/// <param name="Revision">The newer revision.</param>
/// <param name="Printed">True when they stand there, at other characters; false when what it says is no longer printed.</param>
/// <param name="Since">When we read the first revision without them, null while they are printed.</param>
/// <param name="Reports">Where they stand there; empty when they do not.</param>
public sealed record ClaimStanding(int Revision, bool Printed, DateTimeOffset? Since, IReadOnlyList<Report> Reports);

/// <summary>What an outlet did to words that a line of the timeline rests on.</summary>
/// <param name="Claim">Id of the line.</param>
/// <param name="Change">What was done.</param>
/// <param name="Seen">When we read the newer revision: the change was made before.</param>
/// <param name="Speaker">Who is said to have said them, null when nobody could say.</param>
/// <param name="Outlet">Who printed them, null when not known.</param>
/// <param name="Article">Article id.</param>
/// <param name="Before">What was relied on.</param>
/// <param name="After">What stands there now; empty when nothing does.</param>
/// <param name="NewClaim">Id of the line that rests on what stands there now, null when none does.</param>
public sealed record WordsChanged(
    string Claim, QuotationChange Change, DateTimeOffset Seen, SpeakerRef? Speaker, string? Outlet, string Article, IReadOnlyList<Report> Before,
    IReadOnlyList<Report> After, string? NewClaim);

/// <summary>An outlet took an article down.</summary>
/// <param name="Status">HTTP status of its answer.</param>
/// <param name="At">When it was seen to be gone.</param>
public sealed record TakenDown(int Status, DateTimeOffset At);

/// <summary>Another article that prints the same text.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Title">Headline; opening words when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Seen">When we read it first.</param>
/// <param name="First">True for the one that we had first.</param>
/// <param name="Similarity">Share of five-word runs that stand in both texts, 0 to 1.</param>
/// <param name="Reason">One sentence.</param>
public sealed record SameText(string Id, string Title, string? Outlet, DateTimeOffset Seen, bool First, double Similarity, string Reason);

/// <summary>Two revisions of an article, compared word by word.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Title">Headline of the newer; opening words when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Revisions">Revisions, oldest first.</param>
/// <param name="From">The older.</param>
/// <param name="To">The newer.</param>
/// <param name="Counts">Edits by class, most serious first.</param>
/// <param name="Headline">The headlines in pieces.</param>
/// <param name="Text">The texts in pieces: kept and removed ones in order are the older text, kept and added ones the newer.</param>
/// <param name="Coarse">True where whole sentences or paragraphs stand for smaller changes.</param>
public sealed record RevisionsView(
    string Id, string Title, string? Outlet, DateTimeOffset? At, IReadOnlyList<RevisionItem> Revisions, int From, int To,
    IReadOnlyList<EditCount> Counts, IReadOnlyList<DiffPiece> Headline, IReadOnlyList<DiffPiece> Text, bool Coarse);

/// <summary>A stretch of two texts.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">Its characters.</param>
/// <param name="Class">What kind of edit it is part of, null for what was kept.</param>
public sealed record DiffPiece(DiffKind Kind, string Text, EditClass? Class);
