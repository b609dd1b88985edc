using System.Globalization;
using System.Text.RegularExpressions;

namespace StoryTracker.TestMetrics;

/// <summary>A strict reader of Prometheus' text format 0.0.4: what breaks its rules fails the test.</summary>
public sealed partial class Exposition
{
    readonly Dictionary<string, double> samples = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> types = new(StringComparer.Ordinal);

    Exposition()
    {
    }

    /// <summary>Names of families and their types.</summary>
    public IReadOnlyDictionary<string, string> Types => types;

    /// <summary>Samples by name and labels in the order in which they were written, such as <c>jobs{kind="a"}</c>.</summary>
    public IReadOnlyDictionary<string, double> Samples => samples;

    /// <summary>The value of a sample; null where there is none.</summary>
    public double? this[string sample] => samples.TryGetValue(sample, out var value) ? value : null;

    /// <summary>Reads a whole answer.</summary>
    public static Exposition Read(string text)
    {
        Assert.True(text.Length == 0 || text.EndsWith('\n'), "The last line has to end.");
        var read = new Exposition();
        string? family = null;
        var helped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n')[..^1])
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                Assert.True(helped.Add(line.Split(' ')[2]), $"A second HELP: {line}");
                continue;
            }
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var words = line.Split(' ');
                Assert.Equal(4, words.Length);
                Assert.Contains(words[3], new[] { "counter", "gauge", "histogram" });
                family = words[2];
                Assert.Contains(family, helped);
                Assert.True(read.types.TryAdd(family, words[3]), $"A second TYPE: {line}");
                continue;
            }
            var match = Sample().Match(line);
            Assert.True(match.Success, $"Not a sample: {line}");
            var name = match.Groups["name"].Value;
            Assert.NotNull(family);
            var histogram = read.types[family] == "histogram";
            Assert.True(histogram ? name == $"{family}_bucket" || name == $"{family}_sum" || name == $"{family}_count" : name == family,
                $"{name} stands under {family}");
            if (read.types[family] == "counter") Assert.EndsWith("_total", name, StringComparison.Ordinal);
            var labels = Label().Matches(match.Groups["labels"].Value).Select(l => l.Groups["name"].Value).ToList();
            Assert.Equal(labels.Distinct(), labels);
            Assert.True(read.samples.TryAdd($"{name}{match.Groups["set"].Value}", Number(match.Groups["value"].Value)), $"A second time: {line}");
        }
        read.CheckHistograms();
        return read;
    }

    // Buckets never shrink, and the last holds everything.
    void CheckHistograms()
    {
        foreach (var family in types.Where(t => t.Value == "histogram").Select(t => t.Key))
        {
            var buckets = samples.Where(s => s.Key.StartsWith($"{family}_bucket{{", StringComparison.Ordinal))
                .Select(s => (Series: UpTo().Replace(s.Key, ""), UpTo: Number(UpTo().Match(s.Key).Groups["le"].Value), s.Value)).ToList();
            foreach (var series in buckets.GroupBy(b => b.Series))
            {
                var ordered = series.OrderBy(b => b.UpTo).ToList();
                Assert.Equal(double.PositiveInfinity, ordered[^1].UpTo);
                Assert.Equal(ordered.Select(b => b.Value).Order(), ordered.Select(b => b.Value));
                var labels = series.Key[$"{family}_bucket".Length..];
                Assert.Equal(ordered[^1].Value, this[$"{family}_count{(labels == "{}" ? "" : labels)}"]);
            }
        }
    }

    static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<set>\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="(\\[\\n"]|[^\\"\n])*",?)*)\})? (?<value>\S+)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\[\\n"]|[^\\"\n])*)",?""")]
    private static partial Regex Label();

    [GeneratedRegex(",?le=\"(?<le>[^\"]*)\"")]
    private static partial Regex UpTo();
}
