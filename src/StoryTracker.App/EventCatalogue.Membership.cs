using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.EventStore;

namespace StoryTracker.App;

public static partial class EventCatalogue
{
    // Which articles and statements are on which story, as editors decide it.
    static EventTypes MapMembership(this EventTypes types) => types
        .Map<ArticleBelongs>("article-belongs")
        .Map<ArticleDoesNotBelong>("article-does-not-belong")
        .Map<BelongingUndone>("belonging-undone")
        .Map<ClaimMoved>("claim-moved")
        .Map<ClaimMoveUndone>("claim-move-undone")
        .Map<ArticleReassigned>("article-reassigned")
        .Map<ReassignmentUndone>("reassignment-undone")
        .Map<StoryAbsorbed>("story-absorbed")
        .Map<StoryMergedInto>("story-merged-into")
        .Map<MergeUndone>("merge-undone")
        .Map<ArticlesSplitOff>("articles-split-off")
        .Map<SplitUndone>("split-undone")
        .Map<StoryDescribed>("story-described")
        .Map<DescriptionUndone>("description-undone")
        .Map<StoryPlacedUnder>("story-placed-under")
        .Map<StoryFreed>("story-freed")
        .Map<ChangeSuggested>("change-suggested")
        .Map<SuggestionSettled>("suggestion-settled")
        .Map<SuggestionReopened>("suggestion-reopened");
}
