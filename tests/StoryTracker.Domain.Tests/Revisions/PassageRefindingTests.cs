using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Tests.Revisions;

public sealed class PassageRefindingTests
{
    static PassageFate Find(string words, string old, string now)
    {
        var at = old.IndexOf(words, StringComparison.Ordinal);
        return PassageRefinding.Find(Passage.Cut(old, at, at + words.Length, true), WordDiff.Of(old, now));
    }

    [Fact]
    public void Words_at_another_place_are_found_with_the_characters_they_have_there()
    {
        var now = "Correction. " + Samples.Text;
        var found = Assert.IsType<PassageFate.Refound>(Find("The new pier opens in June.", Samples.Text, now)).Passage;
        Assert.True(found.IsSliceOf(now));
        Assert.Equal(("The new pier opens in June.", true), (found.Exact, found.Quoted));
    }

    [Fact]
    public void Words_whose_context_got_other_marks_are_found() =>
        Assert.IsType<PassageFate.Refound>(Find("no more", "The captain said “no more” to them.", "The captain said \"no more\" to them. He left."));

    [Fact]
    public void Changed_words_are_told_as_they_stand_there_now()
    {
        var now = Samples.Text.Replace("opens in June", "opens in May", StringComparison.Ordinal);
        Assert.Equal("The new pier opens in May.", Assert.IsType<PassageFate.Changed>(Find("The new pier opens in June.", Samples.Text, now)).Now.Exact);
    }

    [Fact]
    public void Words_that_changed_at_their_edges_are_told_to_their_edges()
    {
        var now = Samples.Text.Replace("nobody will be turned away", "no ship will be turned off", StringComparison.Ordinal);
        Assert.Equal("no ship will be turned off", Assert.IsType<PassageFate.Changed>(Find("nobody will be turned away", Samples.Text, now)).Now.Exact);
    }

    [Fact]
    public void Words_that_were_taken_out_are_gone()
    {
        const string Old = "She spoke. “It opens in June,” she said.\n\nThe boats left at noon.";
        Assert.IsType<PassageFate.Gone>(Find("It opens in June,", Old, "She spoke.\n\nThe boats left at noon."));
    }

    [Fact]
    public void What_replaced_them_is_not_theirs_when_it_has_nothing_of_them()
    {
        const string Old = "She spoke. “It opens in June,” she said.\n\nThe boats left at noon.";
        Assert.IsType<PassageFate.Gone>(Find("It opens in June,", Old, "She spoke. Nobody answered the reporters all day.\n\nThe boats left at noon."));
    }

    [Fact]
    public void Words_that_fit_two_places_fit_none()
    {
        const string Old = "He said “yes” to all.";
        Assert.IsType<PassageFate.Gone>(Find("yes", Old, "Wholly rewritten: “yes” here. And another “yes” there."));
    }

    [Fact]
    public void Of_two_places_the_one_with_the_context_is_it()
    {
        const string Old = "The mayor answered “yes” at once, and the clerk answered “yes” after an hour.";
        var now = "New top. " + Old;
        var at = Old.LastIndexOf("yes", StringComparison.Ordinal);
        var found = Assert.IsType<PassageFate.Refound>(PassageRefinding.Find(Passage.Cut(Old, at, at + 3), WordDiff.Of(Old, now))).Passage;
        Assert.Equal(now.LastIndexOf("yes", StringComparison.Ordinal), found.Start);
    }

    [Fact]
    public void Short_words_elsewhere_in_another_context_are_not_they() =>
        Assert.IsType<PassageFate.Gone>(Find("no", "Asked about the tunnel, the mayor said “no”.", "Nothing of the former text is left but no letter of it counts."));

    [Fact]
    public void A_part_of_a_longer_word_is_not_the_word() =>
        Assert.IsNotType<PassageFate.Refound>(Find("ban", "They want to ban it soon.", "They want to bank it soon."));

    [Fact]
    public void Words_in_a_moved_paragraph_are_found()
    {
        const string A = "The harbour master spoke first of all.", B = "Nobody had asked her to, “not even he”.", C = "The boats went out at noon as ever.";
        Assert.IsType<PassageFate.Refound>(Find("not even he", $"{A}\n\n{B}\n\n{C}", $"{B}\n\n{C}\n\n{A}"));
    }

    [Fact]
    public void Whatever_is_found_is_the_slice_it_says_and_reads_the_same() =>
        Prop.ForAll(Pieces, Pieces, Gen.Choose(0, 1000).ToArbitrary(), (old, now, seed) =>
        {
            if (old.Length < 2) return true;
            var start = seed % old.Length;
            var end = Math.Min(old.Length, start + 1 + seed % 17);
            Passage passage;
            try
            {
                passage = Passage.Cut(old, start, end);
            }
            catch (ArgumentOutOfRangeException)
            {
                return true;
            }
            return PassageRefinding.Find(passage, WordDiff.Of(old, now)) switch
            {
                PassageFate.Refound r => r.Passage.IsSliceOf(now) && r.Passage.Exact == passage.Exact,
                PassageFate.Changed c => c.Now.IsSliceOf(now) && c.Now.Exact != passage.Exact,
                _ => true,
            };
        }).QuickCheckThrowOnFailure();

    static Arbitrary<string> Pieces => Gen.Elements("the", "pier", "yes", "no", " ", " ", " ", "\n\n", "“", "”", ",", "🦑", "opens in June").ListOf()
        .Select(p => string.Concat(p)).ToArbitrary();
}
