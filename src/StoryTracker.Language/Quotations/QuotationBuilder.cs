using StoryTracker.Language.Acts;
using StoryTracker.Language.Numbers;
using StoryTracker.Language.People;
using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>Turns attributions into the quotations of the result.</summary>
sealed class QuotationBuilder(
    ArticleText article, SpeakerResolver resolver, Occasions occasions, IReadOnlyList<Quantity> quantities,
    IReadOnlyList<TimeExpression> times)
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
        var numbers = Quantities.Within(quantities, a.Content);
        EntityKind? kind = speaker.Who?.Kind ?? (speaker.Who is { IsHuman: true } ? EntityKind.Person : null);
        var signs = SpeechActs.Signs(Statement.Of(article, a, kind, numbers, times));
        var beside = occasions.Beside(a);
        bool isAttitude = a.Attitude || a.Verb?.Mental == true;
        return new Quotation(
            a.Content, source, a.Cue is { } cue ? [cue] : [], type, speaker.Name, speaker.Resolution, a.Polarity,
            a.Addressee?.In(article.Text) ?? beside.Addressee, beside.Occasion, Nested(a, speaker),
            ConfidenceTable.Shipped.Of(a.Pattern, type, isAttitude, speaker.Name is not null))
        {
            SpeakerRole = speaker.Who?.Roles.Count > 0 ? speaker.Who.Roles[0] : null,
            SpeakerKind = kind,
            Quoted = a.Quoted.Select(q => q.Inner).ToList(),
            Extent = Extents.Of(article.Text, a.Content),
            Report = a.Attitude ? ReportKind.Attitude : a.Verb?.Kind ?? ReportKind.Utterance,
            Pattern = a.Pattern,
            IsAttitude = isAttitude,
            Numbers = numbers,
            Act = SpeechActs.Of(signs),
            Signs = signs.Select(s => s.Keys.ToList()).ToList(),
        };
    }

    /// <summary>A report inside the content counts where its speaker is somebody else and has a name.</summary>
    NestedReport? Nested(Attribution a, Speaker outer)
    {
        if (a.Nested is not { } nested) return null;
        var inner = resolver.Who(a.Sentence, nested.Subject);
        return inner.Name is { } name && name != outer.Name ? new NestedReport(name, nested.Content) : null;
    }

    /// <summary>
    /// A setting holds for what its speaker says from there on, until the text gives another; and for what stands before it, if it is the
    /// speaker's only one; what is added belongs to what was said before. What was tweeted or written was not said there.
    /// </summary>
    void Settle()
    {
        var bySpeaker = occasions.Settings(article.Sentences)
            .Select(s => (Setting: s, resolver.Who(s.Sentence, s.Subject).Name))
            .Where(s => s.Name is not null)
            .GroupBy(s => s.Name!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(s => s.Setting).ToList(), StringComparer.Ordinal);
        for (int k = 0; k < built.Count; k++)
        {
            var (a, q) = built[k];
            if (q.Speaker is null || q.Occasion is not null || a.Verb is { } verb && WrittenElsewhere.Contains(verb.Lemma)) continue;
            var setting = bySpeaker.TryGetValue(q.Speaker, out var settings)
                ? settings.FindLast(s => s.Sentence.Number <= a.Sentence.Number) ?? (settings.Count == 1 ? settings[0] : null) : null;
            if (setting is not null) built[k] = (a, q with { Occasion = setting.Occasion, Addressee = q.Addressee ?? setting.Addressee });
            // "She added": the same breath as what she said before.
            else if (k > 0 && (a.Continues is not null || a.Verb is { Lemma: "add" or "continue" }) && built[k - 1].Quotation is { Occasion: { } same } before
                && before.Speaker == q.Speaker) built[k] = (a, q with { Occasion = same, Addressee = q.Addressee ?? before.Addressee });
        }
    }
}
