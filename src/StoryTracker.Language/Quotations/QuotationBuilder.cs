using StoryTracker.Language.People;
using StoryTracker.Language.Speech;

namespace StoryTracker.Language.Quotations;

/// <summary>Turns attributions into the quotations of the result.</summary>
static class QuotationBuilder
{
    public static List<Quotation> Build(string text, IReadOnlyList<Attribution> attributions, SpeakerResolver resolver)
    {
        var built = new List<Quotation>();
        var sources = new Dictionary<Attribution, IReadOnlyList<Span>>();
        foreach (var a in attributions)
        {
            var speaker = resolver.Resolve(a);
            IReadOnlyList<Span> source = a.Source is { } np ? [a.SourceSentence.Between(np.First, np.Last)]
                : a.Continues is { } before ? sources.GetValueOrDefault(before, []) : [];
            sources[a] = source;
            var type = a.IsDirect ? QuotationType.Direct : a.Quoted.Count > 0 ? QuotationType.Mixed : QuotationType.Indirect;
            built.Add(new Quotation(
                a.Content, source, a.Cue is { } cue ? [cue] : [], type, speaker.Name, speaker.Resolution, a.Polarity,
                a.Addressee is { } addressee ? addressee.In(text) : null, null, null, a.Confidence)
            {
                SpeakerRole = speaker.Who?.Roles.Count > 0 ? speaker.Who.Roles[0] : null,
                SpeakerKind = speaker.Who?.Kind ?? (speaker.Who is { Introduced: true } ? EntityKind.Person : null),
                Quoted = a.Quoted.Select(q => q.Inner).ToList(),
            });
        }
        return built;
    }
}
