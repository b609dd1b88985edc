using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Handover;

/// <summary>Which events of a story an editor who was away wants to hear of, and what they are about.</summary>
public static class StoryNews
{
    /// <summary>Stands for the story itself.</summary>
    public static readonly Guid TheStory = Guid.Empty;

    /// <summary>The claim, article, divergence or follow-up that an event on a story's stream is about, <see cref="TheStory"/> where it is about that; null where it is no news.</summary>
    /// <param name="data">The event. What was erased is no news.</param>
    public static Guid? SubjectOf(object data) => data switch
    {
        ClaimRecorded e => e.ClaimId,
        ClaimRevised e => e.ClaimId,
        ClaimLost e => e.ClaimId,
        ClaimCorrected e => e.ClaimId,
        ClaimDismissed e => e.ClaimId,
        ClaimRestored e => e.ClaimId,
        ClaimConfirmed e => e.ClaimId,
        ClaimDecisionUndone e => e.ClaimId,
        ClaimRestoringUndone e => e.ClaimId,
        ClaimAdditionUndone e => e.ClaimId,
        NoteWritten e => e.ClaimId ?? TheStory,
        NoteRemoved e => e.ClaimId ?? TheStory,
        NoteRemovalUndone e => e.ClaimId ?? TheStory,
        ClaimOrphaned e => e.ClaimId,
        QuotationChanged e => e.ClaimId,
        ClaimMoved e => e.ClaimId,
        ClaimMoveUndone e => e.ClaimId,
        MentionResolved e => e.ClaimId,
        MentionDeclined e => e.ClaimId,
        ArticleIngested e => e.ArticleId,
        IngestedArticleWithdrawn e => e.ArticleId,
        IngestedArticleReinstated e => e.ArticleId,
        ArticleBelongs e => e.ArticleId,
        ArticleDoesNotBelong e => e.ArticleId,
        BelongingUndone e => e.ArticleId,
        DivergenceFound e => e.Id,
        DivergenceDismissed e => e.Id,
        DivergenceRestored e => e.Id,
        FollowUpDue e => e.FollowUpId,
        FollowUpAnswered e => e.FollowUpId,
        FollowUpScheduled e => e.FollowUpId,
        FollowUpDecisionUndone e => e.FollowUpId,
        StoryDescribed or DescriptionUndone or StoryAbsorbed or StoryMergedInto or MergeUndone or ArticlesSplitOff or SplitUndone or StoryPlacedUnder
            or StoryFreed or StoryClosed or StoryReopened or ReopeningUndone => TheStory,
        _ => null,
    };
}
