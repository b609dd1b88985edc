using StoryTracker.Matching.Utterances;

namespace StoryTracker.Matching.Tests.Utterances;

/// <summary>Two invented reports of one speaker and what they are to each other.</summary>
/// <param name="Label">same: one remark; apart: two remarks of one day; line: one line on two days; other: two remarks of two days.</param>
/// <param name="A">One.</param>
/// <param name="B">The other.</param>
public sealed record LabelledPair(string Label, string A, string B)
{
    /// <summary>What the matcher says.</summary>
    public Comparison Compare() => UtteranceJoin.Compare(
        PrintedReports.Of(A), PrintedReports.Of(B, "b", said: PrintedReports.Day.AddDays(Label is "line" or "other" ? 40 : 0)));

    /// <summary>Reads a file of pairs.</summary>
    public static IReadOnlyList<LabelledPair> Read(string name) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Utterances", name)).Select(l => l.Split(" | ")).Select(p =>
            new LabelledPair(p[0], p[1], p[2]))];

    /// <summary>How many of a label have a relation, and how many there are.</summary>
    public static (int Found, int All) Count(IReadOnlyList<LabelledPair> pairs, string label, Relation relation) =>
        (pairs.Count(p => p.Label == label && p.Compare().Relation == relation), pairs.Count(p => p.Label == label));
}
