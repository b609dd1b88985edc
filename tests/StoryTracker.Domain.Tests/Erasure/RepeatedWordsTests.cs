using StoryTracker.Domain.Erasure;

namespace StoryTracker.Domain.Tests.Erasure;

public sealed class RepeatedWordsTests
{
    static readonly RepeatedWords Words = new(["“The new pier – opens in June,” she said.", "Pier to open", "Pier"], 4, 3);

    [Theory]
    [InlineData("they wrote: NEW PIER opens, in!", true)]
    [InlineData("the pier to open again", true)]
    [InlineData("new pier opens", false)]
    [InlineData("Pier", false)]
    [InlineData("the new ferry opens in June, she said", true)]
    [InlineData("the old pier opened in May", false)]
    [InlineData("", false)]
    public void Words_in_a_row_are_found_whatever_their_case_and_punctuation(string text, bool found) => Assert.Equal(found, Words.AreIn(text));
}
