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
