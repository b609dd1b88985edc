using StoryTracker.Evaluation;
using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Measures;

namespace StoryTracker.Language.Tests.Evaluation;

/// <summary>The measures themselves, on texts small enough to count by hand.</summary>
public class MeasureTests
{
    [Theory]
    [InlineData("It’s 5½ km_long.", "It’s|5½|km_long")]
    [InlineData("rock 'n' roll, O'Neill's", "rock|n|roll|O'Neill's")]
    [InlineData("e\u0301t 𝔄𝔅 😀", "e|t|𝔄𝔅")]
    [InlineData("' ’", "")]
    public void A_word_is_letters_numbers_and_underscores_joined_by_apostrophes(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Words.In(text).Select(w => w.In(text))));

    [Theory]
    [InlineData("“The end,” he", 0, 10, "The end")]
    [InlineData("…", 0, 1, "")]
    [InlineData("a b", -5, 99, "a b")]
    [InlineData("“𝔄𝔅”", 0, 6, "𝔄𝔅")]
    public void Spans_are_compared_without_marks_and_blanks_at_their_ends(string text, int start, int end, string expected) =>
        Assert.Equal(expected, Words.Trim(text, new Span(start, end)).In(text));

    [Theory]
    [InlineData("“One” and \"two\" and ''three'' and ``four''.", "“One”|\"two\"|''three''|``four''")]
    [InlineData("“An open one.\nThe next “line” too", "“An open one.|“line”")]
    [InlineData("”stray “a “b” c”", "“a “b”")]
    public void Regions_end_with_their_mark_or_their_paragraph(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', QuotedRegions.In(text).Select(r => r.In(text))));

    [Theory]
    [InlineData("Sadiq Khan", "Mr Khan", true)]
    [InlineData("Anna Reed", "A. Reed", true)]
    [InlineData("Anna Reed", "Ben Reed", false)]
    [InlineData("Chris Reed", "Christopher Reed", true)]
    [InlineData("UN", "United Nations", true)]
    [InlineData("the council", "council", true)]
    [InlineData("the council", "residents", false)]
    [InlineData("", "Reed", false)]
    public void Names_agree_by_the_last_name_unless_first_names_clash(string a, string b, bool same)
    {
        Assert.Equal(same, Names.Same(a, b));
        Assert.Equal(same, Names.Same(b, a));
    }

    [Theory]
    [InlineData("the mayor of Brackwell, Anna Reed", "mayor")]
    [InlineData("Anna Reed, the mayor", "reed")]
    [InlineData("Henry Reed Jr.", "reed")]
    [InlineData("the union’s", "union")]
    public void The_head_of_a_source_is_its_last_word_before_a_comma_or_a_preposition(string source, string expected) =>
        Assert.Equal(expected, Names.Head(source, [new Span(0, source.Length)]));

    [Fact]
    public void F1_is_the_harmonic_mean_of_precision_and_recall()
    {
        var figure = Figure.F1("x", right: 1, found: 2, gold: 4);
        Assert.Equal((50, 25), (figure.Precision!.Value, figure.Recall!.Value));
        Assert.Equal(100.0 / 3, figure.Value, 9);
        Assert.Equal(0, Figure.F1("x", 0, 0, 0).Value);
    }

    const string Text = "“The plan is bold,” said Anna Reed. Ben Hill said the bridge was safe. He denied that it leaked.";

    static Span At(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), Text.IndexOf(words, StringComparison.Ordinal) + words.Length);

    static GoldQuotation Gold(string id, string content, string source, string cue, QuotationType type) => new(id, [At(content)], [At(source)], [At(cue)], type);

    static Quotation Found(string content, string source, string cue, QuotationType type, string? speaker = null, Polarity polarity = Polarity.Said) =>
        new([At(content)], [At(source)], [At(cue)], type, speaker, Resolution.Name, polarity, null, null, null, 0.5) { Extent = [At(content)] };

    static readonly GoldArticle Article = Make();

    static GoldArticle Make()
    {
        GoldQuotation[] quotations =
        [
            Gold("1", "“The plan is bold,”", "Anna Reed", "said", QuotationType.Direct) with { Speaker = "Anna Reed", Polarity = Polarity.Said },
            Gold("2", "the bridge was safe", "Ben Hill", "said", QuotationType.Indirect) with { Speaker = "Ben Hill", Polarity = Polarity.Said },
            Gold("3", "that it leaked", "He", "denied", QuotationType.Indirect) with { Nameless = true, Polarity = Polarity.Denied },
        ];
        return new("a", new(Text), quotations) { Segments = [new(At("The plan is bold"), quotations[0])] };
    }

    static double Value(IReadOnlyList<Figure> figures, string name) => Assert.Single(figures, f => f.Name == name).Value;

    [Fact]
    public void What_people_found_scores_a_hundred_everywhere()
    {
        var figures = QuotationMeasures.Figures(QuotationMeasures.Count(Article,
        [
            Found("The plan is bold,", "Anna Reed", "said", QuotationType.Direct, "Anna Reed"),
            Found("the bridge was safe", "Ben Hill", "said", QuotationType.Indirect, "Ben Hill"),
            Found("that it leaked", "He", "denied", QuotationType.Indirect, polarity: Polarity.Denied),
        ]));
        string[] wrong = ["C.false_names", "C.nameless_named", "D.withheld_asserted"];
        Assert.All(figures.Where(f => !f.IsCount), f => Assert.Equal(100, f.Value));
        Assert.All(wrong, name => Assert.Equal(0, Value(figures, name)));
    }

    [Fact]
    public void Nothing_found_scores_nothing()
    {
        var figures = QuotationMeasures.Figures(QuotationMeasures.Count(Article, []));
        Assert.All(figures.Where(f => !f.IsCount), f => Assert.Equal(0, f.Value));
        Assert.Equal(3, Value(figures, "B.gold_attributions"));
    }

    [Fact]
    public void A_wrong_source_a_wrong_name_and_a_denial_taken_for_an_assertion_are_counted_each()
    {
        var figures = QuotationMeasures.Figures(QuotationMeasures.Count(Article,
        [
            Found("The plan is bold,", "Ben Hill", "said", QuotationType.Direct, "Ben Hill"),
            Found("bridge was safe", "Ben Hill", "said", QuotationType.Indirect),
            Found("that it leaked", "He", "denied", QuotationType.Indirect, "Ben Hill"),
        ]));
        Assert.Equal(100, Value(figures, "A.direct.exact"));
        Assert.Equal(0, Value(figures, "A.attr.src_overlap_e2e"));
        Assert.Equal(200.0 / 3, Value(figures, "B.content.exact"), 9);
        Assert.Equal(100, Value(figures, "B.attribution.iou50"));
        Assert.Equal(200.0 / 3, Value(figures, "B.attribution.full"), 9);
        Assert.Equal(50, Value(figures, "C.speaker_acc"));
        Assert.Equal(1, Value(figures, "C.false_names"));
        Assert.Equal(1, Value(figures, "C.nameless_named"));
        Assert.Equal(1, Value(figures, "D.withheld_asserted"));
    }

    [Fact]
    public void One_finding_is_one_attribution_however_many_it_covers()
    {
        var all = new Quotation([new Span(0, Text.Length)], [], [], QuotationType.Mixed, null, Resolution.Unresolved, Polarity.Said, null, null, null, 0.5)
            { Extent = [new Span(0, Text.Length)] };
        var tally = QuotationMeasures.Count(Article, [all]);
        Assert.Equal((0, 1, 1), (tally[Counted.Matched], tally[Counted.Third], tally[Counted.Found]));
    }

    [Fact]
    public void What_lies_in_text_set_aside_is_not_counted_against_anybody()
    {
        var aside = Article with { Ignored = [At("He denied that it leaked")] };
        Assert.Equal(1, QuotationMeasures.Count(Article, [Found("that it leaked", "He", "denied", QuotationType.Indirect)])[Counted.Found]);
        Assert.Equal(0, QuotationMeasures.Count(aside, [Found("that it leaked", "He", "denied", QuotationType.Indirect)])[Counted.Found]);
    }

    [Fact]
    public void Dates_are_matched_one_to_one_by_the_longest_overlap()
    {
        TimeExpression Date(int start, int end, string value) =>
            new(new Span(start, end), TimeType.Date, value, null, null, TimeStatus.Unknown, "", null);
        var article = new GoldArticle("d", new(new string('x', 50)), [])
            { Dates = [new(new Span(0, 10), "DATE", "2020"), new(new Span(20, 30), "DATE", "2021"), new(new Span(40, 45), "SET", "P1D")] };
        var tally = DateMeasures.Count(article, [Date(0, 2, "1999"), Date(3, 12, "2020"), Date(20, 30, "2022"), Date(40, 45, "P1D")]);
        Assert.Equal((3, 4, 2, 3, 2, 2), (tally[DateCount.Gold], tally[DateCount.Found], tally[DateCount.Strict], tally[DateCount.Relaxed],
            tally[DateCount.Type], tally[DateCount.Value]));
    }

    [Fact]
    public void Corpus_offsets_in_code_points_become_utf16()
    {
        const string line = """{"id":"x","split":"dev","date":"2020-02-03","text":"😀 “Hi all now,” Al said.","quotes":[{"id":"q","content":[[3,14]],"source":[[16,18]],"cue":[[19,23]],"type":"direct","speaker":"Al"}],"direct":[{"span":[3,13],"attr":"q"}],"ignore":[]}""";
        var article = Assert.Single(QuotationCorpus.Read([line, "", line.Replace("\"dev\"", "\"train\"", StringComparison.Ordinal)], "dev"));
        var q = Assert.Single(article.Quotations);
        Assert.Equal(("Hi all now,", "Al", "said"), (q.Content.Words(article.Text), q.Source.Words(article.Text), q.Cue.Words(article.Text)));
        Assert.Null(q.Speaker);
        Assert.Equal("Hi all now", Assert.Single(article.Segments!).Span.In(article.Text));
        Assert.Equal(new DateOnly(2020, 2, 3), article.Input.Published!.Earliest);
    }

    [Theory]
    [InlineData("--worst x", "--worst takes")]
    [InlineData("--data", "--data lacks")]
    [InlineData("tweets", "'tweets' is not known")]
    public void A_wrong_command_line_is_told_in_a_sentence(string line, string sentence)
    {
        var (options, problem) = Options.Read(line.Split(' '));
        Assert.Null(options);
        Assert.Contains(sentence, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_line_names_parts_and_options()
    {
        var options = Options.Read(["quotes", "--split", "train", "--worst", "3", "--errors", "--json"]).Options!;
        Assert.True(options.Wants("quotes"));
        Assert.False(options.Wants("dates"));
        Assert.Equal(("train", 3, true, true), (options.Split, options.Worst, options.Errors, options.Json));
        Assert.False(Options.Read([]).Options!.Wants("calibrate"));
    }
}
