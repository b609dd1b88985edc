using StoryTracker.Domain.Triage;
using StoryTracker.EventStore;

namespace StoryTracker.App;

public static partial class EventCatalogue
{
    // What editors do with items of the triage instead of answering them.
    static EventTypes MapTriage(this EventTypes types) => types
        .Map<ItemSetAside>("item-set-aside")
        .Map<ItemSnoozed>("item-snoozed")
        .Map<ItemAssigned>("item-assigned")
        .Map<QueueDecisionUndone>("queue-decision-undone");
}
