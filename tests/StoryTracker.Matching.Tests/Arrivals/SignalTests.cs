using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests.Arrivals;

/// <summary>Signals beside words and names: quotations that two articles share, tags of outlets, and who does or is what.</summary>
public sealed class SignalTests
{
    const string Said = "Harbour master Ada Lindqvist told reporters on the quay: “We will not leave a single family without heat this winter.”";

    static readonly Arrival Heat = Article("heat", "Harbour town promises heat", $"{Said} Boilers in forty houses of Lindholm failed in the frost.");

    [Fact]
    public void Given_an_article_When_one_comes_with_the_same_quotation_Then_it_is_likelier_and_the_words_are_told()
    {
        var quoting = Article("quoting", "Boilers fail in Lindholm", "“We will not leave a single family without heat this winter,” Lindqvist said after the boilers of Lindholm failed.");
        var telling = quoting with { Text = quoting.Text.Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal) };
        Assert.True(Likelihood(Heat, quoting) > Likelihood(Heat, telling));
        var match = Assert.Single(Given((Heat, "heat")).Assess(quoting).Stories);
        Assert.Contains("both quote: “We will not leave …”", match.Reasons);
    }

    [Fact]
    public void Given_an_article_with_a_rare_tag_When_one_comes_with_that_tag_Then_it_is_likelier_and_the_tag_is_told()
    {
        var again = Article("again", "Forty houses cold", "In Lindholm the boilers of forty houses are out; the frost goes on, Lindqvist said.");
        var tagged = again with { Tags = ["News", "lindholm heating"] };
        var told = Given((Heat with { Tags = ["Lindholm Heating", "News"] }, "heat"));
        Assert.True(Likelihood(Heat with { Tags = ["Lindholm Heating"] }, tagged) > Likelihood(Heat, tagged));
        Assert.Contains("the outlets filed both under “Lindholm Heating”", Assert.Single(told.Assess(tagged).Stories).Reasons);
    }

    [Fact]
    public void Given_a_tag_that_every_article_has_Then_it_says_nothing()
    {
        var (table, settings) = (new WordTable(), ArrivalSettings.Shipped);
        double RarityAfter(int articles)
        {
            for (; table.Articles < articles; table.CountArticle(new OutletTags(["Ostwald"], table, settings).Numbers)) { }
            return OutletTags.Shared(new OutletTags(["Ostwald"], table, settings).Rare, new OutletTags(["OSTWALD "], table, settings).Rare);
        }
        var first = RarityAfter(1);
        Assert.InRange(first, 0.9, 1);
        Assert.InRange(RarityAfter(3000), 0, first / 3);
        // A word of every day is no rare tag on the first day either.
        Assert.InRange(OutletTags.Shared(new OutletTags(["news"], table, settings).Rare, new OutletTags(["news"], table, settings).Rare), 0, 0.7);
    }

    [Fact]
    public void Names_with_another_role_are_found_and_those_with_the_same_are_not()
    {
        Assert.Empty(Different("On Monday minister Bengt Olsen resigned.", "Yesterday the minister, weary, left; minister Olsen resigned."));
        Assert.Single(Different("On Monday minister Bengt Olsen resigned.", "On Monday goalkeeper Bengt Olsen applauded."));
        // What explains a name after a comma is what stands before it elsewhere.
        Assert.Empty(Different("In Oslo goalkeeper Bengt Olsen spoke.", "In Oslo Bengt Olsen, a goalkeeper, spoke."));
        Assert.Empty(Different("On Monday minister Bengt Olsen resigned.", "On Monday goalkeeper Carl Lund applauded."));
    }

    [Fact]
    public void Quoted_words_are_sampled_where_they_stand_and_nowhere_else()
    {
        List<Token> tokens = [];
        const string text = "He said “we shall never leave this town” and left the town “at once”.";
        Token.Read(text, tokens);
        var sample = QuotedWords.In(text, tokens);
        Assert.Equal(["never leave this town", "shall never leave this", "we shall never leave"],
            sample.Hashes.Select(h => text[sample[h].Start..sample[h].End]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_sketch_that_was_packed_comes_back_whole()
    {
        var table = new WordTable();
        var sketch = new ArticleReading(Heat with { Tags = ["Lindholm"] }, table, ArrivalSettings.Shipped).Sketch;
        var again = Sketch.Of(sketch.Packed());
        Assert.NotEmpty(sketch.Quoted);
        Assert.NotEmpty(sketch.Roles);
        Assert.Equal(sketch.Quoted, again.Quoted);
        Assert.Equal(sketch.Roles, again.Roles);
        Assert.Equal(sketch.Tags.Words.Zip(sketch.Tags.Weights), again.Tags.Words.Zip(again.Tags.Weights));
    }

    static double Likelihood(Arrival one, Arrival other)
    {
        var table = new WordTable();
        var first = new ArticleReading(one, table, ArrivalSettings.Shipped);
        table.CountArticle(first.All);
        return PairLikeness.Sum(new(first.Sketch), new(new ArticleReading(other, table, ArrivalSettings.Shipped).Sketch), PairWeights.Shipped);
    }

    static List<int> Different(string one, string other) => EntityRoles.Different(Roles(one), Roles(other));

    static int[] Roles(string text)
    {
        List<Token> tokens = [];
        Token.Read(text, tokens);
        return EntityRoles.In(text, tokens, t => text[t.Start..t.End] is not ("the" or "a" or "in" or "on")).Hashes;
    }

    static StoryArrivals Given(params (Arrival Article, string Story)[] learned)
    {
        var arrivals = new StoryArrivals();
        foreach (var (article, story) in learned) arrivals.Learn(article, [new(story, 1, true)]);
        return arrivals;
    }

    static Arrival Article(string id, string title, string text) => new(id, title, text, new(2026, 1, 12), "The Quay", [], []);
}
