namespace StoryTracker.Language.Speech.Verbal;

/// <summary>A verb of the lexicon as it stands in a tree. Numbers are tokens of the tree.</summary>
/// <param name="Head">The verb itself.</param>
/// <param name="Verb">Its lexicon entry.</param>
/// <param name="First">First token of the cue: auxiliaries, negation and adverbs directly before the verb belong to it.</param>
/// <param name="Last">Last token of the cue: its particles and its own preposition belong to it.</param>
/// <param name="Mood">Its form.</param>
/// <param name="Lead">The verb whose subject it has where another carries it: "declined" in "declined to say"; else the head.</param>
/// <param name="Polarity">Said, denied or declined.</param>
/// <param name="Negated">A negation stands in the group.</param>
/// <param name="Modal">Behind would, could, will …: not said yet, or not said at all.</param>
/// <param name="Conditional">In a clause with if, whether, unless or in a question.</param>
sealed record VerbUse(
    int Head, ReportingVerb Verb, int First, int Last, Mood Mood, int Lead, Polarity Polarity, bool Negated, bool Modal, bool Conditional)
{
    public bool Passive => Mood is Mood.Passive or Mood.Reduced;
}

/// <summary>The form of a verb in its clause.</summary>
enum Mood
{
    /// <summary>said, has said, would say</summary>
    Finite,

    /// <summary>was said, has been told</summary>
    Passive,

    /// <summary>opposed by …, behind its noun</summary>
    Reduced,

    /// <summary>to say</summary>
    Infinitive,

    /// <summary>saying</summary>
    Gerund,
}
