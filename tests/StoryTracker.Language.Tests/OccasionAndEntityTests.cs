namespace StoryTracker.Language.Tests;

public class OccasionAndEntityTests
{
    [Fact]
    public void A_fronted_setting_holds_for_what_the_speaker_says()
    {
        const string text = "Speaking in Thornby on Monday, Ann Cole said the line was slow. She added: “It will get better.”";
        Assert.All(Reading.Of(text).Quotations, q =>
        {
            Assert.Equal("Thornby", q.Occasion?.Place);
            Assert.Equal(new DateOnly(2021, 3, 8), q.Occasion?.Date);
            Assert.Contains("Speaking in Thornby on Monday", q.Occasion?.Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_sentence_about_the_interview_names_place_day_and_addressee()
    {
        const string text = "Ann Cole said the line was slow. Ms Cole was speaking to the Gazette at the spring fair in Thornby "
            + "this afternoon.";
        var q = Reading.Only(text);
        Assert.Equal("the Gazette", q.Addressee);
        Assert.Equal("Thornby", q.Occasion?.Place);
        Assert.Equal(Reading.Friday, q.Occasion?.Date);
    }

    [Fact]
    public void What_was_tweeted_was_not_said_at_the_fair()
    {
        const string text = "Speaking in Thornby on Monday, Ann Cole said the line was slow. Ms Cole later tweeted that the line "
            + "was “a joke to us all”.";
        Assert.Null(Reading.Of(text).Quotations[^1].Occasion);
    }

    [Fact]
    public void Without_evidence_there_is_no_occasion()
    {
        Assert.Null(Reading.Only("Ann Cole said the line was slow.").Occasion);
    }

    [Theory]
    [InlineData("Ann Cole told the council on Tuesday that the line was slow.", "the council", null, "2021-03-09", null, null)]
    [InlineData("In a letter to the minister, Ann Cole said the line was slow.", "the minister", null, null, "a letter to the minister", null)]
    [InlineData("“The line was slow,” Ann Cole said in a statement on Monday.", null, null, "2021-03-08", "a statement", null)]
    [InlineData("“The line was slow,” said Ann Cole in an interview with the BBC.", "the BBC", null, null, "an interview with the BBC", null)]
    [InlineData("“The line was slow,” Ann Cole said at a rally in Thornby.", null, "Thornby", null, null, "a rally")]
    [InlineData("“The line was slow,” Ann Cole wrote on Twitter.", null, null, null, "Twitter", null)]
    [InlineData("Speaking outside the court, Ann Cole said the line was slow.", null, null, null, null, "the court")]
    [InlineData("Ann Cole, speaking at a press conference on Monday, said the line was slow.", null, null, "2021-03-08", null, "a press conference")]
    [InlineData("At a meeting of the parish council on Thursday, Ann Cole said the line was slow.", null, null, "2021-03-11", null,
        "a meeting of the parish council")]
    [InlineData("Ann Cole said in the Guardian that the line was slow.", null, null, null, "the Guardian", null)]
    public void Addressee_place_day_medium_and_venue_are_read_from_the_words_beside_the_report(
        string text, string? addressee, string? place, string? day, string? medium, string? venue)
    {
        var q = Reading.Only(text);
        Assert.Equal((addressee, place, day, medium, venue),
            (q.Addressee, q.Occasion?.Place, q.Occasion?.Date?.ToString("O"), q.Occasion?.Medium, q.Occasion?.Venue));
    }

    [Theory]
    [InlineData("Ann Cole said the line would close on Monday.")]
    [InlineData("“The line will close,” said Ann Cole, who resigned on Monday in Thornby.")]
    [InlineData("“The line will close in Thornby,” Ann Cole said.")]
    public void A_day_or_a_place_of_something_else_is_no_occasion(string text)
    {
        Assert.Null(Reading.Only(text).Occasion);
    }

    [Fact]
    public void A_language_a_paper_and_a_persons_house_are_no_places()
    {
        Assert.Null(Reading.Only("“The line was slow,” Ann Cole said in Welsh.").Occasion?.Place);
        Assert.Null(Reading.Only("“The line was slow,” Ann Cole said in the Thornby Gazette.").Occasion?.Place);
        Assert.Null(Reading.Only("“The line was slow,” Ann Cole said in Mr Barlow's kitchen.").Occasion?.Place);
    }

    [Fact]
    public void What_is_added_was_said_on_the_same_occasion()
    {
        const string text = "“The line was slow,” Ann Cole said at a rally in Thornby. She added: “It will get better.”";
        Assert.All(Reading.Of(text).Quotations, q => Assert.Equal("a rally", q.Occasion?.Venue));
    }

    [Fact]
    public void People_carry_the_roles_that_the_text_gives_them()
    {
        const string text = "Home Secretary Ann Cole met John Barlow, the leader of the council. Mr Barlow was late.";
        var people = Reading.Of(text).Entities.Where(e => e.Kind == EntityKind.Person).ToList();
        Assert.Equal(["Ann Cole", "John Barlow"], people.Select(p => p.Name));
        Assert.Equal(["Home Secretary"], people[0].Roles);
        Assert.Equal(["leader of the council"], people[1].Roles);
        Assert.Equal(2, people[1].Mentions.Count);
    }

    [Fact]
    public void Bodies_and_places_are_told_from_people()
    {
        var entities = Reading.Of("The Bank of England met the Thornby Council in London.").Entities;
        Assert.Contains(entities, e => e is { Name: "Bank of England", Kind: EntityKind.Organisation });
        Assert.Contains(entities, e => e is { Name: "Thornby Council", Kind: EntityKind.Organisation });
        Assert.Contains(entities, e => e is { Name: "London", Kind: EntityKind.Place });
    }

    [Theory]
    [InlineData("Ann Cole, 47, a teacher from Thornby, was hurt.", "teacher from Thornby")]
    [InlineData("The party’s new general secretary, Ann Cole, was hurt.", "party’s new general secretary")]
    [InlineData("They met the leader of the council, Ann Cole, in the hall.", "leader of the council")]
    [InlineData("Ann Cole, who leads the parish council, was hurt.", "who leads the parish council")]
    [InlineData("Labour leader Ann Cole was hurt.", "Labour leader")]
    public void A_role_is_read_from_the_words_beside_the_name(string text, string role)
    {
        Assert.Equal([role], Assert.Single(Reading.Of(text).Entities, e => e.Name == "Ann Cole").Roles);
    }

    [Theory]
    [InlineData("They met the mayor, Ann Cole, and the sheriff.")]
    [InlineData("Ann Cole, the mayor said, was hurt.")]
    [InlineData("After the speech by the mayor, Ann Cole left.")]
    [InlineData("Ann Cole, who likes the mayor, was hurt.")]
    [InlineData("Ann Cole, who leads Mr Barlow in the polls, was hurt.")]
    [InlineData("Ann Cole, whose lawyer was late, was hurt.")]
    [InlineData("They met Ann Cole, former governor Maria Lopez and John Barlow.")]
    public void A_role_that_the_text_does_not_give_is_not_given(string text)
    {
        Assert.All(Reading.Of(text).Entities.Where(e => e.Name == "Ann Cole"), e => Assert.Empty(e.Roles));
    }

    [Fact]
    public void A_short_name_in_brackets_is_the_same_body()
    {
        const string text = "The Independent Office for Planning (IOP) met in Thornby. The IOP said the line was slow.";
        var found = Reading.Of(text);
        var body = Assert.Single(found.Entities, e => e.Kind == EntityKind.Organisation);
        Assert.Equal("Independent Office for Planning", body.Name);
        Assert.Equal("Independent Office for Planning | IOP | IOP", body.Mentions.Words(text));
        Assert.Equal("Independent Office for Planning", Assert.Single(found.Quotations).Speaker);
    }

    [Theory]
    [InlineData("The fair was held in Thornby on Monday.", "Thornby", EntityKind.Place)]
    [InlineData("They live in the town of Mell and work there.", "Mell", EntityKind.Place)]
    [InlineData("They gave the money to the housing charity Roofs and left.", "Roofs", EntityKind.Organisation)]
    [InlineData("They wrote to Roofs, a housing charity, last year.", "Roofs", EntityKind.Organisation)]
    public void The_words_beside_a_name_show_what_it_is(string text, string name, EntityKind kind)
    {
        Assert.Equal(kind, Assert.Single(Reading.Of(text).Entities, e => e.Name == name).Kind);
    }

    [Theory]
    [InlineData("They have confidence in Barlow and his team.")]
    [InlineData("It was written in Barlow’s notes.")]
    public void A_name_that_might_be_anything_is_no_entity(string text)
    {
        Assert.Empty(Reading.Of(text).Entities);
    }

    [Fact]
    public void What_is_written_on_notes_is_no_crowds_statement()
    {
        var q = Reading.Only("Notes were pinned to flags, pronouncing support for the ‘northern line’ of the movement.");
        Assert.Equal((null, Resolution.Unattributed), (q.Speaker, q.Resolution));
    }
}
