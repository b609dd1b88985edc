namespace StoryTracker.Language.Speech;

/// <summary>A reporting verb as it stands in a sentence. Numbers are token indices into the sentence.</summary>
/// <param name="First">First token of the verb group, auxiliaries and adverbs included: "has again called on".</param>
/// <param name="Head">The verb itself.</param>
/// <param name="Last">Last token, particles included.</param>
/// <param name="Verb">Its lexicon entry.</param>
/// <param name="Participle">A participle without a subject of its own position: "…, adding".</param>
/// <param name="Passive">"was told", "is expected".</param>
/// <param name="Polarity">Said, denied or declined, negation counted in.</param>
sealed record Cue(int First, int Head, int Last, ReportingVerb Verb, bool Participle, bool Passive, Polarity Polarity);
