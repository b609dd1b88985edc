using StoryTracker.Domain;
using StoryTracker.Domain.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>Compare the statements of two names again, because they became one speaker or are one no longer.</summary>
/// <param name="One">A name.</param>
/// <param name="Other">The other.</param>
public sealed record CompareSpeakers(Guid One, Guid Other)
{
    /// <summary>An outcome with this step for every two names that it joins or parts.</summary>
    public static Outcome After(Outcome outcome)
    {
        var steps = outcome.Appends.SelectMany(a => a.Events).Select(Of).OfType<CompareSpeakers>().Distinct().ToList();
        return steps.Count == 0 ? outcome : outcome with { Messages = [.. outcome.Messages, .. steps] };
    }

    static CompareSpeakers? Of(object e) => e switch
    {
        SpeakerRecognised s => new(s.SpeakerId, s.Into),
        SpeakersMerged s => new(s.SpeakerId, s.Into),
        SpeakersUnmerged s => new(s.SpeakerId, s.From),
        SpeakerSplit s => new(s.OtherId, s.SpeakerId),
        SpeakerSplitUndone s => new(s.OtherId, s.SpeakerId),
        _ => null,
    };
}
