using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>A found quotation with the words of its content.</summary>
/// <param name="Quotation">What the engine found.</param>
/// <param name="Content">Its content as the contract has it: contiguous stretches.</param>
/// <param name="Tokens">Starts of the words of the content.</param>
public sealed record Candidate(Quotation Quotation, IReadOnlyList<Span> Content, HashSet<int> Tokens)
{
    /// <summary>Those with at least one word, without what lies for half or more in text that was set aside.</summary>
    public static List<Candidate> Of(GoldArticle gold, Words words, IReadOnlyList<Quotation> found)
    {
        var ignored = words.Of(gold.Ignored);
        return [.. found.Select(q => new Candidate(q, q.Extent, words.Of(q.Extent)))
            .Where(c => c.Tokens.Count > 0 && (ignored.Count == 0 || Overlap.Shared(c.Tokens, ignored) < 0.5 * c.Tokens.Count))];
    }
}
