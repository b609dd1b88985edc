using System.Text.Json;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;
using StoryTracker.EventStore;

namespace StoryTracker.App;

/// <summary>Every event of the newsroom with the name and schema version it has on record. A name is never changed or used again.</summary>
public static partial class EventCatalogue
{
    /// <summary>A fresh registry of the whole catalogue.</summary>
    public static EventTypes Create() => new EventTypes()
        .Map<ArticleDiscovered>("article-discovered")
        .Map<RevisionRecorded>("revision-recorded")
        .Map<ClaimsExtracted>("claims-extracted")
        .Map<ArticleAssigned>("article-assigned")
        .Map<StoryOpened>("story-opened")
        .Map<ArticleIngested>("article-ingested")
        .Map<ClaimRecorded>("claim-recorded")
        .Map<ClaimRevised>("claim-revised")
        .Map<ClaimLost>("claim-lost")
        .Map<ClaimCorrected>("claim-corrected")
        .Map<ClaimDismissed>("claim-dismissed")
        .Map<ClaimRestored>("claim-restored")
        .Map<DateAnnounced>("date-announced")
        .Map<SpeakerIdentified>("speaker-identified")
        .Map<AliasReported>("alias-reported")
        .Map<RoleReported>("role-reported")
        .Map<ArticleErased>("article-erased")
        .Map<IngestedArticleErased>("ingested-article-erased")
        .Map<SpeakerErased>("speaker-erased")
        .Map<ArticleSighted>("article-sighted")
        .Map<ArticleFetched>("article-fetched")
        .Map<ArticleUnreachable>("article-unreachable")
        .Map<ArticleTwinned>("article-twinned")
        .Map<FeedRegistered>("feed-registered")
        .Map<FeedRetitled>("feed-retitled")
        .Map<FeedMoved>("feed-moved")
        .Map<FeedPaused>("feed-paused")
        .Map<FeedResumed>("feed-resumed")
        .Map<FeedFailing>("feed-failing")
        .Map<FeedRecovered>("feed-recovered")
        .Map<FeedRetired>("feed-retired")
        .Map<RevisionCompared>("revision-compared")
        .Map<ClaimRefound>("claim-refound")
        .Map<ClaimOrphaned>("claim-orphaned")
        .Map<QuotationChanged>("quotation-changed")
        .Map<ArticleWithdrawn>("article-withdrawn")
        .Map<ArticleReinstated>("article-reinstated")
        .Map<IngestedArticleWithdrawn>("ingested-article-withdrawn")
        .Map<IngestedArticleReinstated>("ingested-article-reinstated")
        .Map<ArticleRecognisedAsCopy>("article-recognised-as-copy")
        .MapMembership()
        .MapAccess()
        .MapClaims()
        .MapTriage()
        .Map<ReportsJoined>("reports-joined")
        .Map<ReportsParted>("reports-parted")
        .Map<LinesLinked>("lines-linked")
        .Map<LinesUnlinked>("lines-unlinked")
        .Map<WordingsSetSideBySide>("wordings-set-side-by-side")
        .Map<ParaphraseSuggested>("paraphrase-suggested")
        .Map<ParaphraseConfirmed>("paraphrase-confirmed")
        .Map<ParaphraseDeclined>("paraphrase-declined")
        .Map<TieTakenBack>("tie-taken-back")
        .Map<FindingWithdrawn>("finding-withdrawn")
        .Map<DivergenceFound>("divergence-found")
        .Map<DivergenceDismissed>("divergence-dismissed")
        .Map<DivergenceRestored>("divergence-restored")
        .Map<MatchingProposed>("matching-proposed")
        .Map<MatchingProposalAnswered>("matching-proposal-answered")
        .Map<StatementsMatched>("statements-matched")
        .Map<ChronicleLinkConfirmed>("chronicle-link-confirmed")
        .Map<ChronicleLinkDeclined>("chronicle-link-declined")
        .Map<ChronicleDecisionUndone>("chronicle-decision-undone")
        .MapSpeakers()
        .Map<FollowUpOpened>("follow-up-opened")
        .Map<FollowUpJoined>("follow-up-joined")
        .Map<FollowUpParted>("follow-up-parted")
        .Map<FollowUpRejoined>("follow-up-rejoined")
        .Map<AnnouncementDropped>("announcement-dropped")
        .Map<FollowUpDue>("follow-up-due")
        .Map<FollowUpScheduled>("follow-up-scheduled")
        .Map<FollowUpAnswered>("follow-up-answered")
        .Map<FollowUpDecisionUndone>("follow-up-decision-undone")
        .ReadErased(Notice);

    // A notice that says what it is about is folded; any other only tells that something is gone.
    static ErasureNotice? Notice(JsonElement notice)
    {
        try
        {
            return notice.ValueKind == JsonValueKind.Object && notice.TryGetProperty("fact", out _) ? notice.Deserialize<ErasureNotice>(Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static readonly JsonSerializerOptions Json = new EventTypes().Json;
}
