using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.Domain.Tests.Utterances;

/// <summary>Four papers that print what Ada Lovelace said about the pier, on two stories: the first three on one, the last three on the other.</summary>
static class Told
{
    public const string Matcher = "m@1";
    public static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares");
    public static readonly string[] Outlets = ["The Quay", "The Mole", "The Buoy", "The Lock"];

    static readonly string[] Texts =
    [
        "“The new pier opens in June,” said Ada Lovelace.", "Ada Lovelace said the pier “will open in June”.",
        "“Our pier opens this June,” she said.", "The pier, Ms Lovelace said, would open in June.",
    ];

    public static Guid Article(int n) => DerivedId.ArticleAt(new($"https://{n}.example/pier"));

    public static Guid ClaimId(int n) => DerivedId.Within(Article(n), "claim", Texts[n], 0);

    /// <summary>Words of the n-th paper, from the first character on.</summary>
    public static Wording Words(int n, int from = 0, int? length = null) =>
        new(ClaimId(n), Article(n), 1, Outlets[n], [Passage.Cut(Texts[n], from, from + (length ?? Texts[n].Length - from))]);

    public static Given OnStories()
    {
        var given = new Given();
        foreach (var (story, papers) in new[] { (Pier, new[] { 0, 1, 2 }), (Fares, [1, 2, 3]) })
        {
            given.Has(Streams.Story(story), new StoryOpened(story, "A story", "", ["pier"], false, "an editor", Samples.Noon));
            foreach (var n in papers)
                given.Has(Streams.Story(story),
                    new ArticleIngested(Article(n), 1, null, "Pier", Outlets[n], null, Samples.Noon, 1, true, [], "terms@1"),
                    new ClaimRecorded(ClaimId(n), Claim(n), "x@1", 0.9, []));
        }
        foreach (var n in Enumerable.Range(0, 4))
            given.Has(Streams.Article(Article(n)), new ArticleDiscovered(Article(n), new($"https://{n}.example/pier"), $"{n}.txt"),
                new RevisionRecorded(1, new string('a', 64), "text/plain", Texts[n], "Pier", null, Outlets[n], "en", null, Samples.Noon, []),
                new ClaimsExtracted(1, "x@1", [new(ClaimId(n), Claim(n), 0.9)], []));
        return given;
    }

    public static Claim Claim(int n, string speaker = "Ada Lovelace") => new(Article(n), 1, [Passage.Cut(Texts[n], 0, Texts[n].Length)], QuoteKind.Mixed,
        Polarity.Said, Attribution.To(speaker, SpeakerKind.Person, null, Resolution.Name, null), null, null, null, null);

    public static IReadOnlyDictionary<Guid, Versioned<Story>> Stories(this Given given) => new[] { Pier, Fares }.ToDictionary(s => s, given.Story);

    public static Tie Found(TieKind kind, int a, int b, int minute = 0) =>
        Tie.Found(kind, Words(a), Words(b), [$"{a} and {b} share words."], Matcher, Samples.Noon.AddMinutes(minute));

    public static Outcome Match(this Given given, int article, params IReadOnlyList<Tie> ties) => given.When(g => MatchStatementsHandler.Handle(
        new(Article(article), 1), g.Article(Article(article)), new(Matcher, ties, [], 1, 3), g.Stories()));

    /// <summary>Which papers are one utterance on a story, such as <c>012</c>.</summary>
    public static IReadOnlyList<string> Joined(this Given given, Guid story) =>
        [.. given.Story(story).State!.Utterances().Utterances.Select(u => string.Concat(u.Wordings.Select(Paper).Order())).Order()];

    public static int Paper(Wording w) => Enumerable.Range(0, 4).Single(n => ClaimId(n) == w.ClaimId);
}
