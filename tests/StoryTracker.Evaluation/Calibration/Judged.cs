using StoryTracker.Evaluation.Measures;
using StoryTracker.Language;
using StoryTracker.Language.Speech;

namespace StoryTracker.Evaluation.Calibration;

/// <summary>A found quotation and whether it was right.</summary>
/// <param name="Quotation">What the engine found.</param>
/// <param name="IsRight">Half or more of the words are those of a gold quotation, and where that has a source, the sources overlap.</param>
sealed record Judged(Quotation Quotation, bool IsRight)
{
    /// <summary>The kinds it belongs to, finest first.</summary>
    public string[] Keys => ConfidenceTable.Keys(Quotation.Pattern, Quotation.Type, Quotation.IsAttitude, Quotation.Speaker is not null);

    /// <summary>The findings in articles of which every quotation is annotated.</summary>
    public static IEnumerable<Judged> Of(IEnumerable<Measured> articles)
    {
        foreach (var article in articles)
        {
            var words = new Words(article.Gold.Text);
            var candidates = Candidate.Of(article.Gold, words, article.Found.Quotations);
            var match = SpanMatching.ByUnion(SpanMatching.Tokens(article.Gold, words), candidates);
            var right = new bool[candidates.Count];
            for (int i = 0; i < match.Length; i++)
            {
                if (match[i] < 0) continue;
                var source = article.Gold.Quotations[i].Source;
                right[match[i]] = source.Count == 0 || Overlap.Any(source, candidates[match[i]].Quotation.Source);
            }
            for (int j = 0; j < right.Length; j++) yield return new(candidates[j].Quotation, right[j]);
        }
    }
}
