using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Feeds;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Tests;

/// <summary>One event of every kind, every field set, as it is written today.</summary>
static partial class WireSamples
{
    const string Text = "Ada Lovelace, the harbour master, said the pier “opens on 1 June”, as Grace Hopper had promised.";
    static readonly Guid Article = new("11111111-1111-5111-8111-111111111111"), Claim = new("22222222-2222-5222-8222-222222222222");
    static readonly Guid Story = new("33333333-3333-5333-8333-333333333333"), Date = new("44444444-4444-5444-8444-444444444444");
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
            Published, new(Noon, Noon, "instant", "The feed states it as updated."), new string('b', 64), "0f0f", Noon),
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
    ];

    static Passage Cut(string words, bool quoted)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return Passage.Cut(Text, at, at + words.Length, quoted);
    }
}
