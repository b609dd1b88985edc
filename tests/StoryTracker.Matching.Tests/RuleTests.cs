namespace StoryTracker.Matching.Tests;

public sealed class RuleTests
{
    static Assignment Assign(string text, params StoryProfile[] stories) =>
        Newsroom.Assign(new(null, text, []), stories.Length == 0 ? Newsroom.Stories : stories);

    [Theory]
    [InlineData("Candidates for Croydon council launched a manifesto before the local elections, canvassing all day.")]
    [InlineData("Barnet won 2-0 away. Barnet scored early and Barnet held on; the Barnet keeper was at his best.")]
    [InlineData("Jeremy Corbyn told the Labour Party conference that Corbyn and the Labour Party would vote against the Brexit deal.")]
    [InlineData("French ministers condemned antisemitism after the attack, and spoke of antisemitism and zero tolerance again.")]
    [InlineData("The weather will be fine on Sunday.")]
    [InlineData("")]
    [InlineData(" \n\n ")]
    public void A_name_without_its_subject_or_a_subject_without_its_name_is_no_story(string text) => Assert.Empty(Assign(text).Stories);

    [Fact]
    public void A_passing_mention_is_not_enough_and_a_long_text_mentions_more_in_passing()
    {
        const string passing = "The baker, who once stood among the candidates in Barnet, sells bread.";
        const string enough = "Barnet council announced its candidates on Monday.";
        Assert.Empty(Assign("A bakery opened.\n" + passing).Stories);
        Assert.Single(Assign("News of the day.\n" + enough).Stories);
        var padding = string.Concat(Enumerable.Repeat("Bread and butter were sold at the market again. ", 300));
        Assert.Empty(Assign("News of the day.\n" + enough + "\n" + padding).Stories);
    }

    [Fact]
    public void Three_different_names_stand_without_a_subject() =>
        Assert.Equal(
            "antisemitism", Assert.Single(Assign("Corbyn met the Board of Deputies and the Jewish Leadership Council.").Stories).StoryId);

    [Theory]
    [InlineData("antisemitism", "Anti-Semitism")]
    [InlineData("antisemitism", "anti‑semitism")]
    [InlineData("anti-Semitic", "antisemitic")]
    [InlineData("anti-Semitic", "anti Semitic")]
    [InlineData("local elections", "local election")]
    [InlineData("local election", "Local Elections’")]
    [InlineData("proscribe", "proscribing")]
    [InlineData("proscribe", "proscribed")]
    [InlineData("manifesto", "manifestos")]
    [InlineData("by-election", "byelections")]
    [InlineData("housing policy", "housing policies")]
    [InlineData("Hezbollah", "HEZBOLLAH'S")]
    [InlineData("Barnet", "Barnet-based")]
    [InlineData("Covid-19", "covid 19")]
    public void A_term_finds_its_own_forms(string term, string printed)
    {
        var story = new StoryProfile("s", "", "", [term]);
        var text = string.Concat(Enumerable.Repeat($"It was {printed} again.\n", 16));
        Assert.Single(Assign(text, story).Stories);
    }

    [Theory]
    [InlineData("antisemitism", "anti semitism")]
    [InlineData("therapist", "the rapist")]
    [InlineData("council", "councillor")]
    [InlineData("council", "coun")]
    [InlineData("election", "elected")]
    [InlineData("Barnet", "Barn et")]
    [InlineData("local elections", "local, regional elections")]
    [InlineData("bus", "bu")]
    [InlineData("gas", "ga")]
    public void A_term_does_not_find_other_words(string term, string printed)
    {
        var story = new StoryProfile("s", "", "", [term]);
        var text = string.Concat(Enumerable.Repeat($"It was {printed} again.\n", 16));
        Assert.Empty(Assign(text, story).Stories);
    }

    [Fact]
    public void A_common_word_inside_the_name_of_somebody_else_does_not_count()
    {
        var story = new StoryProfile("s", "", "", ["Barnet", "council"]);
        Assert.Empty(Assign("Barnet met the Privy Council. Barnet met the Arts Council. Barnet thanked the Privy Council.", story).Stories);
        Assert.Single(Assign("Barnet Council met. Barnet Council voted. Barnet Council adjourned.", story).Stories);
    }

    [Fact]
    public void A_headline_weighs_more_than_the_body()
    {
        const string text = "Corbyn: antisemitism has no place in the Labour Party.\nBarnet.";
        var article = new ArticleText("Barnet Council Names Candidates", text, []);
        Assert.Equal("barnet", Newsroom.Assign(article, Newsroom.Stories).Stories[0].StoryId);
    }

    [Fact]
    public void A_statement_falls_back_on_its_paragraph_then_its_speaker_then_the_primary_story_and_says_so()
    {
        const string text =
            "Barnet council named its candidates for the local elections.\nCorbyn spoke on antisemitism in the Labour Party.";
        var article = new ArticleText(null, text,
        [
            new("own", "no antisemitism in the Labour Party", "Barnet council", "Barnet council"),
            new("paragraph", "it must end", "Asked about the Board of Deputies he said it must end.", "a Barnet candidate"),
            new("speaker", "it must end", "He said it must end.", "Jeremy Corbyn"),
            new("inherited", "it must end", "He said it must end.", null),
        ]);
        var stories = Newsroom.Assign(article, Newsroom.Stories).Stories;
        var antisemitism = stories.Single(s => s.StoryId == "antisemitism").Statements;
        Assert.Equal(["own", "paragraph", "speaker"], antisemitism.Select(s => s.StatementId));
        Assert.Equal("its own words have “Labour Party” and “antisemitism”", Reordered(antisemitism[0].Reasons[0]));
        Assert.Equal("the paragraph it stands in has “Board of Deputies”", antisemitism[1].Reasons[0]);
        Assert.Equal("it was made by “Corbyn”", antisemitism[2].Reasons[0]);
        var inherited = Assert.Single(stories.Single(s => s.StoryId == "barnet").Statements);
        Assert.Equal("inherited", inherited.StatementId);
        Assert.Contains("goes with “Barnet elections”", inherited.Reasons[0], StringComparison.Ordinal);

        static string Reordered(string reason) =>
            reason.Replace("“antisemitism” and “Labour Party”", "“Labour Party” and “antisemitism”", StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_without_a_letter_and_a_story_without_terms_match_nothing() =>
        Assert.Empty(Assign("— … ! 100 %", new("a", "", "", ["—", "…", "", " "]), new("b", "", "", [])).Stories);
}
