using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Tests;

/// <summary>One event of every kind, every field set, as it is written today.</summary>
static partial class WireSamples
{
    const string Text = "Ada Lovelace, the harbour master, said the pier “opens on 1 June”, as Grace Hopper had promised.";
    static readonly Guid Article = new("11111111-1111-5111-8111-111111111111"), Claim = new("22222222-2222-5222-8222-222222222222");
    static readonly Guid Story = new("33333333-3333-5333-8333-333333333333"), Date = new("44444444-4444-5444-8444-444444444444");
    static readonly Guid Other = new("88888888-8888-5888-8888-888888888888");
    static readonly Guid FollowUp = new("88888888-8888-5888-8888-888888888888");
    static readonly Guid Feed = new("55555555-5555-5555-8555-555555555555");
    static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    static readonly Publication Published = new(Noon, Noon.AddDays(1), "interval", "It looks back to yesterday.", "an editor");

    static readonly When June = new(new(2026, 6, 1), new(2026, 6, 1), "day", "1 June follows the article.",
        new("1 June", "The weekday does not fit.", ["2025-06-01"]));

    static readonly Claim Said = new(Article, 1, [Cut("the pier", false), Cut("opens on 1 June", true)], QuoteKind.Mixed, Polarity.Said,
        Attribution.To("Ada Lovelace", SpeakerKind.Person, "the harbour master", Resolution.Name, Cut("Ada Lovelace", false)), Cut("said", false), June,
        new("the pier", "reporters"), new("Grace Hopper", [Cut("opens on 1 June", true)]))
    {
        Meaning = new(ReportKind.Utterance, new(SpeechAct.Promise, 0.8, "because the cue is “promised”."),
            [new(Cut("1", false), QuantityKind.Ratio, QuantityBound.About, 1, 2, 5, "%", "piers")]),
    };

    static readonly ClaimFields Fields = new([Cut("the pier", false)], QuoteKind.Indirect, Polarity.Denied, Attribution.Unknown(Resolution.Unattributed, null), June);

    static readonly Guid Tie = new("88888888-8888-5888-8888-888888888888");
    static readonly Wording Here = new(Claim, Article, 1, "The Quay", [Cut("the pier", false), Cut("opens on 1 June", true)]);
    static readonly Wording There = new(new("99999999-9999-5999-8999-999999999999"), Article, 1, null, [Cut("Ada Lovelace", false)]);
    static readonly string[] Because = ["both have “opens”"];

    public static IReadOnlyList<object> All { get; } =
    [
        new ArticleDiscovered(Article, new("https://quay.example/pier"), "pier.txt"),
        new RevisionRecorded(1, new string('a', 64), "text/plain", Text, "Pier to open", "Grace Hopper", "The Quay", "en", Published, Noon, ["It began with a byte order mark."]),
        new ClaimsExtracted(1, "rules@1", [new(Claim, Said, 0.9)], [new(Date, Cut("1 June", false), Cut(Text, false), "2026-06-01", June, true)]),
        new ArticleAssigned(1, "terms@1", [new(Story, 1, true, ["It names the pier."])]),
        new StoryOpened(Story, "The pier", "The new pier and who pays for it.", ["pier"], false, "an editor", Noon),
        new ArticleIngested(Article, 1, new("https://quay.example/pier"), "Pier to open", "The Quay", Published, Noon, 1, true, ["It names the pier."], "terms@1"),
        new ClaimRecorded(Claim, Said, "rules@1", 0.9, ["Its own words name the pier."]),
        new ClaimRevised(Claim, Said, "rules@2", 0.8),
        new ClaimLost(Claim, 2, "rules@2"),
        new ClaimCorrected(Claim, Article, 1, Fields, ["said"], "She did not say it.", "Ana", Noon),
        new ClaimDismissed(Claim, "A caption.", "Ana", Noon),
        new ClaimRestored(Claim, "Ana", Noon),
        new DateAnnounced(Date, Article, 1, June, Cut("1 June", false), Cut(Text, false)),
        new SpeakerIdentified(DerivedId.Speaker("Ada Lovelace"), "Ada Lovelace", SpeakerKind.Person),
        new AliasReported("Lovelace", Article, 1, Cut("Lovelace", false)),
        new RoleReported("the harbour master", Article, 1) { Evidence = Cut("the harbour master", false) },
        .. Speakers,
        new ArticleErased(Article, "A court ordered it.", "2 O 12/26", "Ana", Noon),
        new IngestedArticleErased(Article, "A court ordered it.", "2 O 12/26", "Ana", Noon),
        new SpeakerErased(DerivedId.Speaker("Ada Lovelace"), "A court ordered it.", "2 O 12/26", "Ana", Noon),
        new ArticleSighted(Article, Feed, "tag:quay.example,2026:pier", new("https://quay.example/pier?utm_source=rss"), "Pier to open", "Grace Hopper",
            Published, new(Noon, Noon, "instant", "The feed states it as updated."), new string('b', 64), "0f0f", Noon, ["Harbour", "Pier & quay"]),
        new ArticleFetched(new string('a', 64), "text/html", new("https://quay.example/pier"), 200, Noon),
        new ArticleUnreachable("Its server answers 404 (not found).", 404, Noon),
        new ArticleTwinned(Article, new("https://quay.example/pier"), "Its page names that address as canonical.", Noon),
        new FeedRegistered(Feed, new("https://quay.example/feed"), "The Quay", new("https://quay.example/"), "Ana", Noon),
        new FeedRetitled("The Quay, daily"),
        new FeedMoved(new("https://quay.example/feed"), new("https://quay.example/rss"), "Ana", Noon),
        new FeedPaused("Too loud.", "Ana", Noon),
        new FeedResumed("Ana", Noon),
        new FeedFailing(5, "Its server answers 500 (internal error).", Noon),
        new FeedRecovered(Noon),
        new FeedRetired("Its server says that it is gone (410).", "poller", Noon),
        new RevisionCompared(1, 2, "word-diff@1", [new(EditClass.Quotation, EditPart.Text, 61, 67, 61, 67), new(EditClass.Headline, EditPart.Headline, 5, 7, 5, 9)],
            [new(EditClass.Quotation, 1), new(EditClass.Headline, 1)], 1, 2, true),
        new ClaimRefound(Claim, Article, new(2, [Cut("the pier", false), Cut("opens on 1 June", true)])),
        new ClaimOrphaned(Claim, Article, 2, Noon),
        new QuotationChanged(Claim, Article, QuotationChange.Reworded, new(1, [Cut("opens on 1 June", true)]), new(2, [Cut("opens on 1 June", true)]),
            new("66666666-6666-5666-8666-666666666666"), Noon),
        new ArticleWithdrawn(Article, 410, Noon),
        new ArticleReinstated(Article, Noon),
        new IngestedArticleWithdrawn(Article, 410, Noon),
        new IngestedArticleReinstated(Article, Noon),
        new ArticleRecognisedAsCopy(Article, new("77777777-7777-5777-8777-777777777777"), 1, 2, 0.93, 0.98, "Nearly all of its words stand there in the same order."),
        new ArticleBelongs(Article, Story, "It names the pier.", "Ana", Noon),
        new ArticleDoesNotBelong(Article, Story, "It is another pier.", "Ana", Noon),
        new BelongingUndone(Article, Story, true, "Ana", Noon),
        new ClaimMoved(Claim, Article, Story, Other, "It is about the crew.", "Ana", Noon),
        new ClaimMoveUndone(Claim, Article, Story, Other, "Ana", Noon),
        new ArticleReassigned(Article, Story, Other, "Ana", Noon),
        new ReassignmentUndone(Article, Story, Other, "Ana", Noon),
        new StoryAbsorbed(Other, [Article], [Claim], [Date], "They are one.", "Ana", Noon),
        new StoryMergedInto(Story, "They are one.", "Ana", Noon),
        new MergeUndone(Other, Story, "Ana", Noon),
        new ArticlesSplitOff(Other, [Article], "Another matter.", "Ana", Noon),
        new SplitUndone(Story, Other, [Article], "Ana", Noon),
        new StoryDescribed("The pier", "Who pays for the new pier.", ["pier"], "Ana", Noon),
        new DescriptionUndone("Ana", Noon),
        new StoryPlacedUnder(Other, "The pier is part of the harbour.", "Ana", Noon),
        new StoryFreed("Ana", Noon),
        new ChangeSuggested(Feed, SuggestionKind.Merge, Story, Other, [Article], 0.8, ["Both speak of “pier”."], "suggestions@1", Noon),
        new SuggestionSettled(Feed, false, "Two piers.", "Ana", Noon),
        new SuggestionReopened(Feed, "Bo", Noon),
        new ReportsJoined(Tie, Here, There, Because, "utterances@1", null, Noon),
        new ReportsParted(Tie, Here, There, "She said it twice.", "Ana", Noon),
        new LinesLinked(Tie, Here, There, Because, null, "Ana", Noon),
        new LinesUnlinked(Tie, Here, There, "Another line.", "Ana", Noon),
        new WordingsSetSideBySide(Tie, Here, There, Because, "utterances@1", Noon),
        new ParaphraseSuggested(Tie, Here, There, Because, "utterances@1", Noon),
        new ParaphraseConfirmed(Tie, Here, There, "I was there.", "Ana", Noon),
        new ParaphraseDeclined(Tie, Here, There, "Two remarks.", "Ana", Noon),
        new TieTakenBack(Tie, "Ana", Noon),
        new FindingWithdrawn(Tie, [Article], "Two people are on record as the speakers by now.", "utterances@1", Noon),
        new ChronicleLinkConfirmed(Tie, ChronicleKind.Rebuttal, new(Claim, Article), new(There.ClaimId, Other), "She answered it.", "Ana", Noon),
        new ChronicleLinkDeclined(Tie, ChronicleKind.PositionChange, new(Claim, Article), new(There.ClaimId, Other), "Another pier.", "Ana", Noon),
        new ChronicleDecisionUndone(Tie, [Article, Other], "Ana", Noon),
        new DivergenceFound(Tie, "modality", Severity.Medium, "One says opens, one says should open.",
            [new(Article, 1, "The Quay", Cut("opens on 1 June", true), Claim)], Because, true, "divergences@1", Noon),
        new DivergenceDismissed(Tie, [Article], "Tense alone.", "Ana", Noon),
        new DivergenceRestored(Tie, "Ana", Noon),
        new MatchingProposed(Tie, TieKind.Parted, Here, There, Because, "utterances@2", Noon),
        new MatchingProposalAnswered(Tie, [Article], true, "Right.", "Ana", Noon),
        new StatementsMatched(1, "utterances@1+divergences@1", 12, 34),
        .. FollowUps,
        .. Access,
        .. Claims,
        .. Triage,
    ];

    static IEnumerable<object> FollowUps =>
    [
        new FollowUpOpened(FollowUp, FollowUpKind.Event, Date, Article, new(2026, 6, 1), ["The day lies ahead of the article that announces it."], "announcements@1", Noon),
        new FollowUpJoined(FollowUp, FollowUpKind.Promise, Claim, Article, new(2026, 6, 1), ["The same speaker."], "promises@1", Noon),
        new FollowUpParted(FollowUp, Date, Article, new("99999999-9999-5999-8999-999999999999"), new(2026, 6, 1), "Another pier.", "Ana", Noon),
        new FollowUpRejoined(FollowUp, Date, new("99999999-9999-5999-8999-999999999999"), "Ana", Noon),
        new AnnouncementDropped(Date, Article, 2, Noon),
        new FollowUpDue(FollowUp, new(2026, 6, 1), Noon),
        new FollowUpScheduled(FollowUp, new(2026, 6, 8), "The board meets then.", [Article], "Ana", Noon),
        new FollowUpAnswered(FollowUp, FollowUpAnswer.Postponed, new(2026, 7, 1), Claim, "The crane broke.", [Article], "Ana", Noon),
        new FollowUpDecisionUndone(FollowUp, "Ana", Noon),
    ];

    static Passage Cut(string words, bool quoted)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return Passage.Cut(Text, at, at + words.Length, quoted);
    }
}
