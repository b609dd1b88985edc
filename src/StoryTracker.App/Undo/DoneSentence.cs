using StoryTracker.App.Desk;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Triage;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Undo;

/// <summary>What an editor did, in one sentence, where no other story has to be named.</summary>
static class DoneSentence
{
    /// <summary>The sentence of a decision.</summary>
    public static string Of(object done) => done switch
    {
        StoryFreed => "The story stands for itself again.",
        ReportsJoined => "Joined: these are wordings of one remark.",
        ReportsParted e => e.Reason.Length == 0 ? "Parted: this is another remark." : $"Parted: this is another remark, because: {e.Reason}",
        LinesLinked => "Linked: the same line on two occasions.",
        LinesUnlinked => "Unlinked: not the same line.",
        ParaphraseConfirmed => "Confirmed: one remark in other words.",
        ParaphraseDeclined => "Declined: two remarks.",
        TieTakenBack => "Taken back; what there was before is there again.",
        DivergenceDismissed => "The divergence is dismissed.",
        DivergenceRestored => "The divergence is shown again.",
        SpeakersMerged => "The names are one speaker.",
        SpeakersUnmerged => "The names are two speakers again, and stay so.",
        SpeakerSuggestionDeclined => "Declined; the machine does not ask it again.",
        SpeakerSuggestionReopened => "The question is open again.",
        SpeakerSplit => "Two people bear this name.",
        SpeakerSplitUndone => "One person bears this name.",
        ClaimCorrected e => $"Corrected: {HistorySentence.Changes(e)}.",
        ClaimDismissed e => $"Dismissed: {e.Reason}",
        ClaimRestored => "Restored: the statement counts again.",
        ClaimConfirmed => "Confirmed: it is right as it stands.",
        ClaimAdded => "Added: the statement is on the timeline.",
        NoteWritten => "The note is written.",
        NoteRemoved => "The note is away.",
        ClaimDecisionUndone or ClaimRestoringUndone or ClaimAdditionUndone or NoteRemovalUndone or ReopeningUndone => "Taken back.",
        StoryClosed e => $"The story is closed: {e.Reason}",
        StoryReopened => "The story is open again.",
        MentionDeclined => "On record: it is somebody else.",
        MentionReopened => "That question is open again.",
        SuggestionSettled { Accepted: false } => "Declined; it is not suggested again.",
        SuggestionSettled => "Accepted.",
        SuggestionReopened => "The suggestion is open again.",
        ChronicleLinkConfirmed => "Confirmed.",
        ChronicleLinkDeclined => "Declined.",
        ChronicleDecisionUndone => "Taken back; nobody has decided on it.",
        FollowUpAnswered => "Answered.",
        FollowUpScheduled => "The day is set.",
        FollowUpDecisionUndone => "Taken back; the follow-up is as it was before.",
        FollowUpParted => "Parted: it is followed up for itself.",
        FollowUpRejoined => "It is back where it was.",
        ItemSetAside e => $"Set aside: {e.Reason}",
        ItemSnoozed e => $"Put off until {e.Until.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)}.",
        ItemAssigned e => $"{e.To} is on it.",
        QueueDecisionUndone => "Taken back; it is in the triage as before.",
        _ => "It is on record.",
    };
}
