using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;

namespace StoryTracker.App;

public static partial class EventCatalogue
{
    // Who is who over several articles.
    static EventTypes MapSpeakers(this EventTypes types) => types
        .Map<SpeakerRecognised>("speaker-recognised")
        .Map<SpeakersMerged>("speakers-merged")
        .Map<SpeakersUnmerged>("speakers-unmerged")
        .Map<SpeakerMatchSuggested>("speaker-match-suggested")
        .Map<SpeakerSuggestionDeclined>("speaker-suggestion-declined")
        .Map<SpeakerSuggestionReopened>("speaker-suggestion-reopened")
        .Map<SpeakerSplit>("speaker-split")
        .Map<SpeakerSplitUndone>("speaker-split-undone")
        .Map<MentionResolved>("mention-resolved")
        .Map<MentionSuggested>("mention-suggested")
        .Map<MentionDeclined>("mention-declined")
        .Map<MentionReopened>("mention-reopened");
}
