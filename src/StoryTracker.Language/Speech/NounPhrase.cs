namespace StoryTracker.Language.Speech;

/// <summary>A stretch of tokens of one sentence that names or describes somebody.</summary>
/// <param name="First">First token.</param>
/// <param name="Last">Last token, apposition included.</param>
/// <param name="CoreLast">Last token before an apposition or a parenthesis.</param>
readonly record struct NounPhrase(int First, int Last, int CoreLast);
