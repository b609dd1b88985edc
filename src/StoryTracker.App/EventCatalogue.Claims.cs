using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.EventStore;

namespace StoryTracker.App;

public static partial class EventCatalogue
{
    // What editors decide about one claim, and write on it or its story.
    static EventTypes MapClaims(this EventTypes types) => types
        .Map<ClaimConfirmed>("claim-confirmed")
        .Map<ClaimDecisionUndone>("claim-decision-undone")
        .Map<ClaimRestoringUndone>("claim-restoring-undone")
        .Map<ClaimAdded>("claim-added")
        .Map<ClaimAdditionUndone>("claim-addition-undone")
        .Map<NoteWritten>("note-written")
        .Map<NoteRemoved>("note-removed")
        .Map<NoteRemovalUndone>("note-removal-undone")
        .Map<StoryClosed>("story-closed")
        .Map<StoryReopened>("story-reopened")
        .Map<ReopeningUndone>("reopening-undone");
}
