using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.App.Desk;

static partial class HistorySentence
{
    static string? OfMembership(object data) => data switch
    {
        ArticleBelongs e => $"{e.By} said that an article belongs to the story: {e.Reason}",
        ArticleDoesNotBelong e => $"{e.By} said that an article does not belong to the story: {e.Reason}",
        BelongingUndone e => $"{e.By} took back what was decided about an article and a story.",
        ClaimMoved e => $"{e.By} moved a statement to another story: {e.Reason}",
        ClaimMoveUndone e => $"{e.By} moved a statement back to the story it was on.",
        ArticleReassigned => "The article went along to another story, through a merge or a split.",
        ReassignmentUndone => "The article is back on the story it was on before a merge or a split.",
        StoryAbsorbed e => $"{e.By} merged another story into this one, with {Count(e.ArticleIds.Count, "article")}: {e.Reason}",
        StoryMergedInto e => $"{e.By} merged the story into another one: {e.Reason}",
        MergeUndone e => $"{e.By} undid a merge; both stories stand for themselves again.",
        ArticlesSplitOff e => $"{e.By} split {Count(e.ArticleIds.Count, "article")} off into a story of their own: {e.Reason}",
        SplitUndone e => $"{e.By} undid a split; {Count(e.ArticleIds.Count, "article")} went back.",
        StoryDescribed e => $"{e.By} set the story up as “{e.Title}”.",
        DescriptionUndone e => $"{e.By} gave the story its former title, sentence and terms back.",
        StoryPlacedUnder e => $"{e.By} made the story part of a larger one: {e.Reason}",
        StoryFreed e => $"{e.By} made the story stand for itself again.",
        ChangeSuggested e => $"{e.Matcher} suggests {What(e)}: {string.Join("; ", e.Reasons)}",
        SuggestionReopened e => $"{e.By} took back that a suggestion was declined; it is open again.",
        SuggestionSettled e => $"{e.By} {(e.Accepted ? "accepted" : "declined")} a suggestion{(e.Reason.Length == 0 ? "" : $": {e.Reason}")}.",
        _ => null,
    };

    static string What(ChangeSuggested e) => e.Kind switch
    {
        SuggestionKind.Merge => "to merge two stories",
        SuggestionKind.Split => $"to split off {Count(e.ArticleIds.Count, "article")}",
        SuggestionKind.SubStory when e.OtherStoryId is null => $"to make {Count(e.ArticleIds.Count, "article")} a part of the story by itself",
        SuggestionKind.SubStory => "to make one story part of another",
        SuggestionKind.Move => "to move an article to another story",
        SuggestionKind.Place => "to place an article on the story too",
        _ => "to take an article off the story",
    };
}
