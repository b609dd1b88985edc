using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>A story was opened, by an editor or by an article that no story fits.</summary>
/// <param name="StoryId">Its id.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">One sentence that says what it is about; empty when an article opened it.</param>
/// <param name="Terms">Words that tell its articles from others.</param>
/// <param name="Emerging">True when no editor has looked at it yet.</param>
/// <param name="By">Who opened it.</param>
/// <param name="At">When.</param>
public sealed record StoryOpened(Guid StoryId, string Title, string Sentence, IReadOnlyList<string> Terms, bool Emerging, string By, DateTimeOffset At)
{
    /// <summary>The story that it was split off from, null for any other.</summary>
    public Guid? SplitFrom { get; init; }

    /// <summary>The article that an editor started it from, null for any other.</summary>
    public Guid? StartedFrom { get; init; }
}

/// <summary>An article was placed on the story, or its newest revision was.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Title">Headline, null when not known.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
/// <param name="SeenAt">When we read it.</param>
/// <param name="Weight">Share of the article that belongs here, 0 to 1.</param>
/// <param name="Primary">True when this is the article's main story.</param>
/// <param name="Reasons">Why it is here, a sentence each.</param>
/// <param name="Matcher">NAME@VERSION of what placed it.</param>
public sealed record ArticleIngested(
    Guid ArticleId, int Revision, Uri? Url, string? Title, string? Outlet, Publication? Published, DateTimeOffset SeenAt, double Weight,
    bool Primary, IReadOnlyList<string> Reasons, string Matcher);

/// <summary>A claim was recorded on the story.</summary>
/// <param name="ClaimId">Its id, the same on every story.</param>
/// <param name="Claim">The claim as the machine found it.</param>
/// <param name="Extractor">NAME@VERSION.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reasons">Why it is on this story.</param>
public sealed record ClaimRecorded(Guid ClaimId, Claim Claim, string Extractor, double Confidence, IReadOnlyList<string> Reasons);

/// <summary>The machine reads the claim differently now; what editors decided stands.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Claim">The claim as the machine finds it now.</param>
/// <param name="Extractor">NAME@VERSION.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ClaimRevised(Guid ClaimId, Claim Claim, string Extractor, double Confidence);

/// <summary>The machine no longer finds the claim; it stays on record.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Revision">The revision it was not found in.</param>
/// <param name="Extractor">NAME@VERSION.</param>
public sealed record ClaimLost(Guid ClaimId, int Revision, string Extractor);

/// <summary>An editor corrected a claim.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Revision">The revision that set words are cut from.</param>
/// <param name="Set">Fields that are the editor's from now on.</param>
/// <param name="Cleared">Names of fields given back to the machine: words, kind, polarity, speaker, said, happened.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimCorrected(
    Guid ClaimId, Guid ArticleId, int Revision, ClaimFields Set, IReadOnlyList<string> Cleared, string Reason, string By, DateTimeOffset At);

/// <summary>An editor said that this is no claim, or none of this story.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimDismissed(Guid ClaimId, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took a dismissal back.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimRestored(Guid ClaimId, string By, DateTimeOffset At);

/// <summary>An article announced something for a day that lies ahead of it.</summary>
/// <param name="DateId">Id of the printed date.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="When">The days.</param>
/// <param name="Expression">The words of the date.</param>
/// <param name="Sentence">The sentence they stand in.</param>
public sealed record DateAnnounced(Guid DateId, Guid ArticleId, int Revision, When When, Passage Expression, Passage Sentence);
