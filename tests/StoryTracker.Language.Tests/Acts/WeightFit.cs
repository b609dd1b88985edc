using System.Globalization;
using StoryTracker.Language.Acts;

namespace StoryTracker.Language.Tests.Acts;

/// <summary>Fits the weights of the acts to labelled statements: penalised maximum likelihood, by gradient ascent from zero; deterministic.</summary>
static class WeightFit
{
    const int Rounds = 3000;
    const double Step = 0.5;

    /// <summary>The weights, one for each pair of sign and act that the shipped table holds.</summary>
    /// <param name="pairs">Which act a sign may speak for or against.</param>
    /// <param name="examples">Signs and label of each statement.</param>
    /// <param name="penalty">Strength of the quadratic penalty, per statement.</param>
    public static double[] Fit(
        IReadOnlyList<(Sign? Sign, SpeechActKind Kind)> pairs, IReadOnlyList<(IReadOnlyList<Sign> Signs, SpeechActKind Kind)> examples, double penalty)
    {
        double[] weights = new double[pairs.Count];
        for (int round = 0; round < Rounds; round++)
        {
            double[] slope = new double[pairs.Count];
            foreach (var (signs, kind) in examples)
            {
                double[] shares = Shares(pairs, weights, signs);
                for (int p = 0; p < pairs.Count; p++)
                    if (pairs[p].Sign is not { } sign || signs.Contains(sign))
                        slope[p] += (pairs[p].Kind == kind ? 1 : 0) - shares[(int)pairs[p].Kind];
            }
            for (int p = 0; p < pairs.Count; p++) weights[p] += Step * (slope[p] / examples.Count - penalty * weights[p]);
        }
        return weights;
    }

    /// <summary>Mean log-likelihood of examples under weights.</summary>
    public static double LogLikelihood(
        IReadOnlyList<(Sign? Sign, SpeechActKind Kind)> pairs, double[] weights, IReadOnlyList<(IReadOnlyList<Sign> Signs, SpeechActKind Kind)> examples) =>
        examples.Average(e => Math.Log(Shares(pairs, weights, e.Signs)[(int)e.Kind]));

    static double[] Shares(IReadOnlyList<(Sign? Sign, SpeechActKind Kind)> pairs, double[] weights, IReadOnlyList<Sign> signs)
    {
        double[] scores = new double[SpeechActs.Kinds.Length];
        for (int p = 0; p < pairs.Count; p++)
            if (pairs[p].Sign is not { } sign || signs.Contains(sign)) scores[(int)pairs[p].Kind] += weights[p];
        double most = scores.Max(), sum = 0;
        for (int k = 0; k < scores.Length; k++) sum += scores[k] = Math.Exp(scores[k] - most);
        return [.. scores.Select(s => s / sum)];
    }

    /// <summary>The weights as the shipped table spells them.</summary>
    public static string Spelled(IReadOnlyList<(Sign? Sign, SpeechActKind Kind)> pairs, double[] weights) =>
        string.Join('\n', pairs.Select((p, k) => string.Create(CultureInfo.InvariantCulture, $"{p.Sign?.ToString() ?? "Bias"} {p.Kind} {weights[k]:0.00}")));
}
