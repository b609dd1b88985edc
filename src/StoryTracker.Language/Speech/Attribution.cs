using StoryTracker.Language.Quotations;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>A statement with the words that name its source, before anybody asked who that is.</summary>
sealed class Attribution
{
    public required Sentence Sentence { get; init; }

    /// <summary>What was said, in order of the text, marks excluded.</summary>
    public required List<Span> Content { get; init; }

    /// <summary>The pieces of the content inside marks.</summary>
    public required List<MarkedStretch> Quoted { get; init; }

    /// <summary>Where the source stands, in <see cref="SourceSentence"/>; null where nobody is named.</summary>
    public NounPhrase? Source { get; init; }

    /// <summary>The noun phrase that a relative pronoun as <see cref="Source"/> stands for; null where the source itself says who it is.</summary>
    public NounPhrase? Antecedent { get; init; }

    /// <summary>The sentence of the source.</summary>
    public required Sentence SourceSentence { get; init; }

    public Span? Cue { get; init; }

    /// <summary>The verb; null for a floating quotation and for "according to".</summary>
    public ReportingVerb? Verb { get; init; }

    public Polarity Polarity { get; init; } = Polarity.Said;

    /// <summary>The subject is the unspoken one of a participle or a second verb.</summary>
    public bool Elided { get; init; }

    /// <summary>Somebody thinks, wants or feels it by a noun or an adjective ("her hope that"); nobody need have said so. Verbs tell by
    /// themselves.</summary>
    public bool Attitude { get; init; }

    /// <summary>Nobody is said to have said it.</summary>
    public bool Impersonal { get; init; }

    /// <summary>The attribution that a floating quotation continues.</summary>
    public Attribution? Continues { get; init; }

    /// <summary>Tokens of the addressee, as printed.</summary>
    public Span? Addressee { get; init; }

    /// <summary>What stands between the verb and the content or the sentence's end: "in Leeds on Monday".</summary>
    public Span? Circumstance { get; init; }

    /// <summary>A report inside the content.</summary>
    public NestedClause? Nested { get; set; }

    /// <summary>The construction that gave the words to somebody.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>Whether every piece of the content stands inside marks.</summary>
    public bool IsDirect => Quoted.Count > 0 && Content.Count == Quoted.Count;
}
