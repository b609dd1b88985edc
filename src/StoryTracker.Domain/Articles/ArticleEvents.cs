namespace StoryTracker.Domain.Articles;

/// <summary>An article came to our notice.</summary>
/// <param name="ArticleId">Its id.</param>
/// <param name="Url">Canonical address, null when it has none.</param>
/// <param name="Origin">Where it came from, such as a file's name or a feed.</param>
public sealed record ArticleDiscovered(Guid ArticleId, Uri? Url, string Origin);

/// <summary>The article as printed at one moment: the text that claims are proven against.</summary>
/// <param name="Revision">1, 2, 3…</param>
/// <param name="Sha256">Hash of the raw bytes, which are kept under it.</param>
/// <param name="MediaType">Media type of the raw bytes.</param>
/// <param name="Text">The text, as printed.</param>
/// <param name="Title">Headline, null when not known.</param>
/// <param name="Byline">Author line, null when not known.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Language">BCP 47 tag, null when not known.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
/// <param name="SeenAt">When we read it.</param>
/// <param name="Problems">What was odd about the bytes, a sentence each.</param>
public sealed record RevisionRecorded(
    int Revision, string Sha256, string MediaType, string Text, string? Title, string? Byline, string? Outlet, string? Language,
    Publication? Published, DateTimeOffset SeenAt, IReadOnlyList<string> Problems);

/// <summary>A claim as an extractor found it.</summary>
/// <param name="ClaimId">Its id, the same in every story and after every re-extraction that finds it again.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record FoundClaim(Guid ClaimId, Claim Claim, double Confidence);

/// <summary>A date as an extractor found it.</summary>
/// <param name="DateId">Its id.</param>
/// <param name="Expression">The words of the date.</param>
/// <param name="Sentence">The sentence they stand in.</param>
/// <param name="Value">TIMEX3 value.</param>
/// <param name="When">The days it means; null bounds where nobody could say.</param>
/// <param name="Upcoming">True when it lies ahead of the article.</param>
public sealed record FoundDate(Guid DateId, Passage Expression, Passage Sentence, string Value, When When, bool Upcoming);

/// <summary>The full output of an extractor over one revision.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Extractor">NAME@VERSION.</param>
/// <param name="Claims">Claims in the order of the text.</param>
/// <param name="Dates">Dates in the order of the text.</param>
public sealed record ClaimsExtracted(int Revision, string Extractor, IReadOnlyList<FoundClaim> Claims, IReadOnlyList<FoundDate> Dates);

/// <summary>One story an article was placed on, and why.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="Weight">Share of the article, 0 to 1.</param>
/// <param name="Primary">True for exactly one.</param>
/// <param name="Reasons">Sentences.</param>
public sealed record StoryShare(Guid StoryId, double Weight, bool Primary, IReadOnlyList<string> Reasons);

/// <summary>The article was placed on stories.</summary>
/// <param name="Revision">The revision that was read.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Stories">The stories, primary first.</param>
public sealed record ArticleAssigned(int Revision, string Matcher, IReadOnlyList<StoryShare> Stories);

/// <summary>A feed lists the article: in one entry, at one moment.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="FeedId">The feed.</param>
/// <param name="EntryId">The entry's own id, null when it has none.</param>
/// <param name="Url">Address the entry gives, as printed; null when it gives none.</param>
/// <param name="Title">Headline in the feed, null when it has none.</param>
/// <param name="Byline">Authors in the feed, null when it names none.</param>
/// <param name="Published">When the entry says it was published, null when it does not say.</param>
/// <param name="Updated">When the entry says it was changed, null when it does not say.</param>
/// <param name="ContentSha256">Hash of the entry's own full text, which is kept under it; null when it carries none.</param>
/// <param name="Fingerprint">Hash of what the entry says, to tell an entry that was changed from one that was not.</param>
/// <param name="SeenAt">When we saw it.</param>
/// <param name="Tags">What the entry is filed under, as printed; null on records from before tags were kept.</param>
public sealed record ArticleSighted(
    Guid ArticleId, Guid FeedId, string? EntryId, Uri? Url, string? Title, string? Byline, Publication? Published, Publication? Updated,
    string? ContentSha256, string Fingerprint, DateTimeOffset SeenAt, IReadOnlyList<string>? Tags = null);

/// <summary>The article's page was fetched.</summary>
/// <param name="Sha256">Hash of the raw bytes, which are kept under it.</param>
/// <param name="MediaType">Media type the server states.</param>
/// <param name="FinalUrl">Address that answered, after redirects.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="At">When.</param>
public sealed record ArticleFetched(string Sha256, string MediaType, Uri FinalUrl, int Status, DateTimeOffset At);

/// <summary>The article's page cannot be had, and no feed carries its text.</summary>
/// <param name="Reason">Why, a sentence.</param>
/// <param name="Status">HTTP status, null when there was no answer.</param>
/// <param name="At">When the last attempt failed.</param>
public sealed record ArticleUnreachable(string Reason, int? Status, DateTimeOffset At);

/// <summary>This article's page says that it is the same article as another address, where it is read and placed; nothing is dropped.</summary>
/// <param name="TwinOf">The article at the canonical address.</param>
/// <param name="Canonical">That address.</param>
/// <param name="Reason">What says so, a sentence.</param>
/// <param name="At">When it was found.</param>
public sealed record ArticleTwinned(Guid TwinOf, Uri Canonical, string Reason, DateTimeOffset At);
