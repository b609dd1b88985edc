using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Articles;

/// <summary>Pairs the claims of a new extraction with those found before, so that a claim keeps its id and what editors did to it.</summary>
public static class ClaimReconciliation
{
    /// <summary>Share of the shorter claim's characters that two claims must have in common to be one claim, 0 to 1.</summary>
    public const double Overlap = WordsInRevision.Overlap;

    /// <summary>
    /// Gives each claim its id: the one it had before by its exact words, else by overlapping characters, else a new one. The characters of
    /// an older revision are those at which its words are found again; changed words are another claim, and so are the same words
    /// said by somebody else, denied, or printed without marks in another revision.
    /// </summary>
    /// <param name="article">The article.</param>
    /// <param name="known">Claims found before, each once, those of the newest extraction first; empty the first time.</param>
    /// <param name="found">Claims found now, in the order of the text.</param>
    /// <param name="words">The revision in which they were found.</param>
    public static IReadOnlyList<FoundClaim> Match(
        Guid article, IReadOnlyList<FoundClaim> known, IReadOnlyList<(Claim Claim, double Confidence)> found, WordsInRevision words)
    {
        var ids = new Guid?[found.Count];
        var free = new HashSet<FoundClaim>(known, ReferenceEqualityComparer.Instance);
        var byWords = known.ToLookup(k => Words(k.Claim));
        Pair(now => byWords[Words(now)], (old, now) => MayBeOne(old, now) ? 1 + Nearness(old, now) : 0);
        Pair(_ => known, (old, now) => old.Revision == now.Revision ? Enough(WordsInRevision.SharedShare(old.Words, now.Words)) : 0);
        Dictionary<Claim, WordsFate> fates = new(ReferenceEqualityComparer.Instance);
        Pair(_ => known, (old, now) => old.Revision < now.Revision && MayBeOne(old, now) && Fate(old) is { Same: true } fate
            ? Enough(WordsInRevision.SharedShare(fate.Words, now.Words)) : 0);

        var taken = known.Select(p => p.ClaimId).ToHashSet();
        Dictionary<string, int> ordinals = [];
        return [.. found.Select((f, i) => new FoundClaim(ids[i] ?? Fresh(article, Words(f.Claim), taken, ordinals), f.Claim, f.Confidence))];

        // Each claim found now takes the free one that suits it best; of equals the first.
        void Pair(Func<Claim, IEnumerable<FoundClaim>> among, Func<Claim, Claim, double> suits)
        {
            for (var i = 0; i < found.Count; i++)
            {
                if (ids[i] is not null) continue;
                FoundClaim? best = null;
                var most = 0.0;
                foreach (var old in among(found[i].Claim))
                    if (free.Contains(old) && suits(old.Claim, found[i].Claim) is var share && share > most) (best, most) = (old, share);
                if (best is null) continue;
                ids[i] = best.ClaimId;
                free.Remove(best);
            }
        }

        WordsFate Fate(Claim old) => fates.TryGetValue(old, out var fate) ? fate : fates[old] = words.Find(old.Revision, old.Words);
    }

    static double Enough(double share) => share >= Overlap ? share : 0;

    static bool MayBeOne(Claim old, Claim now) => old.Revision == now.Revision || WordsInRevision.SameClaim(old, now);

    // Of claims with the same words the one with the same context: 0 to 1.
    static double Nearness(Claim old, Claim now)
    {
        var (a, b) = (old.Words[0], now.Words[0]);
        var before = a.Prefix.Reverse().Zip(b.Prefix.Reverse()).TakeWhile(p => p.First == p.Second).Count();
        var after = a.Suffix.Zip(b.Suffix).TakeWhile(p => p.First == p.Second).Count();
        return (before + after) / (2.0 * Passage.ContextLength + 1);
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
}
