namespace StoryTracker.Language.Tests;

public class SpeakerTests
{
    /// <summary>The speakers in order, "?" where nobody could say.</summary>
    static List<string> Speakers(string text, string? title = null) =>
        Reading.Of(text, title: title).Quotations.Select(q => q.Speaker ?? "?").ToList();

    [Fact]
    public void A_surname_is_joined_to_the_full_name_that_introduced_it()
    {
        Assert.Equal(["Maria Lopez", "Maria Lopez"], Speakers("Maria Lopez said it was late. Ms Lopez said the train was full."));
    }

    [Fact]
    public void A_surname_with_a_title_that_nobody_introduced_stays_unresolved()
    {
        const string text = "Mr Barlow said that the train was full.";
        var q = Reading.Only(text);
        Assert.Null(q.Speaker);
        Assert.Equal(Resolution.Unresolved, q.Resolution);
        Assert.Equal("Mr Barlow", q.Source.Words(text));
    }

    [Fact]
    public void A_headline_introduces_the_people_it_names()
    {
        Assert.Equal(["John Barlow"], Speakers("Mr Barlow said that the train was full.", "John Barlow speaks out on trains"));
    }

    [Fact]
    public void A_surname_that_two_people_bear_is_given_to_neither()
    {
        const string text = "John Barlow met Ann Barlow at the station. Barlow said the train was full.";
        Assert.Equal(["?"], Speakers(text));
    }

    [Fact]
    public void A_courtesy_title_tells_two_bearers_of_a_surname_apart()
    {
        const string text = "John Barlow met Ann Barlow at the station. Mrs Barlow said the train was full.";
        Assert.Equal(["Ann Barlow"], Speakers(text));
    }

    [Fact]
    public void A_pronoun_goes_to_the_last_speaker_of_its_gender()
    {
        const string text = "John Barlow criticised Ann Cole for the delay. He said: “The train was full again.”";
        Assert.Equal(["John Barlow", "John Barlow"], Speakers(text));
    }

    [Fact]
    public void A_pronoun_without_anybody_it_could_mean_stays_unresolved()
    {
        Assert.Equal(["?"], Speakers("He said the train was full."));
    }

    [Fact]
    public void Somebody_spoken_about_is_not_the_pronoun()
    {
        const string text = "John Barlow said the train was full. Of Peter Hill, he said: “I have never met the man.”";
        Assert.Equal(["John Barlow", "John Barlow"], Speakers(text));
    }

    [Theory]
    [InlineData("Maria Lopez, the mayor of Thornby, arrived late. The mayor said the train was full.", "mayor of Thornby")]
    [InlineData("Mayor Maria Lopez arrived late. The mayor said the train was full.", "Mayor")]
    [InlineData("Mayor of Thornby Maria Lopez arrived late. The mayor said the train was full.", "Mayor of Thornby")]
    public void A_role_leads_to_the_person_whom_the_text_gives_it(string text, string role)
    {
        var q = Reading.Only(text);
        Assert.Equal("Maria Lopez", q.Speaker);
        Assert.Equal(Resolution.Nominal, q.Resolution);
        Assert.Equal(role, q.SpeakerRole);
        Assert.Equal(EntityKind.Person, q.SpeakerKind);
    }

    [Fact]
    public void A_role_that_names_another_town_leads_to_nobody()
    {
        const string text = "Maria Lopez, the mayor of Thornby, met Ann Cole. The Westbury mayor said the train was full.";
        Assert.Equal(["?"], Speakers(text));
    }

    [Theory]
    [InlineData("Residents from across the town said the train was full.")]
    [InlineData("Thornby’s councillors said the train was full.")]
    [InlineData("Several people said the train was full.")]
    public void A_crowd_has_no_name(string text)
    {
        var q = Reading.Only(text);
        Assert.Null(q.Speaker);
        Assert.Equal(Resolution.Collective, q.Resolution);
    }

    [Fact]
    public void A_named_body_speaks_under_its_name_and_so_does_its_pronoun()
    {
        const string text = "The Thornby Labour group has pledged to run more trains. It claims the line is the slowest in the county.";
        Assert.All(Speakers(text), s => Assert.Equal("Thornby Labour group", s));
    }

    [Fact]
    public void An_announcement_without_a_source_is_unattributed()
    {
        var q = Reading.Only("It was revealed this morning that the line will close.");
        Assert.Null(q.Speaker);
        Assert.Equal(Resolution.Unattributed, q.Resolution);
        Assert.Empty(q.Source);
    }

    [Fact]
    public void A_spokesman_is_not_the_person_he_speaks_for()
    {
        Assert.Equal(["?"], Speakers("John Barlow was away. A spokesman for John Barlow said the train was full."));
    }

    [Fact]
    public void A_name_in_apposition_names_the_speaker()
    {
        Assert.Equal(["Ann Cole"], Speakers("A spokeswoman, Ann Cole, said the train was full."));
    }

    [Fact]
    public void Two_people_who_speak_together_are_nobody_in_particular()
    {
        var q = Reading.Only("John Barlow and Ann Cole said the train was full.");
        Assert.Null(q.Speaker);
        Assert.Equal(Resolution.Collective, q.Resolution);
    }

    [Theory]
    [InlineData("Dr. Jane Q. Barlow Jr. of Ohio said the train was full.", "Jane Q. Barlow")]
    [InlineData("John Barlow met John Barlow Jr. at noon. John Barlow Jr. said the train was full.", "John Barlow Jr.")]
    [InlineData("Thomas Barlow arrived. Tom Barlow left. Mr. Barlow said the train was full.", "Thomas Barlow")]
    [InlineData("Khizr and Mary Barlow arrived. Mrs. Barlow left. Mr. Barlow said the train was full.", "Khizr Barlow")]
    [InlineData("U.N. chief Ban Ki-moon arrived. Ban Ki-moon said the train was full.", "Ban Ki-moon")]
    [InlineData("The cleric Anwar al-Barlow arrived. Al-Barlow said the train was full.", "Anwar al-Barlow")]
    [InlineData("President Barlow arrived. Mr. Barlow said the train was full.", "Barlow")]
    public void Forms_of_one_name_are_one_person(string text, string name)
    {
        Assert.Equal([name], Speakers(text));
    }

    [Fact]
    public void Relatives_named_in_full_do_not_take_the_surname_of_the_one_the_text_is_about()
    {
        const string text = "Jane Barlow opened the line. Barlow had waited for years. Her brother, Ned Barlow, stayed at home. "
            + "The town had voted for the line in May, after two years of talks, and paid for it with a loan of its own, the first in a "
            + "generation; the bank had asked for a pledge of every lamp post, and the council had given it. "
            + "At noon Barlow cut the ribbon. Barlow said the train was full.";
        Assert.Equal("Jane Barlow", Speakers(text)[^1]);
    }

    [Theory]
    [InlineData("John Roe met Peter Hill. Mr. Barlow said the train was full. He said it was late.")]
    [InlineData("In town John Roe is known. The plan came from Mr. Barlow. He said it was late.")]
    public void A_pronoun_that_most_likely_means_a_stranger_is_nobody_known(string text)
    {
        Assert.Null(Reading.Of(text).Quotations[^1].Speaker);
    }

    [Fact]
    public void A_pronoun_goes_to_the_subject_before_others_of_the_sentence()
    {
        const string text = "Since naming William Roe as his deputy, John Barlow has won friends. He said the train was full.";
        Assert.Equal("John Barlow", Reading.Of(text).Quotations[^1].Speaker);
    }

    [Theory]
    [InlineData("They met at Indiana Statehouse. He said the train was full.")]
    [InlineData("Turnout on Voting Day was high. He said the train was full.")]
    public void A_place_or_a_day_is_no_pronoun(string text)
    {
        Assert.Null(Reading.Of(text).Quotations[^1].Speaker);
    }

    [Fact]
    public void They_is_the_body_that_spoke_or_people_together()
    {
        Assert.Equal(["Thornby Rail Company", "Thornby Rail Company"],
            Speakers("The Thornby Rail Company said the train was full. They said it was late."));
        Assert.Equal([Resolution.Collective, Resolution.Collective],
            Reading.Of("John Barlow and Ann Cole said the train was full. They said it was late.").Quotations.Select(q => q.Resolution));
    }

    [Theory]
    [InlineData("The Thornby Rail Company opened the line. The company said the train was full.")]
    [InlineData("The Thornby Rail Company opened the line. The group said the train was full.")]
    public void A_body_may_be_called_what_it_is(string text)
    {
        Assert.Equal(["Thornby Rail Company"], Speakers(text));
    }

    [Fact]
    public void A_senator_is_told_from_another_by_the_place_behind_the_name()
    {
        const string text = "Senator Maria Lopez of Ohio met Senator Ann Cole of Iowa. “It is late,” the Iowa senator said.";
        Assert.Equal(["Ann Cole"], Speakers(text));
    }

    [Fact]
    public void A_spokesman_who_is_named_is_himself()
    {
        Assert.Equal(["Ann Cole"], Speakers("Jane Doe is the mayor. A spokesman for the mayor, Ann Cole, said the train was full."));
    }

    [Fact]
    public void An_addressee_is_not_the_next_speaker()
    {
        Assert.Equal("Tom Hall", Reading.Of("Tom Hall, who said “never” to John Roe, left. “It is over,” he said.").Quotations[^1].Speaker);
    }

    [Theory]
    [InlineData("Maria Lopez released a statement on Tuesday saying: “The train was full again.”")]
    [InlineData("Maria Lopez herself said Tuesday that “the train was full again and late”.")]
    public void An_unspoken_subject_is_that_of_the_clause_above(string text)
    {
        Assert.Equal("Maria Lopez", Reading.Of(text).Quotations[^1].Speaker);
    }

    [Fact]
    public void Who_continues_is_who_spoke_last()
    {
        const string text = "Maria Lopez has a new plan. “The train was full,” says Lopez.\n\n“I will buy ten more,” the Ohio senator continues.";
        Assert.Equal(["Maria Lopez", "Maria Lopez"], Speakers(text));
    }

    [Fact]
    public void A_new_role_is_not_the_last_speaker()
    {
        const string text = "Maria Lopez met John Roe. “The train was full,” says Lopez.\n\n“It was not,” the judge said.";
        Assert.Equal(["Maria Lopez", "?"], Speakers(text));
    }
}
