using StoryTracker.Domain.Chronicle;

namespace StoryTracker.Domain.Utterances;

/// <summary>Which articles an event about wordings and divergences tells of.</summary>
public static class StatementsOf
{
    /// <summary>Their ids; empty for any other event.</summary>
    public static IEnumerable<Guid> Articles(object e) => e switch
    {
        DivergenceFound d => d.Evidence.Select(w => w.ArticleId),
        DivergenceDismissed d => d.Articles,
        FindingWithdrawn f => f.Articles,
        ChronicleLinkConfirmed c => [c.A.ArticleId, c.B.ArticleId],
        ChronicleLinkDeclined c => [c.A.ArticleId, c.B.ArticleId],
        ChronicleDecisionUndone c => c.Articles,
        MatchingProposed p => [p.A.ArticleId, p.B.ArticleId],
        MatchingProposalAnswered a => a.Articles,
        _ => TieEvents.TieOf(e)?.Wordings.Select(w => w.ArticleId) ?? [],
    };

    /// <summary>The words that it quotes, with their articles and revisions.</summary>
    public static IEnumerable<(Guid Article, int Revision, Articles.Passage Words)> Quoted(object e) => e switch
    {
        DivergenceFound d => d.Evidence.Select(w => (w.ArticleId, w.Revision, w.Words)),
        MatchingProposed p => new[] { p.A, p.B }.SelectMany(w => w.Words.Select(p => (w.ArticleId, w.Revision, p))),
        _ => TieEvents.TieOf(e)?.Wordings.SelectMany(w => w.Words.Select(p => (w.ArticleId, w.Revision, p))) ?? [],
    };
}
