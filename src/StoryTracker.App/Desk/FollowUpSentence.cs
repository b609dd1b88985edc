using System.Globalization;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.App.Desk;

/// <summary>An event about something the newsroom comes back to, as one sentence for the audit.</summary>
static class FollowUpSentence
{
    /// <summary>The sentence, null for an event of another kind.</summary>
    public static string? Of(object data) => data switch
    {
        FollowUpOpened e => $"Will come back to {What(e.Kind)}{(e.Due is { } due ? $" after {Day(due)}" : ", for which no day is known")}.",
        FollowUpJoined e => $"Found {What(e.Kind)} that is followed up {(e.Kind == FollowUpKind.Promise ? "given" : "announced")} once more.",
        FollowUpParted e => $"{e.By} parted an announcement from a follow-up: {e.Reason}",
        FollowUpRejoined e => $"{e.By} put an announcement back where it was.",
        AnnouncementDropped e => $"A date of the diary is no longer printed in revision {e.Revision.ToString(CultureInfo.InvariantCulture)}; it stays on record.",
        FollowUpDue e => $"{Day(e.Due)} has passed: asks what became of it.",
        FollowUpScheduled e => $"{e.By} set {Day(e.Due)} as the day to come back: {e.Reason}",
        FollowUpAnswered e => $"{e.By} answered a follow-up: {Answer(e.Answer, e.Until)}{(e.Note.Length > 0 ? $" — {e.Note}" : "")}",
        FollowUpDecisionUndone e => $"{e.By} took the last decision on a follow-up back.",
        _ => null,
    };

    /// <summary>An answer in words.</summary>
    public static string Answer(FollowUpAnswer answer, DateOnly? until) => answer switch
    {
        FollowUpAnswer.Happened => "it happened",
        FollowUpAnswer.DidNotHappen => "it did not happen",
        FollowUpAnswer.Postponed => $"postponed to {(until is { } day ? Day(day) : "another day")}",
        FollowUpAnswer.Dismissed => "nothing to follow up",
        FollowUpAnswer.Kept => "the promise was kept",
        FollowUpAnswer.Broken => "the promise was broken",
        _ => "the promise was overtaken by events",
    };

    static string What(FollowUpKind kind) => kind == FollowUpKind.Promise ? "a promise" : "an announced event";

    static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
