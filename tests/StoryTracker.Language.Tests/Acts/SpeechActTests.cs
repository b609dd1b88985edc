using StoryTracker.Language.Acts;

namespace StoryTracker.Language.Tests.Acts;

public class SpeechActTests
{
    const string ChosenOn = "speech-acts-chosen-on.tsv", Held = "speech-acts-held.tsv";

    [Fact]
    public void On_the_held_half_acts_are_right_as_often_as_the_card_says()
    {
        var measure = new Measure(GoldStatement.Read(Held));
        TestContext.Current.TestOutputHelper?.WriteLine(measure.ToString());
        Assert.InRange(measure.Accuracy, 0.5, 1);
    }

    /// <summary>Prints weights and figures; run with: dotnet test -- -explicit only -method "*Fit_the_weights*" -showLiveOutput.</summary>
    [Fact(Explicit = true)]
    public void Fit_the_weights_and_print_them_with_the_figures()
    {
        var output = TestContext.Current.TestOutputHelper!;
        var chosenOn = GoldStatement.Read(ChosenOn);
        var examples = chosenOn.Where(s => s is { Label: not null, Found.Signs.Count: > 0 })
            .Select(s => (s.Found!.Signs, s.Label!.Value)).ToList();
        var pairs = SpeechActs.Weights.Select(w => (w.Sign, w.Kind)).ToList();
        double best = 0, bestLikelihood = double.MinValue;
        foreach (double penalty in new[] { 0.0003, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05 })
        {
            double likelihood = Enumerable.Range(0, 5).Average(fold => WeightFit.LogLikelihood(
                pairs, WeightFit.Fit(pairs, examples.Where((_, k) => k % 5 != fold).ToList(), penalty), examples.Where((_, k) => k % 5 == fold).ToList()));
            output.WriteLine($"penalty {penalty}: mean log-likelihood of the left-out fifths {likelihood:0.0000}");
            if (likelihood > bestLikelihood) (best, bestLikelihood) = (penalty, likelihood);
        }
        output.WriteLine(WeightFit.Spelled(pairs, WeightFit.Fit(pairs, examples, best)));
        output.WriteLine(new Measure(chosenOn).ToString());
        foreach (var s in chosenOn.Where(s => s.Found?.Act?.Kind != s.Label))
            output.WriteLine($"{(s.Found is null ? "NOT READ" : s.Found.Act?.ToString() ?? "none: " + string.Join(',', s.Found.Signs))} | {s.Label} | {s.Text}");
        Assert.NotEmpty(examples);
    }
}
