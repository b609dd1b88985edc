using System.Text.Json.Serialization;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Utterances;

/// <summary>Words of a claim that tell one remark, or part of it: characters of an article that prove themselves.</summary>
/// <param name="ClaimId">The claim; one claim may tell several remarks.</param>
/// <param name="ArticleId">Its article.</param>
/// <param name="Revision">The revision the characters were cut from.</param>
/// <param name="Outlet">Who printed them, null when not known.</param>
/// <param name="Words">The characters in order; several passages where a tag or the reporter's frame parts them.</param>
public sealed record Wording(Guid ClaimId, Guid ArticleId, int Revision, string? Outlet, IReadOnlyList<Passage> Words)
{
    /// <summary>First UTF-16 code unit.</summary>
    [JsonIgnore]
    public int Start => Words[0].Start;

    /// <summary>Number of UTF-16 code units.</summary>
    internal int Length => Words.Sum(w => w.End - w.Start);

    /// <summary>What tells it from every other: claim, revision and characters.</summary>
    internal string Key => FormattableString.Invariant($"{ClaimId:D}@{Revision}{string.Concat(Words.Select(w => FormattableString.Invariant($"[{w.Start},{w.End})")))}");

    /// <summary>Whether both are the same words of the same claim: at least half of the shorter stands in the longer.</summary>
    public bool IsSameAs(Wording other) =>
        ClaimId == other.ClaimId && Revision == other.Revision && 2 * Shared(other) >= Math.Min(Length, other.Length);

    /// <summary>The words for reading: an ellipsis where the article prints something in between.</summary>
    [JsonIgnore]
    public string Line => string.Join(" … ", Words.Select(w => w.Exact));

    /// <inheritdoc/>
    public bool Equals(Wording? other) => other is not null && Key == other.Key && ArticleId == other.ArticleId && Outlet == other.Outlet;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ClaimId, Revision, Words.Count > 0 ? Start : 0);

    /// <summary>Words of a claim: those given, which must stand in one stretch of it, or all of them.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="outlet">Who printed it.</param>
    /// <param name="words">The words as printed; null or empty for all.</param>
    /// <returns>Null when the claim does not have these words.</returns>
    public static Wording? Of(StoryClaim claim, string? outlet, string? words = null)
    {
        var effective = claim.Effective;
        if (string.IsNullOrWhiteSpace(words)) return new(claim.Id, effective.ArticleId, effective.Revision, outlet, effective.Words);
        foreach (var stretch in effective.Words)
            if (stretch.Exact.IndexOf(words.Trim(), StringComparison.Ordinal) is >= 0 and var at)
                return new(claim.Id, effective.ArticleId, effective.Revision, outlet, [Cut(stretch, at, words.Trim().Length)]);
        return null;
    }

    int Shared(Wording other) =>
        Words.Sum(w => other.Words.Sum(o => Math.Max(0, Math.Min(w.End, o.End) - Math.Max(w.Start, o.Start))));

    static Passage Cut(Passage stretch, int at, int length)
    {
        var (before, after) = (stretch.Prefix + stretch.Exact[..at], stretch.Exact[(at + length)..] + stretch.Suffix);
        var from = Math.Max(0, before.Length - Passage.ContextLength);
        var to = Math.Min(after.Length, Passage.ContextLength);
        if (from < before.Length && char.IsLowSurrogate(before[from])) from++;
        if (to > 0 && to < after.Length && char.IsHighSurrogate(after[to - 1])) to--;
        return new(stretch.Exact.Substring(at, length), before[from..], after[..to], stretch.Start + at, stretch.Start + at + length, stretch.Quoted);
    }
}
