using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace StoryTracker.Matching.Utterances.Words;

/// <summary>How rare a form is in general English, from counts that ship with the program (english.md).</summary>
static class EnglishRarity
{
    const double Total = 221_759;
    const double LeastWeight = 0.1;
    // Forms in fewer than ten of a million words weigh all they can; a hundredfold as common, a third of it.
    const double RareExponent = 1;
    const double CommonestExponent = 4;

    static readonly FrozenDictionary<string, int> Counts = Read();

    /// <summary>0.1 (common) to 1 (rare, or never seen).</summary>
    public static double Of(string form)
    {
        if (!Counts.TryGetValue(form, out var count)) return 1;
        var perMillion = count / Total * 1e6;
        return Math.Clamp((CommonestExponent - Math.Log10(perMillion)) / (CommonestExponent - RareExponent), LeastWeight, 1);
    }

    /// <summary>Whether general English knows the form.</summary>
    public static bool Knows(string form) => Counts.ContainsKey(form);

    static FrozenDictionary<string, int> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("english.counts")
            ?? throw new InvalidOperationException("The counts of English words are not in this build: build StoryTracker.Matching again.");
        using var reader = new StreamReader(stream);
        Dictionary<string, int> counts = [];
        while (reader.ReadLine() is { } line)
        {
            var at = line.IndexOf(' ', StringComparison.Ordinal);
            var form = WordForms.Stem(line[..at]);
            counts[form] = counts.GetValueOrDefault(form) + int.Parse(line.AsSpan(at + 1), CultureInfo.InvariantCulture);
        }
        return counts.ToFrozenDictionary();
    }
}
