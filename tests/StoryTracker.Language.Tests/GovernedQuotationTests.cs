namespace StoryTracker.Language.Tests;

/// <summary>Quoted words under a verb that is none of speech: the tree shows whose they are.</summary>
public class GovernedQuotationTests
{
    [Theory]
    [InlineData("Maria Lopez filed a request for “all records of the bridge and its bolts”.")]
    [InlineData("Maria Lopez took credit for “being right about the bridge”.")]
    [InlineData("Maria Lopez issued a statement condemning “a cruel attack on the bridge”.")]
    [InlineData("Maria Lopez cracked, “The bridge is safe as houses.”")]
    [InlineData("It was the pull of Maria Lopez’s promise that “the bridge is safe for all”.")]
    [InlineData("Much of the debate was so calm that Maria Lopez was prompted to jest, “The bridge is safe.”")]
    public void Quoted_words_are_those_of_the_subject_of_their_verb(string text)
    {
        Assert.Contains(Reading.Of(text).Quotations, q => q.Speaker == "Maria Lopez" && q.Quoted.Count == 1);
    }

    [Theory]
    [InlineData("Maria Lopez likes “The Walking Bridge”.")]
    [InlineData("Maria Lopez opened the so-called “bridge of sighs and tears”.")]
    public void Titles_and_terms_stay_nobodys(string text)
    {
        Assert.Empty(Reading.Of(text).Quotations);
    }

    [Fact]
    public void A_relative_pronoun_is_its_antecedent()
    {
        var q = Reading.Only("The prize went to Maria Lopez, who fancied herself “the queen of all bridges”.");
        Assert.Equal("Maria Lopez", q.Speaker);
    }
}
