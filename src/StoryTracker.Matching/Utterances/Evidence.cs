using System.Collections.Immutable;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>How much two stretches prove.</summary>
enum Strength
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They may say the same in other words.</summary>
    Likeness,

    /// <summary>They share wording, and not the whole of what is said.</summary>
    Wording,

    /// <summary>They say the same of the same.</summary>
    Same,
}

/// <summary>Two stretches of two reports and what they prove.</summary>
/// <param name="A">First side: all words, or the quoted ones, of one or two sentences.</param>
/// <param name="B">Second side.</param>
/// <param name="Match">The words they share.</param>
/// <param name="Strength">What they prove.</param>
/// <param name="Whole">Whether whole sentences answer each other, not a phrase inside one.</param>
/// <param name="Reasons">Sentences.</param>
sealed record Evidence(
    ImmutableArray<SpokenWord> A, ImmutableArray<SpokenWord> B, WindowMatch Match, Strength Strength, bool Whole,
    ImmutableArray<string> Reasons)
{
    /// <summary>Whether nearly every word of both sides is the other's.</summary>
    public bool NearVerbatim => Match is { Coverage: >= 0.9 } && Math.Min(Match.CoverageA, Match.CoverageB) >= 0.75
        && Match.Telling.Count() >= 4 && !Match.Opposed;
}
