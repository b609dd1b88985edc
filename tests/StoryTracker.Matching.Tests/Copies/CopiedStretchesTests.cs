using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Copies;

namespace StoryTracker.Matching.Tests.Copies;

public sealed class CopiedStretchesTests
{
    static string Words(int from, int count) => string.Join(' ', Enumerable.Range(from, count).Select(i => $"word{i}"));

    static CopiedStretch[] Between(string a, string b) => [.. CopiedStretches.Between(PrintedText.Of(a), PrintedText.Of(b))];

    static string Cut(string text, TextSpan span) => text[span.Start..span.End];

    [Fact]
    public void Agency_copy_within_a_longer_own_article_is_found_where_it_stands()
    {
        var wire = Words(0, 60);
        var own = $"{Words(1000, 80)}.\n\n{wire}.\n\n{Words(2000, 120)}.";
        var stretch = Assert.Single(Between(own, wire));
        Assert.Equal(wire, Cut(own, stretch.In));
        Assert.Equal((60, 60), (stretch.Words, stretch.Narrated));
    }

    [Fact]
    public void A_word_changed_or_a_title_added_does_not_break_a_passage()
    {
        var wire = Words(0, 60);
        var edited = wire.Replace("word30 ", "another ", StringComparison.Ordinal).Replace("word45 ", "the right honourable word45 ", StringComparison.Ordinal);
        Assert.Equal(59, Assert.Single(Between(wire, edited)).Words);
    }

    [Fact]
    public void A_long_quotation_that_both_print_is_no_copy()
    {
        var remark = $"“{Words(0, 80)}”";
        Assert.Empty(Between($"{Words(1000, 50)} {remark} she told reporters. {Words(2000, 50)}", $"{Words(3000, 50)} {remark} she said. {Words(4000, 50)}"));
    }

    [Theory]
    [InlineData("“{0}”")]
    [InlineData("\"{0}\"")]
    [InlineData("‘{0}’")]
    [InlineData("'{0}'")]
    [InlineData("«{0}»")]
    [InlineData("\"{0}”")]
    [InlineData("“{0}")]
    public void Any_marks_make_a_quotation(string marks)
    {
        var remark = marks.Replace("{0}", Words(0, 80), StringComparison.Ordinal);
        Assert.Empty(Between($"{Words(1000, 50)}\n{remark}\n{Words(2000, 50)}", $"{Words(3000, 50)}\n{remark}\n{Words(4000, 50)}"));
    }

    [Fact]
    public void Apostrophes_make_no_quotation()
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? $"it's the workers' word{i}" : $"’twas word{i}"));
        Assert.Equal(PrintedText.Of(text).Count, PrintedText.Of(text).Narrated);
    }

    [Fact]
    public void A_quotation_inside_copied_narration_is_copied_with_it()
    {
        var wire = $"{Words(0, 30)} “{Words(100, 10)}” {Words(200, 30)}";
        var stretch = Assert.Single(Between($"{Words(1000, 40)} {wire}", $"{wire} {Words(3000, 40)}"));
        Assert.Equal((70, 60), (stretch.Words, stretch.Narrated));
    }

    [Fact]
    public void Short_remainders_of_a_text_that_is_copied_as_a_whole_count_too()
    {
        var wire = Words(0, 200);
        var cut = $"{Words(0, 90)}. {Words(1000, 15)} {Words(120, 10)} {Words(2000, 15)}";
        var stretches = Between(cut, wire);
        Assert.Equal([90, 10], stretches.Select(s => s.Words));
        Assert.Equal(Words(120, 10), Cut(cut, stretches[1].In));
    }

    [Fact]
    public void What_a_paper_heard_itself_is_not_copied_because_its_article_is()
    {
        var (wire, remark) = (Words(0, 100), $"“{Words(500, 20)},” she said.");
        Assert.Single(Between($"{wire}\n\n{remark} {Words(600, 50)}", $"{wire}\n\n{Words(2000, 50)} {remark}"));
    }

    [Fact]
    public void Which_text_comes_first_changes_nothing() => Prop.ForAll(Pairs, p =>
        Between(p.A, p.B).OrderBy(Key).SequenceEqual(Between(p.B, p.A).Select(s => s.Turned).OrderBy(Key))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_found_stands_in_both_texts_and_is_long_enough() => Prop.ForAll(Pairs, p => Between(p.A, p.B).All(s =>
        s.Words >= s.Narrated && s.Narrated >= 8
        && PrintedText.Of(Cut(p.A, s.In)).Count >= s.Words && PrintedText.Of(Cut(p.B, s.InOther)).Count >= s.Words)).QuickCheckThrowOnFailure();

    static (int, int) Key(CopiedStretch s) => (s.In.Start, s.InOther.Start);

    static readonly Gen<string> Text = Gen.Elements("one", "two", "“", "”", "'", "\"", "\n", "said", "ten", Words(0, 30), Words(30, 20), Words(50, 6), Words(100, 40), ".")
        .ListOf().Select(parts => string.Join(' ', parts));

    static readonly Arbitrary<(string A, string B)> Pairs = (from a in Text from b in Text select (a, b)).ToArbitrary();
}
