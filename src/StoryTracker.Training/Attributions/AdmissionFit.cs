using System.Globalization;
using System.Text;

namespace StoryTracker.Training.Attributions;

/// <summary>Fits the weights of the admission score: logistic regression by gradient descent over all examples, the same on every run.</summary>
static class AdmissionFit
{
    const int Rounds = 400;
    const double Rate = 4;
    const double Decay = 2e-4;
    const int Rarest = 15;

    /// <summary>The lines of the resource <c>admission-weights.txt</c>: a feature and its weight each, in order of the features.</summary>
    public static string Weights(IReadOnlyList<AdmissionExample> examples)
    {
        var counts = examples.SelectMany(e => e.Features).GroupBy(f => f, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        string[] names = [.. counts.Where(c => c.Value >= Rarest).Select(c => c.Key).Order(StringComparer.Ordinal)];
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        int[][] rows = [.. examples.Select(e => e.Features.Where(numbers.ContainsKey).Select(f => numbers[f]).ToArray())];
        double[] weights = new double[names.Length], gradient = new double[names.Length];
        for (int round = 0; round < Rounds; round++)
        {
            Array.Clear(gradient);
            for (int k = 0; k < rows.Length; k++)
            {
                double sum = 0;
                foreach (int f in rows[k]) sum += weights[f];
                double error = 1 / (1 + Math.Exp(-sum)) - (examples[k].IsReport ? 1 : 0);
                foreach (int f in rows[k]) gradient[f] += error;
            }
            for (int f = 0; f < weights.Length; f++)
                weights[f] -= Rate * (gradient[f] / counts[names[f]] + Decay * weights[f]) / 20;
        }
        var lines = new StringBuilder("# Weights of the admission score, a feature of a candidate's structure each. Written by StoryTracker.Training --admission.\n");
        for (int f = 0; f < names.Length; f++) lines.Append(CultureInfo.InvariantCulture, $"{names[f]} {weights[f]:F2}\n");
        return lines.ToString();
    }
}
