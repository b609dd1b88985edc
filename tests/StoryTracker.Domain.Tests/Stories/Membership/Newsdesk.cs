using System.Collections.Immutable;
using System.Text.Json;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;

namespace StoryTracker.Domain.Tests.Stories.Membership;

/// <summary>A small record for decisions about membership: three articles of two claims each, on three stories.</summary>
static class Newsdesk
{
    public static readonly Guid Pier = DerivedId.StoryNamed("pier"), Fares = DerivedId.StoryNamed("fares"), Crew = DerivedId.StoryNamed("crew");
    public static readonly Guid Fresh = DerivedId.StoryNamed("fresh"), Later = DerivedId.StoryNamed("later");
    public static readonly Guid First = Read(1).ArticleId, Second = Read(2).ArticleId, Third = Read(3).ArticleId;
    public static readonly DateTimeOffset Noon = Samples.Noon;
    static readonly Dictionary<Guid, int> Numbers = new() { [First] = 1, [Second] = 2, [Third] = 3 };

    /// <summary>First on Pier, Second on Pier and Fares, Third on Fares.</summary>
    public static Given Opened()
    {
        var given = new Given();
        foreach (var (id, title) in new[] { (Pier, "The pier"), (Fares, "Ferry fares"), (Crew, "The crew") })
            given.When(g => OpenStoryHandler.Handle(new(id, title, "", [title], "editor"), g.Story(id), Noon));
        Arrive(given, 1, (Pier, 1));
        Arrive(given, 2, (Pier, 0.6), (Fares, 0.4));
        Arrive(given, 3, (Fares, 1));
        return given;
    }

    public static void Arrive(Given given, int number, params (Guid Story, double Weight)[] on)
    {
        var id = Read(number).ArticleId;
        given.When(g => IngestArticleHandler.Handle(Read(number), g.Article(id), Noon));
        Extract(given, id, "x@1");
        given.When(g => Place(g, id, on));
    }

    public static void Extract(Given given, Guid article, string extractor)
    {
        var revision = given.Article(article).State!.Current!;
        var claims = revision.Text.Split('\n').Select(line => new Claim(article, revision.Revision,
            [Passage.Cut(revision.Text, revision.Text.IndexOf(line, StringComparison.Ordinal), revision.Text.IndexOf(line, StringComparison.Ordinal) + line.Length)],
            QuoteKind.Indirect, Polarity.Said, Attribution.Unknown(Resolution.Unattributed, null), null, null, null, null));
        given.When(g => ExtractClaimsHandler.Handle(new(article, revision.Revision), g.Article(article), extractor, [.. claims.Select(c => (c, 0.9))],
            [.. claims.Select((c, n) => new FoundDate(DerivedId.Within(article, "date", "line", n), c.Words[0], c.Words[0], "2026-06-01",
                new(new(2026, 6, 1), new(2026, 6, 1), "day", "It says so."), true))],
            new Dictionary<Guid, Versioned<StoryTracker.Domain.Speakers.Speaker>>()));
    }

    /// <summary>The machine places the newest revision; the claims go in turn to the stories.</summary>
    public static Outcome Place(Given given, Guid article, params (Guid Story, double Weight)[] on)
    {
        var state = given.Article(article).State!;
        var claims = state.LatestExtraction!.Claims;
        var placement = new Placement("test@1", [.. on.Select((s, i) => new PlacedStory(new(s.Story, s.Weight, i == 0, ["It names it."]),
            claims.Where((_, n) => n % on.Length == i).ToDictionary(c => c.ClaimId, _ => (IReadOnlyList<string>)["Its words."]),
            state.LatestExtraction.Dates.Where((_, n) => n % on.Length == i).Select(d => d.DateId).ToImmutableHashSet()))]);
        return AssignStoriesHandler.Handle(new(article, state.Current!.Revision), given.Article(article), placement, All(given, article), Noon);
    }

    public static void Revise(Given given, Guid article)
    {
        var number = Numbers[article];
        var text = Read(number).Text + $"\nA line that was added to article {number}.";
        given.When(g => IngestArticleHandler.Handle(Read(number) with { Text = text, Sha256 = new string('b', 64) }, g.Article(article), Noon));
        Extract(given, article, "x@1");
    }

    public static IReadOnlyDictionary<Guid, Versioned<Story>> All(Given given, Guid? article = null) =>
        new[] { Pier, Fares, Crew, Fresh, Later }.Concat((article is { } id ? [id] : (Guid[])[First, Second, Third]).Select(DerivedId.StoryOpenedBy))
            .ToDictionary(s => s, given.Story);

    public static IReadOnlyDictionary<Guid, Versioned<Article>> Articles(Given given) => new[] { First, Second, Third }.ToDictionary(a => a, given.Article);

    public static Outcome Belongs(Given given, Guid article, Guid story, bool belongs, string reason = "I read it.") =>
        DecideBelongingHandler.Handle(new(article, story, belongs, reason, "Ana"), given.Article(article), All(given, article), Noon);

    public static Outcome UndoBelongs(Given given, Guid article, Guid story) =>
        UndoBelongingHandler.Handle(new(article, story, "Ana"), given.Article(article), All(given, article), Noon);

    public static Outcome Move(Given given, Guid claim, Guid article, Guid from, Guid to) =>
        MoveClaimHandler.Handle(new(claim, from, to, "It is about that.", "Ana"), given.Article(article), All(given, article), Noon);

    public static Outcome MoveBack(Given given, Guid claim, Guid article, Guid from, Guid to) =>
        MoveClaimBackHandler.Handle(new(claim, from, to, "Ana"), given.Article(article), All(given, article), Noon);

    public static Outcome Merge(Given given, Guid from, Guid into) =>
        MergeStoriesHandler.Handle(new(from, into, "They are one.", "Ana"), All(given), Articles(given), Noon);

    public static Outcome Part(Given given, Guid from, Guid into) => UndoMergeHandler.Handle(new(from, into, "Ana"), All(given), Articles(given), Noon);

    public static Outcome Split(Given given, Guid story, params Guid[] articles) => SplitInto(given, story, Fresh, articles);

    public static Outcome SplitInto(Given given, Guid story, Guid other, params Guid[] articles) =>
        SplitStoryHandler.Handle(new(story, other, articles, "The new ferry", "", [], "Another matter.", "Ana"), All(given), Articles(given), Noon);

    public static Outcome UndoSplit(Given given, Guid story) => UndoSplit(given, story, Fresh);

    public static Outcome UndoSplit(Given given, Guid story, Guid other) =>
        UndoSplitHandler.Handle(new(story, other, "Ana"), All(given), Articles(given), Noon);

    /// <summary>Everything an editor sees of the stories there are and of where the articles are, as text.</summary>
    public static string Seen(Given given, IReadOnlyCollection<Guid> there) => Seen(given, [.. there], true);

    /// <summary>The same of the first three stories and of where the articles are, or of some stories alone.</summary>
    public static string Seen(Given given, params Guid[] stories) => Seen(given, stories.Length > 0 ? stories : [Pier, Fares, Crew], stories.Length == 0);

    static string Seen(Given given, Guid[] stories, bool articles) => JsonSerializer.Serialize(new
    {
        Stories = stories.Select(id => given.Story(id).State).OfType<Story>().Select(s => new
        {
            s.Title, s.Sentence, s.Terms, s.Emerging, s.ParentId, Into = s.MergedInto?.IntoStoryId, Absorbed = s.Absorbed.Keys.Order(),
            Articles = s.Articles.Values.OrderBy(a => a.ArticleId), Claims = s.Claims.Values.OrderBy(c => c.Id).Select(c => c with { Revision = 0 }),
            Diary = s.Diary.Values.OrderBy(d => d.DateId),
        }),
        Articles = !articles ? [] : new[] { First, Second, Third }.Select(a => given.Article(a).State?.Assignment?.Stories).ToList(),
    });

    /// <summary>Id of an article by its number.</summary>
    public static Guid ArticleOf(int number) => Read(number).ArticleId;

    public static IngestArticle Read(int number) => Samples.Read(string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"The first line of article {number}.\nThe second line of article {number}.")) with { Url = new($"https://quay.example/{number}"), Title = $"Article {number}" };
}
