using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Tests.Articles;

public sealed class ChosenWordsTests
{
    const string Text = "Ada said the pier “opens in June”, and that it “will be free”.\n\n“Nobody pays,” she added.\n\n“Nobody pays at all,\n\n“ever,” said Bo. The pier opens.";

    [Fact]
    public void The_words_are_the_slice_of_the_text_cut_where_quotation_marks_stand()
    {
        var words = ChosenWords.In(Text, "the pier “opens in June”, and that it “will be free”");
        Assert.Equal([("the pier", false), ("opens in June", true), (", and that it", false), ("will be free", true)], words.Select(w => (w.Exact, w.Quoted)));
        Assert.All(words, w => Assert.True(w.IsSliceOf(Text)));
    }

    [Fact]
    public void White_space_counts_as_white_space_however_a_form_sends_it() =>
        Assert.Equal("said Bo. The pier", Assert.Single(ChosenWords.In(Text, " said\r\nBo.   The pier ")).Exact);

    [Fact]
    public void A_quotation_over_paragraphs_is_quoted_in_each()
    {
        var words = ChosenWords.In(Text, "Nobody pays at all, “ever,”");
        Assert.Equal([("Nobody pays at all,", true), ("ever,", true)], words.Select(w => (w.Exact, w.Quoted)));
    }

    [Theory]
    [InlineData("the pier opens in June")]
    [InlineData("opens … June")]
    [InlineData("Ope")]
    [InlineData("ada said")]
    public void Words_that_are_not_printed_so_are_refused(string pasted) =>
        Assert.Contains("does not print these words", Assert.Throws<CommandRefusedException>(() => ChosenWords.In(Text, pasted)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData(" “” ")]
    public void No_words_are_refused(string pasted) => Assert.Throws<CommandRefusedException>(() => ChosenWords.In(Text, pasted));

    [Fact]
    public void Words_at_several_places_are_offered_with_what_stands_round_them_and_one_is_chosen_by_where_it_begins()
    {
        var again = Assert.Throws<WordsOccurAgainException>(() => ChosenWords.In(Text, "Nobody pays"));
        Assert.Equal(2, again.Places.Count);
        Assert.EndsWith("“", again.Places[1].Prefix, StringComparison.Ordinal);
        Assert.StartsWith(" at all", again.Places[1].Suffix, StringComparison.Ordinal);
        Assert.Equal(again.Places[1].Start, Assert.Single(ChosenWords.In(Text, "Nobody pays", again.Places[1].Start)).Start);
        Assert.Throws<CommandRefusedException>(() => ChosenWords.In(Text, "Nobody pays", 3));
        // In another case they are other words.
        Assert.Single(ChosenWords.In(Text, "The pier"));
    }

    [Fact]
    public void Whatever_stretch_of_whole_words_is_pasted_is_found_and_proves_itself()
    {
        var ends = Enumerable.Range(0, Text.Length).Where(i => i == 0 || (char.IsWhiteSpace(Text[i - 1]) && !char.IsWhiteSpace(Text[i]))).ToArray();
        Prop.ForAll(Gen.Choose(0, ends.Length - 2).Two().ToArbitrary(), pair =>
        {
            var (from, to) = (ends[Math.Min(pair.Item1, pair.Item2)], ends[Math.Max(pair.Item1, pair.Item2) + 1]);
            var words = ChosenWords.In(Text, Text[from..to], from);
            return words.Count > 0 && words.All(w => w.IsSliceOf(Text) && w.Start >= from && w.End <= to && !w.Exact.Contains('“', StringComparison.Ordinal))
                && words.Zip(words.Skip(1)).All(p => p.First.End <= p.Second.Start);
        }).QuickCheckThrowOnFailure();
    }
}
