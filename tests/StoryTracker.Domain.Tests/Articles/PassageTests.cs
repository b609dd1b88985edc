using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Tests.Articles;

public sealed class PassageTests
{
    [Fact]
    public void A_passage_cut_from_any_text_is_the_slice_it_says_it_is_and_of_no_shifted_text() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(NonEmptyString, int, int)>(), given =>
        {
            var text = "🙂" + given.Item1.Get.Replace("\0", "", StringComparison.Ordinal) + "“é”";
            var start = Math.Abs(given.Item2 % text.Length);
            var end = start + 1 + Math.Abs(given.Item3 % (text.Length - start));
            Passage passage;
            try
            {
                passage = Passage.Cut(text, start, end);
            }
            catch (ArgumentOutOfRangeException)
            {
                // Only a split surrogate pair is refused here.
                return char.IsLowSurrogate(text[start]) || (end < text.Length && char.IsLowSurrogate(text[end]));
            }
            return passage.IsSliceOf(text) && passage.Exact == text[start..end]
                && text[..start].EndsWith(passage.Prefix, StringComparison.Ordinal) && text[end..].StartsWith(passage.Suffix, StringComparison.Ordinal)
                && !passage.IsSliceOf(text[..(end - 1)]);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(0, 99)]
    [InlineData(1, 3)]
    public void A_range_that_is_not_characters_of_the_text_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Passage.Cut("🙂abc", start, end));

    [Fact]
    public void Marks_stand_only_round_what_the_article_prints_inside_them()
    {
        const string text = "He said the pier “opens in June”, weather permitting.";
        Passage Cut(string words, bool quoted) => Passage.Cut(text, text.IndexOf(words, StringComparison.Ordinal), text.IndexOf(words, StringComparison.Ordinal) + words.Length, quoted);
        var mixed = Samples.Pier with { Kind = QuoteKind.Mixed, Words = [Cut("the pier", false), Cut("opens in June", true), Cut("permitting", false)] };
        Assert.Equal("the pier “opens in June” … permitting", mixed.ReadingText());
    }
}
