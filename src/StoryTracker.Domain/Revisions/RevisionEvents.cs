using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Revisions;

/// <summary>How many edits of a class there are.</summary>
/// <param name="Class">The class.</param>
/// <param name="Edits">Their number, from 1.</param>
public sealed record EditCount(EditClass Class, int Edits);

/// <summary>A revision was compared with the one before it. The words are the slices of the two texts, which are on record.</summary>
/// <param name="From">The older revision.</param>
/// <param name="To">The newer.</param>
/// <param name="Comparer">NAME@VERSION.</param>
/// <param name="Edits">Changes in order, headline first; at most <see cref="RevisionComparison.MostEdits"/>.</param>
/// <param name="Counts">All changes by class.</param>
/// <param name="WordsRemoved">Words that went, moves not counted.</param>
/// <param name="WordsAdded">Words that came, moves not counted.</param>
/// <param name="Coarse">True where whole sentences or paragraphs stand for smaller changes, because the texts are very long and very different.</param>
public sealed record RevisionCompared(
    int From, int To, string Comparer, IReadOnlyList<RevisionEdit> Edits, IReadOnlyList<EditCount> Counts, int WordsRemoved, int WordsAdded, bool Coarse);

/// <summary>Words of one revision, which prove themselves.</summary>
/// <param name="Revision">The revision they were cut from.</param>
/// <param name="Words">The passages in order.</param>
public sealed record PrintedWords(int Revision, IReadOnlyList<Passage> Words);

/// <summary>The words of a claim stand in a newer revision too. The claim keeps the revision and the evidence that it has.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Printed">Where they stand in the newer revision.</param>
public sealed record ClaimRefound(Guid ClaimId, Guid ArticleId, PrintedWords Printed);

/// <summary>What a claim says is no longer printed in a newer revision. The claim stays, with the revision and the evidence that it has.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Revision">The newer revision.</param>
/// <param name="SeenAt">When we read that revision.</param>
public sealed record ClaimOrphaned(Guid ClaimId, Guid ArticleId, int Revision, DateTimeOffset SeenAt);

/// <summary>What an outlet did to words we rely on.</summary>
public enum QuotationChange
{
    /// <summary>Other words stand there now.</summary>
    Reworded,

    /// <summary>The same words are said by somebody else, or are no longer said but denied, or stand outside quotation marks.</summary>
    Reattributed,

    /// <summary>Nothing stands there any more.</summary>
    Removed,
}

/// <summary>The outlet changed or removed words that a claim rests on.</summary>
/// <param name="ClaimId">The claim that rests on them; it stays.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Change">What was done.</param>
/// <param name="Before">What was relied on.</param>
/// <param name="After">What stands there now, null when nothing does.</param>
/// <param name="NewClaimId">The claim that rests on what stands there now, null when none does.</param>
/// <param name="SeenAt">When we read the newer revision.</param>
public sealed record QuotationChanged(
    Guid ClaimId, Guid ArticleId, QuotationChange Change, PrintedWords Before, PrintedWords? After, Guid? NewClaimId, DateTimeOffset SeenAt);

/// <summary>The outlet took an article down: it was asked for twice, some time apart, and was gone both times.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Status">HTTP status of the second answer: 404, 410 or 451.</param>
/// <param name="At">When it was asked for the second time.</param>
public sealed record ArticleWithdrawn(Guid ArticleId, int Status, DateTimeOffset At);

/// <summary>An article that had been taken down is there again.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="At">When it was seen again.</param>
public sealed record ArticleReinstated(Guid ArticleId, DateTimeOffset At);

/// <summary>An article of this story was taken down by its outlet; what it said stays, with that mark.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="At">When.</param>
public sealed record IngestedArticleWithdrawn(Guid ArticleId, int Status, DateTimeOffset At);

/// <summary>An article of this story that had been taken down is there again.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="At">When it was seen again.</param>
public sealed record IngestedArticleReinstated(Guid ArticleId, DateTimeOffset At);

/// <summary>An article prints the text of another one: wire copy, or a page under two addresses. Nothing is dropped for it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="OriginalArticleId">The one that we had first.</param>
/// <param name="Revision">Revision of the article that was looked at.</param>
/// <param name="OriginalRevision">Revision of the other.</param>
/// <param name="Similarity">Share of common five-word runs among all of both, 0 to 1.</param>
/// <param name="Containment">Share of the shorter text's five-word runs that the other has, 0 to 1.</param>
/// <param name="Reason">One sentence.</param>
public sealed record ArticleRecognisedAsCopy(
    Guid ArticleId, Guid OriginalArticleId, int Revision, int OriginalRevision, double Similarity, double Containment, string Reason);
