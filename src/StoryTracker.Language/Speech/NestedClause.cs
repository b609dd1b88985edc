namespace StoryTracker.Language.Speech;

/// <summary>A report inside reported content: its subject and its words.</summary>
/// <param name="Subject">Who speaks inside.</param>
/// <param name="Content">What is said inside, as far as it lies in the outer content.</param>
sealed record NestedClause(NounPhrase Subject, IReadOnlyList<Span> Content);
