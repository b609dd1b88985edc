using StoryTracker.Domain.Articles;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Domain.Tests.FollowUps;

/// <summary>A story on which an article announces a day and holds a promise.</summary>
static class Pier
{
    public const string Text = "The board meets on 1 June.\n\n“I will open the pier by 1 June,” Ada Lovelace said.";
    public static readonly Guid Story = DerivedId.StoryNamed("pier"), Other = DerivedId.StoryNamed("fares");
    public static readonly Guid Article = new("11111111-1111-5111-8111-111111111111"), Second = new("22222222-2222-5222-8222-222222222222");
    public static readonly DateTimeOffset March = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly June = new(2026, 6, 1);
    public static readonly Guid Date = DerivedId.Within(Article, "date", "1 June", 0), Again = DerivedId.Within(Second, "date", "1 June", 0);
    public static readonly Guid Promise = DerivedId.Within(Article, "claim", "I will open the pier by 1 June", 0);
    public static readonly Guid Event = FollowUp.OpenedBy(Date), Promised = FollowUp.OpenedBy(Promise);

    public static FoundFollowUp Found => new(Date, Article, FollowUpKind.Event, June, Event, ["The day lies ahead of the article that announces it."]);

    public static FoundFollowUp FoundAgain => new(Again, Second, FollowUpKind.Event, June, Event, ["Both give 1 June 2026 and share “board” and “meets”."]);

    public static FoundFollowUp FoundPromise => new(Promise, Article, FollowUpKind.Promise, June, Promised, ["It is a promise because of “will”."]);

    /// <summary>The story with what the article brought, before anything comes back to it.</summary>
    public static Given Opened(params IEnumerable<Guid> stories)
    {
        var given = new Given();
        foreach (var story in stories.DefaultIfEmpty(Story))
            given.Has(Streams.Story(story), new StoryOpened(story, "The pier", "", ["pier"], false, "an editor", March),
                Ingested(Article), Announced(Date, Article), new ClaimRecorded(Promise, Said, "x@1", 0.9, []),
                Ingested(Second), Announced(Again, Second));
        return given;
    }

    public static Outcome Find(Given given, Guid story, DateTimeOffset now, params IReadOnlyList<FoundFollowUp> found)
    {
        var on = given.Story(story);
        var (events, asks) = OpenFollowUpsHandler.Handle(story, on.State, found, "announcements@1", now);
        return Outcome.Append(Streams.Story(story), on.Version, events, asks);
    }

    public static IReadOnlyDictionary<Guid, Versioned<Story>> Stories(Given given) =>
        new[] { Story, Other }.ToDictionary(s => s, given.Story).Where(s => s.Value.State is not null).ToDictionary();

    public static FollowUp Of(Given given, Guid id, Guid? story = null) => given.Story(story ?? Story).State!.FollowUps[id];

    static ArticleIngested Ingested(Guid article) => new(article, 1, null, null, null, null, March, 1, true, [], "terms@1");

    public static DateAnnounced Announced(Guid date, Guid article, int revision = 1) => new(date, article, revision,
        When.Between(June, June, "1 June follows the article."), Cut("1 June"), Cut("The board meets on 1 June."));

    static Claim Said => new(Article, 1, [Cut("I will open the pier by 1 June")], QuoteKind.Direct, Polarity.Said,
        Attribution.To("Ada Lovelace", SpeakerKind.Person, null, Resolution.Name, null), null, null, null, null);

    static Passage Cut(string words)
    {
        var at = Text.IndexOf(words, StringComparison.Ordinal);
        return Passage.Cut(Text, at, at + words.Length);
    }
}
