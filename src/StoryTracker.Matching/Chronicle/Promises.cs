using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Chronicle;

/// <summary>Tells whether two promises are one, given twice or printed twice (<c>promises@1</c>).</summary>
public static class Promises
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "promises@1";

    /// <summary>Content words that two reports of one promise have to share.</summary>
    public const int SharedWords = 3;

    /// <summary>Share of the shorter one's content words that both have to hold.</summary>
    public const double Overlap = 0.6;

    /// <summary>Whether a report is a promise: its speaker, or the body spoken for, is bound by words that were really said.</summary>
    public static bool IsPromise(Report report) => report is { Act: StatementAct.Promise, Stance: Stance.Said };

    /// <summary>Why two promises are one; empty when nothing shows it. The order does not matter.</summary>
    public static IReadOnlyList<string> Same(Report a, Report b)
    {
        if (a.SpeakerId is null || a.SpeakerId != b.SpeakerId) return [];
        var (one, other) = (ContentWords.Of(Text(a)), ContentWords.Of(Text(b)));
        var shared = one.SharedWith(other);
        return shared.Count >= SharedWords && one.Overlap(other) >= Overlap
            ? [$"The same speaker, and both share {ContentWords.Listed(shared)}."] : [];
    }

    internal static string Text(Report report) => string.Join(' ', report.Words.Select(w => w.Text));
}
