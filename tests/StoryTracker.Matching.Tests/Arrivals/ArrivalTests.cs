using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests.Arrivals;

public sealed class ArrivalTests
{
    static readonly Arrival Marseille = Article("marseille", "Fire in Marseille harbour",
        "A fire in the harbour of Marseille burnt four warehouses on Friday. Mayor Lucie Arnaud said 230 firemen fought the flames.");

    static readonly Arrival MarseilleAgain = Article("marseille 2", "Marseille counts its losses",
        "The harbour fire in Marseille is out; four warehouses were lost. Lucie Arnaud thanked the 230 firemen who fought the flames.");

    static readonly Arrival Rotterdam = Article("rotterdam", "Fire in Rotterdam harbour",
        "A fire broke out in the port of Rotterdam on Monday and burnt two warehouses. Jan Brinkman, the mayor, said that 90 firemen were there.");

    static readonly Arrival Vienna = Article("vienna", "Vienna votes on pensions",
        "Parliament in Vienna voted on the pensions of teachers. Chancellor Ida Holzer called the reform fair.");

    [Fact]
    public void Given_nothing_When_an_article_arrives_Then_it_is_on_no_story() => Assert.Empty(new StoryArrivals().Assess(Marseille).Stories);

    [Fact]
    public void Given_an_article_on_a_story_When_one_like_it_arrives_Then_it_is_on_that_story_and_the_words_are_told()
    {
        var match = Assert.Single(Given((Marseille, "fire"), (Vienna, "pensions")).Assess(MarseilleAgain).Stories);
        Assert.Equal(("fire", true, 1), (match.StoryId, match.Primary, match.Weight));
        Assert.Contains(match.Reasons, r => r.StartsWith("shares rare names: ", StringComparison.Ordinal)
            && r.Contains("“Marseille”", StringComparison.Ordinal) && r.Contains("“Lucie Arnaud”", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_story_When_a_look_alike_arrives_Then_it_is_kept_apart() =>
        Assert.Empty(Given((Marseille, "fire")).Assess(Rotterdam).Stories);

    [Fact]
    public void Given_a_look_alike_When_an_editor_says_that_it_belongs_Then_it_does_and_one_like_it_follows_at_once()
    {
        var arrivals = Given((Marseille, "fire"), (Rotterdam, "other fire"));
        arrivals.Decide(new("rotterdam", "fire", true));
        arrivals.Decide(new("rotterdam", "other fire", false));
        var match = Assert.Single(arrivals.Assess(Rotterdam).Stories);
        Assert.Equal(("fire", "an editor said that it belongs here"), (match.StoryId, match.Reasons[0]));
        Assert.Equal("fire", arrivals.Assess(Rotterdam with { Id = "rotterdam 2" }).Stories[0].StoryId);
    }

    [Fact]
    public void Given_an_article_that_an_editor_took_out_When_one_like_it_arrives_Then_it_stays_out_though_the_machine_places_it_again()
    {
        var arrivals = Given((Marseille, "fire"), (MarseilleAgain, "fire"));
        arrivals.Decide(new("marseille 2", "fire", false));
        arrivals.Learn(MarseilleAgain, [new("fire", 1, true)]);
        var assignment = arrivals.Assess(MarseilleAgain);
        Assert.DoesNotContain(assignment.Stories, s => s.StoryId == "fire");
        Assert.Contains("an editor said that it does not belong there", Assert.Single(assignment.KeptApart), StringComparison.Ordinal);
        // A copy of it follows the editor, too.
        Assert.Empty(arrivals.Assess(MarseilleAgain with { Id = "marseille 3" }).Stories);
    }

    [Fact]
    public void Given_an_editors_decision_When_it_comes_before_the_article_Then_it_counts() =>
        Assert.Equal("fire", Given((Marseille, "fire")).Deciding("vienna", "fire", true).Assess(Vienna).Stories[0].StoryId);

    [Fact]
    public void Given_a_decision_When_it_is_taken_back_Then_all_is_as_before()
    {
        var arrivals = Given((Marseille, "fire"), (MarseilleAgain, "fire"), (Vienna, "pensions"));
        var before = Told(arrivals);
        arrivals.Decide(new("marseille 2", "pensions", true));
        arrivals.Decide(new("marseille 2", "fire", false));
        Assert.NotEqual(before, Told(arrivals));
        arrivals.Decide(new("marseille 2", "fire", null));
        arrivals.Decide(new("marseille 2", "pensions", null));
        Assert.Equal(before, Told(arrivals));
    }

    [Fact]
    public void Given_two_stories_When_they_are_merged_and_parted_Then_each_is_as_before_and_keeps_what_came_meanwhile()
    {
        var arrivals = Given((Marseille, "fire"), (Rotterdam, "other fire"));
        var before = Told(arrivals);
        arrivals.Merge("other fire", "fire");
        Assert.Equal("fire", arrivals.Assess(Rotterdam with { Id = "rotterdam 2" }).Stories[0].StoryId);
        Assert.Throws<ArgumentException>(() => arrivals.Merge("fire", "other fire"));
        arrivals.Part("other fire", "fire");
        Assert.Equal(before, Told(arrivals));
    }

    [Fact]
    public void Given_a_story_that_slept_for_a_year_When_an_article_like_its_own_arrives_Then_it_wakes_up()
    {
        var arrivals = Given((Marseille with { Published = new(2024, 5, 3) }, "fire"));
        var match = Assert.Single(arrivals.Assess(MarseilleAgain with { Published = new(2025, 5, 3) }).Stories);
        Assert.Contains("the story had slept for 365 days", match.Reasons);
    }

    [Fact]
    public void Given_an_editors_story_without_articles_When_one_has_its_terms_Then_it_is_on_it()
    {
        var arrivals = new StoryArrivals();
        foreach (var story in Newsroom.Stories) arrivals.Open(story);
        foreach (var seed in (string[])["000", "001", "002"])
        {
            var article = Newsroom.Seed(seed);
            var byTerms = Newsroom.Assign(article, Newsroom.Stories).Stories.Select(s => s.StoryId);
            var found = arrivals.Assess(new(seed, null, article.Text, null, null, [], article.Statements)).Stories;
            Assert.Equal(byTerms.Order(StringComparer.Ordinal), found.Select(s => s.StoryId).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Given_an_article_on_two_stories_Then_each_statement_goes_where_its_words_point()
    {
        var arrivals = Given((Marseille, "fire"), (Vienna, "pensions"));
        var both = new Arrival("both", "Marseille and Vienna", Marseille.Text + "\n" + Vienna.Text, null, null, [],
        [
            new("flames", "the flames in Marseille", "", null), new("pensions", "the pensions of teachers", "", null), new("none", "it is so", "", null),
        ]);
        arrivals.Decide(new("both", "fire", true));
        arrivals.Decide(new("both", "pensions", true));
        var stories = arrivals.Assess(both).Stories;
        Assert.Contains(stories.Single(s => s.StoryId == "fire").Statements, s => s.StatementId == "flames" && s.Weight == 1);
        Assert.Contains(stories.Single(s => s.StoryId == "pensions").Statements, s => s.StatementId == "pensions" && s.Weight == 1);
        Assert.Contains(stories[0].Statements, s => s.StatementId == "none" && s.Reasons[0].Contains("goes with", StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_that_was_placed_does_not_speak_for_its_own_place() =>
        Assert.Empty(Given((Marseille, "fire")).Assess(Marseille).Stories);

    [Fact]
    public void A_snapshot_of_another_version_is_refused() =>
        Assert.Throws<InvalidDataException>(() => StoryArrivals.Load(new MemoryStream([9, 9, 9, 9])));

    static Arrival Article(string id, string title, string text) => new(id, title, text, null, null, [], []);

    static StoryArrivals Given(params (Arrival Article, string Story)[] learned)
    {
        var arrivals = new StoryArrivals();
        foreach (var (article, story) in learned) arrivals.Learn(article, [new(story, 1, true)]);
        return arrivals;
    }

    // What it says of four articles that it has not seen.
    static string Told(StoryArrivals arrivals) => string.Join('\n', new[] { Marseille, MarseilleAgain, Rotterdam, Vienna }
        .Select(a => arrivals.Assess(a with { Id = "new " + a.Id })).Select(Wire.Of));
}

static class Wire
{
    public static StoryArrivals Deciding(this StoryArrivals arrivals, string article, string story, bool belongs)
    {
        arrivals.Decide(new(article, story, belongs));
        return arrivals;
    }

    /// <summary>An assignment as text, all of it.</summary>
    public static string Of(Assignment assignment) => string.Join('\n', assignment.Stories
        .Select(s => $"{s.StoryId} {s.Weight} {s.Primary} {string.Join('|', s.Reasons)} {string.Join('|', s.Statements.Select(x => $"{x.StatementId} {x.Weight}"))}")
        .Concat(assignment.KeptApart));
}
