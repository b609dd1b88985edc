using System.Collections.Immutable;

namespace StoryTracker.Matching.Utterances;

/// <summary>One remark as several reports word it.</summary>
/// <param name="Id">Derived from its wordings: the same wordings have the same id.</param>
/// <param name="SpeakerId">Who said it.</param>
/// <param name="Wordings">At least two, in the order of articles and texts; a report has at most one, and may have others in other
/// utterances.</param>
/// <param name="Confidence">Of the weakest join that holds it together, 0 to 1.</param>
/// <param name="Reasons">Sentences that name the words, from the joins that hold it together.</param>
public sealed record Utterance(string Id, string SpeakerId, ImmutableArray<Wording> Wordings, double Confidence,
    ImmutableArray<string> Reasons)
{
    /// <summary>The joins that hold it together: a tree over its wordings.</summary>
    public ImmutableArray<Alignment> Joins { get; init; } = [];
}

/// <summary>What is found over a number of reports.</summary>
/// <param name="Joined">Remarks that two or more reports tell of.</param>
/// <param name="Lines">The same line on two occasions.</param>
/// <param name="SideBySide">Shared wording on one occasion that is not joined.</param>
/// <param name="Suggestions">Pairs for an editor to confirm.</param>
public sealed record UtteranceFindings(
    ImmutableArray<Utterance> Joined, ImmutableArray<Alignment> Lines, ImmutableArray<Alignment> SideBySide,
    ImmutableArray<Alignment> Suggestions);
