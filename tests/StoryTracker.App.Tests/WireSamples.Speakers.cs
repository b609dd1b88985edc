using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Tests;

static partial class WireSamples
{
    static Guid Ada => DerivedId.Speaker("Ada Lovelace");

    static Guid Countess => DerivedId.Speaker("Augusta Ada King");

    static MentionCandidate Candidate => new(Ada, "Ada Lovelace", SpeakerKind.Person, "the harbour master", Article, 1, Cut("Ada Lovelace", false));

    static IReadOnlyList<object> Speakers =>
    [
        new SpeakerRecognised(Countess, Ada, [Article], "speakers@1", ["Both are the harbour master."], Noon),
        new SpeakersMerged(Countess, Ada, "One woman.", "Ana", Noon),
        new SpeakersUnmerged(Countess, Ada, "Two women.", "Ana", Noon),
        new SpeakerMatchSuggested(Countess, Ada, SpeakerQuestion.OnePerson, [Article], "speakers@1", ["The same story quotes both."], Noon),
        new SpeakerSuggestionDeclined(Countess, Ada, "Mother and daughter.", "Ana", Noon),
        new SpeakerSuggestionReopened(Countess, Ada, "Ana", Noon),
        new SpeakerSplit(Ada, Countess, [Article], "A namesake.", "Ana", Noon),
        new SpeakerSplitUndone(Ada, Countess, "One woman.", "Ana", Noon),
        new MentionResolved(Claim, Article, "Ms Lovelace", Candidate, "mentions@1", ["Nobody else has that surname."], Noon),
        new MentionSuggested(Claim, Article, "Ms Lovelace", [Candidate], "mentions@1", ["Nothing connects the two."], Noon),
        new MentionDeclined(Claim, Article, Ada, "Her sister.", "Ana", Noon),
        new MentionReopened(Claim, Article, Ada, "Ana", Noon),
    ];
}
