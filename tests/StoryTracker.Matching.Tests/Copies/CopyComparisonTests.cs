using StoryTracker.Matching.Copies;

namespace StoryTracker.Matching.Tests.Copies;

public sealed class CopyComparisonTests
{
    static string Words(int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(i => $"word{i}"));

    static CopyComparison Compare(string a, string b) => CopyComparison.Of(TextShingles.Of(a), TextShingles.Of(b));

    static int Shared(string a, string b) =>
        MinHashBands.Of(TextShingles.Of(a)).Zip(MinHashBands.Of(TextShingles.Of(b))).Count(p => p.First == p.Second);

    [Fact]
    public void Case_marks_and_line_breaks_do_not_matter()
    {
        var comparison = Compare(Words(0, 100), Words(0, 100).ToUpperInvariant().Replace(" ", ", \n", StringComparison.Ordinal));
        Assert.Equal((1, 1), (comparison.Similarity, comparison.Containment));
    }

    [Fact]
    public void The_same_text_with_a_line_more_is_a_copy_and_another_text_is_none()
    {
        Assert.True(Compare(Words(0, 300), Words(0, 300) + " " + Words(5000, 20)).IsCopy);
        Assert.False(Compare(Words(0, 300), Words(1000, 300)).IsCopy);
        Assert.False(Compare(Words(0, 300), Words(150, 300)).IsCopy);
    }

    [Fact]
    public void A_wire_report_that_an_outlet_went_on_writing_is_part_of_it()
    {
        var comparison = Compare(Words(0, 200), Words(0, 200) + " " + Words(5000, 300));
        Assert.True(comparison.IsCopy);
        Assert.InRange(comparison.Similarity, 0.3, 0.5);
        Assert.Contains("100 % of the shorter", comparison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_with_a_word_changed_in_every_sentence_and_another_first_line_is_a_copy()
    {
        var edited = string.Join(' ', Enumerable.Range(0, 200).Select(i => i % 9 == 0 ? "another" : $"word{i}"));
        var (a, b) = (Words(0, 200), $"{Words(5000, 25)}. {edited}");
        Assert.False(Compare(a, b).IsCopy);
        var comparison = CopyComparison.Of(TextShingles.Of(a), TextShingles.Of(b), PrintedText.Of(a), PrintedText.Of(b));
        Assert.True(comparison.IsCopy);
        Assert.Contains("but for small edits", comparison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reports_that_print_one_long_speech_are_no_copies()
    {
        string Report(int own) => $"{Words(own, 60)}\n“{Words(0, 900)}”\n{Words(own + 100, 60)}";
        var (a, b) = (Report(5000), Report(6000));
        Assert.True(Compare(a, b).IsCopy);
        Assert.False(CopyComparison.Of(TextShingles.Of(a), TextShingles.Of(b), PrintedText.Of(a), PrintedText.Of(b)).IsCopy);
    }

    [Fact]
    public void An_item_in_brief_within_a_long_article_is_no_copy() => Assert.False(Compare(Words(0, 40), Words(0, 1000)).IsCopy);

    [Fact]
    public void Copies_meet_in_a_band_and_strangers_do_not()
    {
        var met = 0;
        for (var i = 0; i < 50; i++)
        {
            var text = Words(i * 1000, 250);
            Assert.NotEqual(0, Shared(text, text.Replace($"word{i * 1000 + 40}", "other", StringComparison.Ordinal)));
            met += Shared(text, Words(i * 1000 + 500_000, 250)) > 0 ? 1 : 0;
        }
        Assert.Equal(0, met);
    }

    [Fact]
    public void Too_little_text_has_no_bands() => Assert.Empty(MinHashBands.Of(TextShingles.Of(Words(0, TextShingles.Fewest))));
}
