using System.Text.Json;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Triage;
using StoryTracker.Domain.Users;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>Whoever adds an event says what is left of it.</summary>
public sealed class EveryEventErasedTests
{
    [Fact]
    public void Every_event_of_the_catalogue_is_thought_of()
    {
        // Events that hold nothing of an article but ids; whoever adds an event decides here or in ArticleTraces.
        HashSet<Type> harmless = [typeof(ClaimLost), typeof(ClaimRestored), typeof(ArticleErased), typeof(IngestedArticleErased), typeof(SpeakerErased),
            typeof(ClaimOrphaned), typeof(ArticleWithdrawn), typeof(ArticleReinstated), typeof(IngestedArticleWithdrawn), typeof(IngestedArticleReinstated),
            typeof(SpeakerSuggestionReopened), typeof(MentionReopened), typeof(ClaimRestoringUndone), typeof(ClaimAdditionUndone),
            typeof(NoteRemoved), typeof(NoteRemovalUndone), typeof(SuggestionReopened), typeof(StoryReopened), typeof(ReopeningUndone),
            typeof(BelongingUndone), typeof(ClaimMoveUndone), typeof(ArticleReassigned), typeof(ReassignmentUndone), typeof(MergeUndone), typeof(SplitUndone),
            typeof(DescriptionUndone), typeof(StoryFreed), typeof(TieTakenBack), typeof(DivergenceRestored), typeof(StatementsMatched),
            typeof(FollowUpRejoined), typeof(AnnouncementDropped), typeof(FollowUpDue), typeof(FollowUpDecisionUndone),
            typeof(ItemSnoozed), typeof(ItemAssigned), typeof(QueueDecisionUndone),
            // What is said of people at the desk is said of no article.
            typeof(UserAdded), typeof(UserInvited), typeof(PasswordChosen), typeof(RoleChanged), typeof(UserDisabled), typeof(UserEnabled), typeof(SignedIn),
            typeof(SignInsFailed), typeof(AccessRefused), typeof(StoryOpenedToAll),
            // What is said of a feed is said of its address and its server.
            typeof(FeedRegistered), typeof(FeedRetitled), typeof(FeedMoved), typeof(FeedPaused), typeof(FeedResumed), typeof(FeedFailing),
            typeof(FeedRecovered), typeof(FeedRetired)];
        var id = DerivedId.Speaker("Ada Lovelace");
        var own = WireSamples.All.OfType<ArticleDiscovered>().Single().ArticleId;
        var claim = WireSamples.All.OfType<ClaimRecorded>().Single().ClaimId;
        // What editors write about stories goes where it repeats what the article printed: here it all does.
        var printed = new RepeatedWords(WireSamples.All.Select(e => JsonSerializer.Serialize(e, e.GetType())), 2, 2);
        var traces = new ArticleTraces(own, new HashSet<Guid> { claim }, new HashSet<Guid>(), new HashSet<Guid> { id }) { Printed = printed };
        var because = WireSamples.All.OfType<ArticleErased>().Single();
        foreach (var sample in WireSamples.All.Where(e => !harmless.Contains(e.GetType())))
        {
            var e = sample is StoryOpened s ? s with { StoryId = DerivedId.StoryOpenedBy(own) } : sample;
            Assert.True(traces.LeftOf(Streams.Article(own), e, new HashSet<Guid> { id }, because) is not null, $"{e.GetType().Name} would keep its content.");
        }
    }
}
