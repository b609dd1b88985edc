using StoryTracker.Language.Numbers;
using StoryTracker.Language.People;
using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>Turns attributions into the quotations of the result.</summary>
sealed class QuotationBuilder(
    ArticleText article, SpeakerResolver resolver, Occasions occasions, IReadOnlyList<Quantity> quantities)
{
    static readonly HashSet<string> WrittenElsewhere = ["tweet", "write", "post", "publish"];

    readonly Dictionary<Attribution, IReadOnlyList<Span>> sources = [];
    readonly List<(Attribution Attribution, Quotation Quotation)> built = [];

    public List<Quotation> Build(IReadOnlyList<Attribution> attributions)
    {
        foreach (var a in attributions) built.Add((a, Quotation(a)));
        Settle();
        return built.ConvertAll(b => b.Quotation);
    }

    Quotation Quotation(Attribution a)
    {
        var speaker = resolver.Resolve(a);
        IReadOnlyList<Span> source = a.Source is { } np ? [a.SourceSentence.Between(np.First, np.Last)]
            : a.Continues is { } before ? sources.GetValueOrDefault(before, []) : [];
        sources[a] = source;
        var type = a.IsDirect ? QuotationType.Direct : a.Quoted.Count > 0 ? QuotationType.Mixed : QuotationType.Indirect;
        return new Quotation(
            a.Content, source, a.Cue is { } cue ? [cue] : [], type, speaker.Name, speaker.Resolution, a.Polarity,
            a.Addressee?.In(article.Text), a.Circumstance is { } beside ? occasions.Beside(beside) : null, Nested(a, speaker), a.Confidence)
        {
            SpeakerRole = speaker.Who?.Roles.Count > 0 ? speaker.Who.Roles[0] : null,
            SpeakerKind = speaker.Who?.Kind ?? (speaker.Who is { IsHuman: true } ? EntityKind.Person : null),
            Quoted = a.Quoted.Select(q => q.Inner).ToList(),
            Extent = Extents.Of(article.Text, a.Content),
            Numbers = Quantities.Within(quantities, a.Content),
