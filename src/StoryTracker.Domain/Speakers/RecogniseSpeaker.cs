namespace StoryTracker.Domain.Speakers;

/// <summary>What a matcher makes of two speakers.</summary>
/// <param name="SpeakerId">The speaker by the name an article prints; for two people of one name, their speaker.</param>
/// <param name="OtherId">Whom it may be; for two people of one name, the id that the second would have.</param>
/// <param name="Question">One person, or two.</param>
/// <param name="Certain">True when it is sure enough to decide; else an editor is asked. Two people of one name are always asked about.</param>
/// <param name="ArticleIds">Articles whose words the reasons repeat.</param>
/// <param name="Matcher">NAME@VERSION.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record RecogniseSpeaker(
    Guid SpeakerId, Guid OtherId, SpeakerQuestion Question, bool Certain, IReadOnlyList<Guid> ArticleIds, string Matcher, IReadOnlyList<string> Reasons);

/// <summary>Decides on <see cref="RecogniseSpeaker"/>: what editors decided, or were asked already, is left alone.</summary>
public static class RecogniseSpeakerHandler
{
    /// <summary>Recognises, asks, or does nothing.</summary>
    public static Outcome Handle(RecogniseSpeaker found, Versioned<Speaker> speaker, Versioned<Speaker> other, DateTimeOffset now)
    {
        if (speaker.State is not { RemovedAt: null } state || state.KeptApart.Contains(found.OtherId)) return Outcome.Nothing;
        var held = state.Suggestions.GetValueOrDefault(found.OtherId);
        if (found.Question == SpeakerQuestion.TwoPeople)
            return held is not null || state.Homonyms.Count > 0 || state.ToldApartFrom is not null ? Outcome.Nothing
                : Outcome.Append(Streams.Speaker(found.SpeakerId), speaker.Version, [Asked(found, now)]);
        if (other.State is not { RemovedAt: null } known || state.Merged is not null || known.Merged is not null || state.Absorbed.Contains(found.OtherId)
            || held?.Declined is not null) return Outcome.Nothing;
        // Somebody whom an editor told apart, or to whom editors gave names, is joined by editors alone.
        var certain = found.Certain && state.ToldApartFrom is null && known.ToldApartFrom is null && state.Homonyms.IsEmpty && known.Homonyms.IsEmpty;
        if (!certain && held is not null) return Outcome.Nothing;
        object e = certain ? new SpeakerRecognised(found.SpeakerId, found.OtherId, found.ArticleIds, found.Matcher, found.Reasons, now) : Asked(found, now);
        return SpeakerCommands.OnBoth(found.SpeakerId, speaker, found.OtherId, other, e);
    }

    static SpeakerMatchSuggested Asked(RecogniseSpeaker found, DateTimeOffset now) =>
        new(found.SpeakerId, found.OtherId, found.Question, found.ArticleIds, found.Matcher, found.Reasons, now);
}
