namespace StoryTracker.Domain.FollowUps;

/// <summary>What a follow-up comes back to.</summary>
public enum FollowUpKind
{
    /// <summary>Something that articles announce for a day.</summary>
    Event,

    /// <summary>Something that somebody promised.</summary>
    Promise,
}

/// <summary>What an editor answers to a follow-up.</summary>
public enum FollowUpAnswer
{
    /// <summary>The event took place.</summary>
    Happened,

    /// <summary>The event did not take place.</summary>
    DidNotHappen,

    /// <summary>Put off to another day; the follow-up asks again after it.</summary>
    Postponed,

    /// <summary>Nothing to follow up.</summary>
    Dismissed,

    /// <summary>The promise was kept.</summary>
    Kept,

    /// <summary>The promise was broken.</summary>
    Broken,

    /// <summary>Events made the promise moot.</summary>
    Overtaken,
}

/// <summary>The newsroom will come back to something: an announced day, or a promise.</summary>
/// <param name="FollowUpId">Its id, derived from the evidence that opened it.</param>
/// <param name="Kind">What it comes back to.</param>
/// <param name="EvidenceId">The announced date, or the claim that promises.</param>
/// <param name="ArticleId">The article that prints it.</param>
/// <param name="Due">Last day that the evidence gives, null when it gives none.</param>
/// <param name="Reasons">Why it was opened.</param>
/// <param name="Matcher">NAME@VERSION of what opened it.</param>
/// <param name="At">When.</param>
public sealed record FollowUpOpened(
    Guid FollowUpId, FollowUpKind Kind, Guid EvidenceId, Guid ArticleId, DateOnly? Due, IReadOnlyList<string> Reasons, string Matcher, DateTimeOffset At);

/// <summary>Another date or claim tells of the same event or promise.</summary>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Kind">What it comes back to.</param>
/// <param name="EvidenceId">The announced date or the claim.</param>
/// <param name="ArticleId">The article that prints it.</param>
/// <param name="Due">Last day that the evidence gives, null when it gives none.</param>
/// <param name="Reasons">Why it is the same.</param>
/// <param name="Matcher">NAME@VERSION of what found it.</param>
/// <param name="At">When.</param>
public sealed record FollowUpJoined(
    Guid FollowUpId, FollowUpKind Kind, Guid EvidenceId, Guid ArticleId, DateOnly? Due, IReadOnlyList<string> Reasons, string Matcher, DateTimeOffset At);

/// <summary>An editor said that a date or claim tells of something else, which gets a follow-up of its own.</summary>
/// <param name="FollowUpId">The follow-up that it is taken from.</param>
/// <param name="EvidenceId">The announced date or the claim.</param>
/// <param name="ArticleId">The article that prints it.</param>
/// <param name="Into">The follow-up of its own.</param>
/// <param name="Due">Last day that the evidence gives, null when it gives none.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record FollowUpParted(
    Guid FollowUpId, Guid EvidenceId, Guid ArticleId, Guid Into, DateOnly? Due, string Reason, string By, DateTimeOffset At);

/// <summary>An editor took a parting back.</summary>
/// <param name="FollowUpId">The follow-up that the evidence goes back to.</param>
/// <param name="EvidenceId">The announced date or the claim.</param>
/// <param name="From">The follow-up that it had of its own.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record FollowUpRejoined(Guid FollowUpId, Guid EvidenceId, Guid From, string By, DateTimeOffset At);

/// <summary>A newer revision no longer prints an announced date; what was announced stays on record.</summary>
/// <param name="DateId">The date.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Revision">The revision that does not print it.</param>
/// <param name="SeenAt">When we read that revision.</param>
public sealed record AnnouncementDropped(Guid DateId, Guid ArticleId, int Revision, DateTimeOffset SeenAt);

/// <summary>The day has passed: the follow-up asks what became of it. Once for each due day.</summary>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Due">The day that has passed.</param>
/// <param name="At">When it was noticed.</param>
public sealed record FollowUpDue(Guid FollowUpId, DateOnly Due, DateTimeOffset At);

/// <summary>An editor set the day after which a follow-up asks.</summary>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Due">The day.</param>
/// <param name="Reason">Why.</param>
/// <param name="ArticleIds">Articles that the follow-up rests on, which the reason may quote.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record FollowUpScheduled(Guid FollowUpId, DateOnly Due, string Reason, IReadOnlyList<Guid> ArticleIds, string By, DateTimeOffset At);

/// <summary>An editor answered a follow-up.</summary>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="Until">The day it was put off to, null for any other answer.</param>
/// <param name="ClaimId">The claim on this story that shows it, null for none.</param>
/// <param name="Note">What shows it in the editor's words, empty for none.</param>
/// <param name="ArticleIds">Articles that the follow-up and the answer rest on, which the note may quote.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record FollowUpAnswered(
    Guid FollowUpId, FollowUpAnswer Answer, DateOnly? Until, Guid? ClaimId, string Note, IReadOnlyList<Guid> ArticleIds, string By, DateTimeOffset At);

/// <summary>An editor took the last answer, or the last day set, back.</summary>
/// <param name="FollowUpId">The follow-up.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record FollowUpDecisionUndone(Guid FollowUpId, string By, DateTimeOffset At);
