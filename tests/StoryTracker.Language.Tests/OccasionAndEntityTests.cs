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
}
