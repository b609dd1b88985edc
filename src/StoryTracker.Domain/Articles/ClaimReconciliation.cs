namespace StoryTracker.Domain.Articles;

/// <summary>Pairs the claims of a new extraction with those of the one before, so that a claim keeps its id and what editors did to it.</summary>
public static class ClaimReconciliation
{
    /// <summary>Share of the shorter claim's characters that two claims of one revision must have in common to be one claim, 0 to 1.</summary>
    public const double Overlap = 0.6;

    /// <summary>Gives each claim its id: the one it had before by its exact words, else by overlapping characters in the same revision, else a new one.</summary>
    /// <param name="article">The article.</param>
    /// <param name="previous">Claims of the extraction before, empty the first time.</param>
    /// <param name="found">Claims found now, in the order of the text.</param>
    public static IReadOnlyList<FoundClaim> Match(
        Guid article, IReadOnlyList<FoundClaim> previous, IReadOnlyList<(Claim Claim, double Confidence)> found)
    {
        var ids = new Guid?[found.Count];
        var free = previous.ToDictionary(p => p.ClaimId);
        var byWords = previous.GroupBy(p => Words(p.Claim)).ToDictionary(g => g.Key, g => new Queue<FoundClaim>(g));
        for (var i = 0; i < found.Count; i++)
            if (byWords.TryGetValue(Words(found[i].Claim), out var same) && same.TryDequeue(out var match))
            {
                ids[i] = match.ClaimId;
                free.Remove(match.ClaimId);
            }
        for (var i = 0; i < found.Count; i++)
        {
            if (ids[i] is not null) continue;
            var claim = found[i].Claim;
            var best = free.Values.Select(p => (p.ClaimId, Share: SharedShare(p.Claim, claim))).Where(p => p.Share >= Overlap)
                .OrderByDescending(p => p.Share).ThenBy(p => p.ClaimId).FirstOrDefault();
            if (best.Share == 0) continue;
            ids[i] = best.ClaimId;
            free.Remove(best.ClaimId);
        }
        var taken = previous.Select(p => p.ClaimId).ToHashSet();
        Dictionary<string, int> ordinals = [];
        return [.. found.Select((f, i) => new FoundClaim(ids[i] ?? Fresh(article, Words(f.Claim), taken, ordinals), f.Claim, f.Confidence))];
    }

    static Guid Fresh(Guid article, string words, HashSet<Guid> taken, Dictionary<string, int> ordinals)
    {
        for (var ordinal = ordinals.GetValueOrDefault(words); ; ordinal++)
        {
            var id = DerivedId.Within(article, "claim", words, ordinal);
            if (!taken.Add(id)) continue;
            ordinals[words] = ordinal + 1;
            return id;
        }
    }

    static string Words(Claim claim) => string.Join('\n', claim.Words.Select(w => w.Exact));

    static double SharedShare(Claim a, Claim b)
    {
        if (a.Revision != b.Revision) return 0;
        var shared = a.Words.Sum(x => b.Words.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        return (double)shared / Math.Min(a.Words.Sum(w => w.End - w.Start), b.Words.Sum(w => w.End - w.Start));
    }
}
