namespace StoryTracker.Language.Speech.Nominal;

/// <summary>The semantic class of a reporting noun or adjective; the headings of the word lists.</summary>
enum CueClass
{
    /// <summary>claim, remark, admission</summary>
    Statement,

    /// <summary>allegation, charge</summary>
    Accusation,

    /// <summary>warning, threat</summary>
    Warning,

    /// <summary>call, demand, plea</summary>
    Request,

    /// <summary>criticism, attack</summary>
    Criticism,

    /// <summary>praise, tribute, apology</summary>
    Praise,

    /// <summary>view, belief</summary>
    Opinion,

    /// <summary>position, stance</summary>
    Stance,

    /// <summary>promise, offer</summary>
    Commitment,

    /// <summary>decision, ruling</summary>
    Decision,

    /// <summary>refusal, willingness</summary>
    Refusal,

    /// <summary>question, doubt</summary>
    Question,

    /// <summary>fear, concern</summary>
    Fear,

    /// <summary>hope, prediction</summary>
    Expectation,

    /// <summary>plan, aim, wish</summary>
    Purpose,

    /// <summary>support, backing</summary>
    Support,

    /// <summary>opposition, objection</summary>
    Opposition,

    /// <summary>supporter, critic</summary>
    Partisan,

    /// <summary>anger, admiration</summary>
    Emotion,

    /// <summary>debate, discussion</summary>
    Discussion,

    /// <summary>report, evidence</summary>
    Evidence,

    /// <summary>rumour, speculation</summary>
    Rumour,

    /// <summary>sure, confident</summary>
    Certainty,

    /// <summary>aware, mindful</summary>
    Awareness,

    /// <summary>eager, reluctant</summary>
    Desire,

    /// <summary>outspoken, silent</summary>
    Outspoken,

    /// <summary>clear about a thing</summary>
    Clarity,
}

/// <summary>A noun or an adjective by which a text says that something was said, shown or meant.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Free">What it takes as content whether a source is named or not.</param>
/// <param name="Sourced">What it takes only where a source is named.</param>
/// <param name="Denies">Its content is denied or declined.</param>
sealed record NominalCue(CueClass Class, CueFrames Free, CueFrames Sourced, bool Denies)
{
    /// <summary>It tells what somebody thinks, wants or feels; nobody need have said so.</summary>
    public bool IsAttitude => Class is CueClass.Opinion or CueClass.Stance or CueClass.Fear or CueClass.Expectation or CueClass.Purpose or CueClass.Support
        or CueClass.Opposition or CueClass.Partisan or CueClass.Emotion or CueClass.Certainty or CueClass.Awareness or CueClass.Desire or CueClass.Refusal;

    /// <summary>Everything it takes.</summary>
    public CueFrames Frames { get; } = new(Free.Clause || Sourced.Clause, Free.Question || Sourced.Question, Free.Infinitive || Sourced.Infinitive,
        Free.Prepositions.Union(Sourced.Prepositions).ToHashSet(StringComparer.Ordinal));
}

/// <summary>What may follow a reporting noun or adjective as its content.</summary>
/// <param name="Clause">A that-clause.</param>
/// <param name="Question">A clause with whether, how, why, what.</param>
/// <param name="Infinitive">A to-infinitive.</param>
/// <param name="Prepositions">The prepositions before its content.</param>
sealed record CueFrames(bool Clause, bool Question, bool Infinitive, IReadOnlySet<string> Prepositions);
