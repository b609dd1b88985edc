using StoryTracker.Domain.Speakers;

namespace StoryTracker.Domain.Erasure;

/// <summary>What links between speakers tell of an article, or of a name that goes with it: reasons repeat names and roles.</summary>
public static class SpeakerTraces
{
    /// <summary>Whether an event repeats words of the article, or is about a speaker whose name goes.</summary>
    /// <param name="e">An event.</param>
    /// <param name="article">The article.</param>
    /// <param name="names">Speakers whose name no other article gives.</param>
    public static bool TellsOf(object e, Guid article, IReadOnlySet<Guid> names) => e switch
    {
        SpeakerRecognised r => r.ArticleIds.Contains(article) || names.Overlaps([r.SpeakerId, r.Into]),
        SpeakersMerged m => names.Overlaps([m.SpeakerId, m.Into]),
        SpeakersUnmerged m => names.Overlaps([m.SpeakerId, m.From]),
        SpeakerMatchSuggested s => s.ArticleIds.Contains(article) || names.Overlaps([s.SpeakerId, s.OtherId]),
        SpeakerSuggestionDeclined d => names.Overlaps([d.SpeakerId, d.OtherId]),
        SpeakerSplit s => s.ArticleIds.Contains(article) || names.Overlaps([s.SpeakerId, s.OtherId]),
        SpeakerSplitUndone s => names.Overlaps([s.SpeakerId, s.OtherId]),
        _ => false,
    };

    /// <summary>Every other speaker that the events of a speaker's stream link with it.</summary>
    /// <param name="events">All events of the stream.</param>
    public static IEnumerable<Guid> LinkedWith(IEnumerable<object> events) => events.SelectMany(e => e switch
    {
        SpeakerRecognised r => [r.SpeakerId, r.Into],
        SpeakersMerged m => [m.SpeakerId, m.Into],
        SpeakersUnmerged m => [m.SpeakerId, m.From],
        SpeakerMatchSuggested s => [s.SpeakerId, s.OtherId],
        SpeakerSplit s => [s.SpeakerId, s.OtherId],
        _ => Array.Empty<Guid>(),
    });

    /// <summary>Speakers who were told apart from the one of a stream and have their names from editors: they lose them with it.</summary>
    /// <param name="speaker">The speaker.</param>
    /// <param name="events">All events of its stream.</param>
    public static IEnumerable<Guid> Namesakes(Guid speaker, IEnumerable<object> events) =>
        events.OfType<SpeakerSplit>().Where(s => s.SpeakerId == speaker).Select(s => s.OtherId);
}
