namespace StoryTracker.Language.Speech;

/// <summary>What may follow a reporting verb.</summary>
[Flags]
enum Frames
{
    None = 0,

    /// <summary>Quoted words.</summary>
    Quoted = 1,

    /// <summary>A clause, with or without "that".</summary>
    Clause = 2,

    /// <summary>A clause with whether, if, how, why, what.</summary>
    Question = 4,

    /// <summary>An addressee before the clause.</summary>
    Addressee = 8,

    /// <summary>A noun phrase or gerund.</summary>
    Object = 16,

    /// <summary>A to-infinitive.</summary>
    Infinitive = 32,

    /// <summary>An object and a to-infinitive.</summary>
    ObjectInfinitive = 64,

    /// <summary>An object and what it is said to be: "called him a coward".</summary>
    Predicate = 128,
}

/// <summary>The grammatical form of a verb as it stands in the text; one spelling may be several.</summary>
[Flags]
enum VerbForms
{
    None = 0,

    /// <summary>say</summary>
    Base = 1,

    /// <summary>says</summary>
    Third = 2,

    /// <summary>said, in "he said"</summary>
    Past = 4,

    /// <summary>said, in "has said"</summary>
    Participle = 8,

    /// <summary>saying</summary>
    Gerund = 16,
}

/// <summary>A verb by which a text says that something was said, shown or meant.</summary>
/// <param name="Lemma">Its base form, with its particle: "call for".</param>
/// <param name="Particle">The lower-case words that must follow it, possibly none.</param>
/// <param name="Class">Its semantic class.</param>
/// <param name="Frames">What may follow, as far as that is seen without a tree; none where only a tree shows it.</param>
/// <param name="TreeFrames">What may follow, as a tree shows it.</param>
/// <param name="Behind">The prepositions that go on with the content behind an object: "accused him | of sexism".</param>
/// <param name="Polarity">Whether its content is asserted.</param>
/// <param name="Mental">A state of mind, not an utterance, where no tree is asked.</param>
/// <param name="NounLike">Its base or -s form is a common noun as well.</param>
/// <param name="Evidential">Studies and documents may be its subject.</param>
sealed record ReportingVerb(
    string Lemma, IReadOnlyList<string> Particle, VerbClass Class, Frames Frames, Frames TreeFrames, IReadOnlyList<string> Behind,
    Polarity Polarity, bool Mental, bool NounLike, bool Evidential)
{
    /// <summary>Whether somebody said it, something shows it, or somebody means it.</summary>
    public ReportKind Kind => Class switch
    {
        VerbClass.Evidence or VerbClass.Appearance => ReportKind.Evidence,
        VerbClass.Opinion or VerbClass.Awareness or VerbClass.Perception or VerbClass.Desire or VerbClass.Purpose
            or VerbClass.Expectation or VerbClass.Emotion or VerbClass.Support => ReportKind.Attitude,
        _ => ReportKind.Utterance,
    };

    public bool Takes(Frames frame) => (Frames & frame) != 0;

    /// <summary>The same where a tree shows what follows.</summary>
    public bool TakesInTree(Frames frame) => (TreeFrames & frame) != 0;
}
