namespace StoryTracker.Domain.Utterances;

/// <summary>
/// Keeps what is left of an utterance together when one of its articles is removed: wordings that only words of that article held together are joined with
/// each other, by whoever joined them with it.
/// </summary>
static class BridgedTies
{
    const string Reason = "Both were joined with a report that has been removed since.";

    /// <summary>The joins that are lacking without an article, with the utterance that each belongs to; none where the others hold by themselves.</summary>
    /// <param name="ties">What is on record, with the article.</param>
    /// <param name="article">The article that is removed.</param>
    /// <param name="now">When.</param>
    public static IReadOnlyList<(Utterance Of, Tie Bridge)> Without(IReadOnlyCollection<Tie> ties, Guid article, DateTimeOffset now)
    {
        List<(Utterance, Tie)> bridges = [];
        UtteranceSets? left = null;
        foreach (var utterance in UtteranceSets.Of(ties).Utterances.Where(u => u.Wordings.Any(w => w.ArticleId == article)))
        {
            left ??= UtteranceSets.Of(ties.Where(t => t.Wordings.All(w => w.ArticleId != article)));
            var groups = utterance.Wordings.Where(w => w.ArticleId != article).GroupBy(w => left.With(w)?.Id.ToString() ?? w.Key).Select(g => g.First()).ToList();
            if (groups.Count < 2) continue;
            var through = utterance.Ties.Where(t => t.Wordings.Any(w => w.ArticleId == article)).ToList();
            // A person's word weighs more than a machine's.
            var decided = through.LastOrDefault(t => t.IsDecided);
            bridges.AddRange(groups.Skip(1).Select(g => (utterance, decided is not null ? Tie.Decided(TieKind.Joined, groups[0], g, Reason, decided.By!, now)
                : Tie.Found(TieKind.Joined, groups[0], g, [Reason], through[0].Matcher!, now))));
        }
        return bridges;
    }
}
