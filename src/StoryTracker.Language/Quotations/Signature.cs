using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Quotations;

/// <summary>A line that signs the quoted words before it: "— Jane Doe, in a speech on Monday."</summary>
static class Signature
{
    /// <summary>The name behind the dash that opens the sentence, or null where the sentence is no signature.</summary>
    public static NounPhrase? Find(Sentence s)
    {
        if (s.Count < 2 || !s[0].IsDash || !s[1].IsCapital || SubjectFinder.Right(s, 1) is not { } name) return null;
        int end = name.CoreLast + 1;
        return end >= s.Count || s[end].IsComma || s[end].Text is "." or "(" or ";" ? name : null;
    }
}
