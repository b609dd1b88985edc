namespace StoryTracker.Domain.Stories.Membership;

/// <summary>An editor said that an article belongs to a story. On the article and on the story; the machine never overrules it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ArticleBelongs(Guid ArticleId, Guid StoryId, string Reason, string By, DateTimeOffset At);

/// <summary>An editor said that an article does not belong to a story. What it said there stays on record, set aside.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ArticleDoesNotBelong(Guid ArticleId, Guid StoryId, string Reason, string By, DateTimeOffset At);

/// <summary>
/// An editor took the last decision about an article and a story back: the one before counts again. On another story's stream it says that
/// the article leaves, because it was there only for want of that story.
/// </summary>
/// <param name="ArticleId">The article.</param>
/// <param name="StoryId">The story of the decision.</param>
/// <param name="IsThere">Whether the article is on that story from now on.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record BelongingUndone(Guid ArticleId, Guid StoryId, bool IsThere, string By, DateTimeOffset At);

/// <summary>An editor moved a statement from one story to another; on both.</summary>
/// <param name="ClaimId">The statement.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="FromStoryId">Where it was.</param>
/// <param name="ToStoryId">Where it belongs.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimMoved(Guid ClaimId, Guid ArticleId, Guid FromStoryId, Guid ToStoryId, string Reason, string By, DateTimeOffset At);

/// <summary>An editor moved a statement back to where it was; on both stories.</summary>
/// <param name="ClaimId">The statement.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="FromStoryId">Where it was at first, and is again.</param>
/// <param name="ToStoryId">Where it had been moved.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ClaimMoveUndone(Guid ClaimId, Guid ArticleId, Guid FromStoryId, Guid ToStoryId, string By, DateTimeOffset At);

/// <summary>A merge or a split took an article from one story to another; on the article. Later placements follow.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="FromStoryId">Where it was.</param>
/// <param name="IntoStoryId">Where it is now.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ArticleReassigned(Guid ArticleId, Guid FromStoryId, Guid IntoStoryId, string By, DateTimeOffset At);

/// <summary>The merge or split that took an article from one story to another was undone; on the article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="FromStoryId">Where it was, and is again.</param>
/// <param name="IntoStoryId">Where it had been taken.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ReassignmentUndone(Guid ArticleId, Guid FromStoryId, Guid IntoStoryId, string By, DateTimeOffset At);

/// <summary>What an editor decided about an article and a story.</summary>
/// <param name="Belongs">Whether it belongs there.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="WasThere">Whether it was on the story before.</param>
public sealed record EditorsDecision(bool Belongs, string Reason, string By, DateTimeOffset At, bool WasThere);
