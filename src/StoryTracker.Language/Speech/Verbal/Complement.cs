namespace StoryTracker.Language.Speech.Verbal;

/// <summary>What a verb takes as the content of its report, in one tree.</summary>
/// <param name="Pattern">Its construction.</param>
/// <param name="Parts">Its stretches of tree tokens, first and last, in order of the text.</param>
/// <param name="Addressee">First and last token of the words for whom it was meant, -1 for none.</param>
sealed record Complement(Pattern Pattern, IReadOnlyList<(int First, int Last)> Parts, (int First, int Last) Addressee);
