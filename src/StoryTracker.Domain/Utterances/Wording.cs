using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Words of a claim that tell one remark, or part of it: characters of an article that prove themselves.</summary>
/// <param name="ClaimId">The claim; one claim may tell several remarks.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Revision">The revision the characters were cut from.</param>
/// <param name="Outlet">Who printed them, null when not known.</param>
/// <param name="Words">The characters.</param>
public sealed record Wording(Guid ClaimId, Guid ArticleId, int Revision, string? Outlet, Passage Words)
{
    /// <summary>Whether both are the same words of the same claim: at least half of the shorter stands in the longer.</summary>
    public bool IsSameAs(Wording other) =>
        ClaimId == other.ClaimId && Revision == other.Revision
        && 2 * (Math.Min(Words.End, other.Words.End) - Math.Max(Words.Start, other.Words.Start)) >= Math.Min(Length, other.Length);

    /// <summary>What tells it from every other: claim, revision and characters.</summary>
    internal string Key => FormattableString.Invariant($"{ClaimId:D}@{Revision}[{Words.Start},{Words.End})");

    /// <summary>Number of UTF-16 code units.</summary>
    internal int Length => Words.End - Words.Start;

    /// <summary>Words of a claim: those given, which must stand in one stretch of it, or its longest stretch.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="outlet">Who printed it.</param>
    /// <param name="words">The words as printed; null or empty for the longest stretch.</param>
    /// <returns>Null when the claim does not have these words.</returns>
    public static Wording? Of(StoryClaim claim, string? outlet, string? words = null)
    {
        var effective = claim.Effective;
        if (string.IsNullOrWhiteSpace(words))
            return new(claim.Id, effective.ArticleId, effective.Revision, outlet, effective.Words.MaxBy(w => w.End - w.Start)!);
        foreach (var stretch in effective.Words)
            if (stretch.Exact.IndexOf(words.Trim(), StringComparison.Ordinal) is >= 0 and var at)
                return new(claim.Id, effective.ArticleId, effective.Revision, outlet, Cut(stretch, at, words.Trim().Length));
        return null;
    }

    static Passage Cut(Passage stretch, int at, int length)
    {
        var (before, after) = (stretch.Prefix + stretch.Exact[..at], stretch.Exact[(at + length)..] + stretch.Suffix);
        var from = Math.Max(0, before.Length - Passage.ContextLength);
        var to = Math.Min(after.Length, Passage.ContextLength);
        if (from > 0 && char.IsLowSurrogate(before[from])) from++;
        if (to > 0 && to < after.Length && char.IsHighSurrogate(after[to - 1])) to--;
        return new(stretch.Exact.Substring(at, length), before[from..], after[..to], stretch.Start + at, stretch.Start + at + length, stretch.Quoted);
    }
}
