using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Revisions;

/// <summary>What a newer revision of an article means for the claims of older ones: found again, changed, or no longer printed. None is moved.</summary>
public static class ClaimStandings
{
    /// <summary>Events for one claim of an older revision, none where it stands at the same characters or where this is on record already.</summary>
    /// <param name="held">The claim as a story holds it.</param>
    /// <param name="words">The newer revision.</param>
    /// <param name="extraction">What was found in it.</param>
    /// <param name="text">Text of a revision by its number.</param>
    /// <param name="seenAt">When the newer revision was read.</param>
    public static IEnumerable<object> Of(StoryClaim held, WordsInRevision words, ClaimsExtracted extraction, Func<int, string> text, DateTimeOffset seenAt)
    {
        // Words that an editor chose are what the newsroom relies on; where they stood last is where they are looked for first.
        var relied = new PrintedWords(held.Effective.Revision, held.Effective.Words);
        if (relied.Revision >= words.Revision) yield break;
        var last = held.Orphaned is null && held.Refound is { } r && r.Revision < words.Revision && Exact(r.Words).SequenceEqual(Exact(relied.Words)) ? r : relied;
        var fate = words.Find(last.Revision, last.Words);
        var pair = extraction.Claims.FirstOrDefault(c => c.ClaimId == held.Id);
        // Two places fit, but the claim found there is this one.
        if (!fate.Same && pair is not null && Exact(pair.Claim.Words).SequenceEqual(Exact(relied.Words))) fate = new(pair.Claim.Words, true);
        var other = pair is not null && fate.Same ? null : Successor(held, fate, extraction);

        if (fate.Same && other is null)
        {
            if (Stands(held, fate.Words) && held.Orphaned is null) yield break;
            if (held.Orphaned is null && held.Refound is { } known && known.Revision == words.Revision && known.Words.SequenceEqual(fate.Words)) yield break;
            yield return new ClaimRefound(held.Id, held.Machine.ArticleId, new(words.Revision, fate.Words));
            yield break;
        }
        if (held.Orphaned is { } told && (told.Revision == words.Revision || !ChangedAgain(held, fate))) yield break;
        if (held.Orphaned is null) yield return new ClaimOrphaned(held.Id, held.Machine.ArticleId, words.Revision, seenAt);
        if (fate.Same && other is not null)
            yield return new QuotationChanged(held.Id, held.Machine.ArticleId, QuotationChange.Reattributed, Whole(held.Effective, text),
                Whole(other.Claim, text), other.ClaimId, seenAt);
        else if (fate.Words.Count > 0)
            yield return new QuotationChanged(held.Id, held.Machine.ArticleId, QuotationChange.Reworded, relied, new(words.Revision, fate.Words), other?.ClaimId, seenAt);
        else if (relied.Words.Any(w => w.Quoted))
            yield return new QuotationChanged(held.Id, held.Machine.ArticleId, QuotationChange.Removed, relied, null, null, seenAt);
    }

    static IEnumerable<string> Exact(IReadOnlyList<Passage> words) => words.Select(w => w.Exact);

    // Where it was found last (or was printed first) it stands still.
    static bool Stands(StoryClaim held, IReadOnlyList<Passage> words) =>
        (held.Refound?.Words ?? held.Effective.Words).Select(w => (w.Start, w.End)).SequenceEqual(words.Select(w => (w.Start, w.End)));

    // Words that were changed once are told again only when they are changed further: the outlet's third wording, say.
    static bool ChangedAgain(StoryClaim held, WordsFate fate) =>
        fate.Words.Count > 0 && held.Changes.Count > 0 && held.Changes[^1].After is { } after && !Exact(after.Words).SequenceEqual(Exact(fate.Words));

    static FoundClaim? Successor(StoryClaim held, WordsFate fate, ClaimsExtracted extraction) =>
        extraction.Claims.Where(c => c.ClaimId != held.Id && !(fate.Same && WordsInRevision.SameClaim(held.Machine, c.Claim)))
            .Select(c => (Claim: c, Share: WordsInRevision.SharedShare(fate.Words, c.Claim.Words))).Where(c => c.Share >= WordsInRevision.Overlap)
            .OrderByDescending(c => c.Share).ThenBy(c => c.Claim.ClaimId).FirstOrDefault().Claim;

    // The words with who said them and how, in one stretch.
    static PrintedWords Whole(Claim claim, Func<int, string> text)
    {
        var all = claim.Words.Concat(new[] { claim.Speaker.Mention, claim.Cue }.OfType<Passage>()).ToList();
        var (start, end) = (all.Min(p => p.Start), all.Max(p => p.End));
        var printed = text(claim.Revision);
        // A mention far away (the name stands paragraphs before) is no part of the sentence, and one of an editor is none of the text.
        return all.TrueForAll(p => p.IsSliceOf(printed)) && end - start <= 2000
            ? new(claim.Revision, [Passage.Cut(printed, start, end)]) : new(claim.Revision, claim.Words);
    }
}
