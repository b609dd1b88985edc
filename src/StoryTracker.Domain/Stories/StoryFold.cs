using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;

namespace StoryTracker.Domain.Stories;

/// <summary>What a handler has decided so far, folded on: for decisions that look at their own first half.</summary>
static class StoryFold
{
    /// <summary>State after one of the events that decisions about membership put on a story.</summary>
    public static Story? Next(Story? story, object e) => (story, e) switch
    {
        (null, StoryOpened opened) => Story.Create(opened),
        (null, _) => null,
        (_, ArticleIngested x) => story.Apply(x),
        (_, ClaimRecorded x) => story.Apply(x),
        (_, ClaimRevised x) => story.Apply(x),
        (_, ClaimCorrected x) => story.Apply(x),
        (_, ClaimAdded x) => story.Apply(x),
        (_, ClaimConfirmed x) => story.Apply(x),
        (_, ClaimDismissed x) => story.Apply(x),
        (_, ClaimMoved x) => story.Apply(x),
        (_, ClaimMoveUndone x) => story.Apply(x),
        (_, ArticleBelongs x) => story.Apply(x),
        (_, ArticleDoesNotBelong x) => story.Apply(x),
        (_, BelongingUndone x) => story.Apply(x),
        (_, DateAnnounced x) => story.Apply(x),
        (_, StoryAbsorbed x) => story.Apply(x),
        (_, MergeUndone x) => story.Apply(x),
        (_, ArticlesSplitOff x) => story.Apply(x),
        (_, SplitUndone x) => story.Apply(x),
        (_, StoryMergedInto x) => story.Apply(x),
        (_, ClaimRestored x) => story.Apply(x),
        _ => story,
    };
}

/// <summary>The same for an article.</summary>
static class ArticleFold
{
    /// <summary>State after one of the events that decisions about membership put on an article.</summary>
    public static Article Next(Article article, object e) => e switch
    {
        ArticleAssigned x => article.Apply(x),
        ArticleBelongs x => article.Apply(x),
        ArticleDoesNotBelong x => article.Apply(x),
        BelongingUndone x => article.Apply(x),
        ArticleReassigned x => article.Apply(x),
        ReassignmentUndone x => article.Apply(x),
        _ => article,
    };
}
