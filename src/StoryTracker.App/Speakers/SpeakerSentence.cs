using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>Events about who is who, as one sentence for the audit.</summary>
static class SpeakerSentence
{
    public static string? Of(object data) => data switch
    {
        SpeakerRecognised e => $"{e.Matcher} recognised a speaker under another name: {string.Join(" ", e.Reasons)}",
        SpeakersMerged e => $"{e.By} said that two names are one speaker: {e.Reason}",
        SpeakersUnmerged e => $"{e.By} said that two names are two speakers: {e.Reason}",
        SpeakerMatchSuggested { Question: SpeakerQuestion.TwoPeople } e => $"{e.Matcher} asks whether two people bear this name: {string.Join(" ", e.Reasons)}",
        SpeakerMatchSuggested e => $"{e.Matcher} asks whether two names are one speaker: {string.Join(" ", e.Reasons)}",
        SpeakerSuggestionDeclined e => $"{e.By} declined a suggestion about speakers: {e.Reason}",
        SpeakerSuggestionReopened e => $"{e.By} reopened a suggestion about speakers.",
        SpeakerSplit e => $"{e.By} told two bearers of a name apart: {e.Reason}",
        SpeakerSplitUndone e => $"{e.By} took back that two people bear a name: {e.Reason}",
        MentionResolved e => $"{e.Matcher} found that “{e.Mention}” is {e.Candidate.Name}: {string.Join(" ", e.Reasons)}",
        MentionSuggested e => $"{e.Matcher} asks whether “{e.Mention}” is {string.Join(" or ", e.Candidates.Select(c => c.Name))}.",
        MentionDeclined e => $"{e.By} said that a mention is not the speaker it was taken for: {e.Reason}",
        MentionReopened e => $"{e.By} took that back: who was found or suggested for a mention stands again.",
        _ => null,
    };
}
