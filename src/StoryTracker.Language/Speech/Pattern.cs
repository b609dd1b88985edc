namespace StoryTracker.Language.Speech;

/// <summary>The construction by which a text gives words to somebody: what the confidence of an attribution is measured by.</summary>
enum Pattern
{
    /// <summary>“…,” Smith said.</summary>
    Tag,

    /// <summary>Smith said that …, Smith said: “…”.</summary>
    Forward,

    /// <summary>The plan, Smith said, was wrong.</summary>
    Preposed,

    /// <summary>According to Smith, ….</summary>
    AccordingTo,

    /// <summary>In Smith’s view, …, in the words of Smith.</summary>
    Viewpoint,

    /// <summary>In a poll of voters, ….</summary>
    Survey,

    /// <summary>To Smith, ….</summary>
    ToSomebody,

    /// <summary>SMITH: …, in a transcript or an interview.</summary>
    Turn,

    /// <summary>Smith: …, in a headline.</summary>
    Headline,

    /// <summary>Smith’s claim that …, the question whether ….</summary>
    Noun,

    /// <summary>Smith’s plan to ….</summary>
    NounInfinitive,

    /// <summary>Smith’s criticism of ….</summary>
    NounPhrase,

    /// <summary>Smith gave a warning about ….</summary>
    LightVerb,

    /// <summary>Smith is a critic of …; Smith, a critic of ….</summary>
    NounPredicate,

    /// <summary>Smith spoke in support of ….</summary>
    Posture,

    /// <summary>Smith is confident that ….</summary>
    AdjectiveClause,

    /// <summary>Smith is eager to ….</summary>
    AdjectiveInfinitive,

    /// <summary>Smith is critical of ….</summary>
    AdjectivePhrase,

    /// <summary>The question is whether ….</summary>
    NounCopula,

    /// <summary>The bridge was reportedly safe.</summary>
    Hearsay,

    /// <summary>Quoted words beside a name and a verb that is not of the lexicon, by neighbourhood.</summary>
    Loose,

    /// <summary>Smith: “…”, Smith’s answer: “…”.</summary>
    Heading,

    /// <summary>Quoted words under a verb that is not of the lexicon, by the tree: Smith filed a request for “…”.</summary>
    Governed,

    /// <summary>Quoted words announced by the sentence before.</summary>
    Announced,

    /// <summary>“…” — Smith.</summary>
    Signature,

    /// <summary>Quoted words that continue the quotation before them.</summary>
    Continued,

    /// <summary>A whole quoted sentence that nobody is said to have said.</summary>
    Unclaimed,

    /// <summary>said that it failed</summary>
    ThatClause,

    /// <summary>said it failed</summary>
    BareClause,

    /// <summary>asked whether it failed</summary>
    Question,

    /// <summary>vowed to resign</summary>
    Infinitive,

    /// <summary>urged them to resign</summary>
    ObjectInfinitive,

    /// <summary>called him a coward; described it as a mistake; accused him of theft</summary>
    Predicate,

    /// <summary>condemned the attack</summary>
    Object,

    /// <summary>spoke about the attack</summary>
    Prepositional,

    /// <summary>it was revealed that …</summary>
    ImpersonalPassive,

    /// <summary>the firm is expected to close</summary>
    Raised,

    /// <summary>the plan was criticised</summary>
    PassiveSubject,

    /// <summary>the plan criticised by …</summary>
    ReducedNoun,

    /// <summary>was told that it failed; was asked about it</summary>
    PassiveAddressee,

    /// <summary>the plan that they oppose</summary>
    RelativeGap,

    /// <summary>the plan, he said, failed</summary>
    Round,
}
