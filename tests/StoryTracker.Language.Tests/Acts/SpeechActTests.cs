using StoryTracker.Language.Acts;

namespace StoryTracker.Language.Tests.Acts;

public class SpeechActTests
{
    const string ChosenOn = "speech-acts-chosen-on.tsv", Held = "speech-acts-held.tsv";

    /// <summary>Figures as of the card: accuracy 0.81, of the acts given 0.87 right, calibration error 0.06, 140 statements read.</summary>
    [Fact]
    public void On_the_held_half_acts_are_right_about_as_often_as_the_card_says()
    {
        var measure = new Measure(GoldStatement.Read(Held));
        TestContext.Current.TestOutputHelper?.WriteLine(measure.ToString());
        Assert.InRange(measure.Statements.Count(s => s.Found is not null), 130, 145);
        Assert.InRange(measure.Accuracy, 0.78, 1);
        Assert.InRange(measure.Precision, 0.83, 1);
        Assert.InRange(measure.CalibrationError, 0, 0.12);
    }

    [Fact]
    public void No_statement_stands_in_both_halves_of_the_gold_set()
    {
        Assert.Empty(GoldStatement.Read(ChosenOn).Select(s => s.Text).Intersect(GoldStatement.Read(Held).Select(s => s.Text)));
    }

    [Theory]
    [InlineData("Ann Cole said the gate was locked in 2019.", SpeechActKind.Fact)]
    [InlineData("Ann Cole said the offer was ridiculous.", SpeechActKind.Opinion)]
    [InlineData("Ann Cole urged the owners to sell the hall.", SpeechActKind.Call)]
    [InlineData("“You must leave the hall tonight,” Ann Cole said.", SpeechActKind.Call)]
    [InlineData("“Leave the hall by the back door,” Ann Cole said.", SpeechActKind.Call)]
    [InlineData("“We will sell the hall,” Ann Cole said.", SpeechActKind.Promise)]
    [InlineData("Ann Cole said she would sell the hall.", SpeechActKind.Promise)]
    [InlineData("Ann Cole denied that the hall was sold.", SpeechActKind.Denial)]
    [InlineData("“I never saw the contract,” Ann Cole said.", SpeechActKind.Denial)]
    public void An_act_is_read_from_the_verb_and_the_words(string text, SpeechActKind expected)
    {
        Assert.Equal(expected, Reading.Only(text).Act?.Kind);
    }

    [Theory]
    [InlineData("“Where is the hall?” Ann Cole asked.")]
    [InlineData("Ann Cole asked whether the hall was sold.")]
    [InlineData("Ann Cole stopped short of saying that the hall should be sold.")]
    [InlineData("“The hall, the pond, the lane,” Ann Cole said.")]
    public void A_question_words_not_said_and_words_without_a_sign_are_no_act(string text)
    {
        Assert.All(Reading.Of(text).Quotations, q => Assert.Null(q.Act));
    }

    [Fact]
    public void An_act_says_why_and_names_the_words()
    {
        var act = Reading.Only("Ann Cole said that the owners should sell the hall.").Act!;
        Assert.StartsWith("because “should”", act.Reason, StringComparison.Ordinal);
        Assert.InRange(act.Confidence, 0.5, 1);
    }

    [Fact]
    public void Sentences_that_speak_for_different_acts_lower_the_confidence()
    {
        double one = Reading.Only("“We will sell the hall,” Ann Cole said.").Act!.Confidence;
        double both = Reading.Only("“We will sell the hall. The hall was built in 1850. The fair was held there,” Ann Cole said.").Act?.Confidence ?? 0;
        Assert.True(both < one);
    }

    /// <summary>Prints weights and figures; run with: dotnet test -- -explicit only -method "*Fit_the_weights*" -showLiveOutput.</summary>
    [Fact(Explicit = true)]
    public void Fit_the_weights_and_print_them_with_the_figures()
    {
        var output = TestContext.Current.TestOutputHelper!;
        var chosenOn = GoldStatement.Read(ChosenOn);
        // A statement of several sentences has one label, but not each of its sentences.
        var examples = chosenOn.Where(s => s is { Label: not null, Found.Signs: [{ Count: > 0 }] })
            .Select(s => (s.Found!.Signs[0], s.Label!.Value)).ToList();
        var pairs = SpeechActs.Weights.Select(w => (w.Sign, w.Kind)).ToList();
        double best = 0, bestLikelihood = double.MinValue;
        foreach (double penalty in new[] { 0.001, 0.002, 0.005, 0.01, 0.02, 0.05 })
        {
            double likelihood = Enumerable.Range(0, 5).Average(fold => WeightFit.LogLikelihood(
                pairs, WeightFit.Fit(pairs, examples.Where((_, k) => k % 5 != fold).ToList(), penalty), examples.Where((_, k) => k % 5 == fold).ToList()));
            output.WriteLine($"penalty {penalty}: mean log-likelihood of the left-out fifths {likelihood:0.0000}");
            if (likelihood > bestLikelihood) (best, bestLikelihood) = (penalty, likelihood);
        }
        output.WriteLine(WeightFit.Spelled(pairs, WeightFit.Fit(pairs, examples, best)));
        output.WriteLine(new Measure(chosenOn).ToString());
        foreach (var s in chosenOn.Where(s => s.Found?.Act?.Kind != s.Label))
            output.WriteLine($"{(s.Found is null ? "NOT READ" : s.Found.Act?.ToString() ?? "none: " + string.Join(" / ", s.Found.Signs.Select(g => string.Join(',', g))))} | {s.Label} | {s.Text}");
        Assert.NotEmpty(examples);
    }
}
