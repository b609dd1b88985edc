using System.Collections.Frozen;
using System.Globalization;

namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// In how many documents of general English a word stands: what is known about how rare a word is before any article has come in.
/// </summary>
/// <remarks>Counted in UD English EWT (CC BY-SA 4.0) and the news of GUM (CC BY 2.5); <c>BACKGROUND.md</c> tells how.</remarks>
static class Background
{
    static readonly FrozenDictionary<string, int> Counts = Read();

    /// <summary>How many documents there are.</summary>
    public static int All => Counts[" documents"];

    /// <summary>In how many the word stands: 0 where fewer than two have it.</summary>
    public static int Documents(string word) => Counts.GetValueOrDefault(word);

    static FrozenDictionary<string, int> Read()
    {
        using var stream = typeof(Background).Assembly.GetManifestResourceStream("background.txt")
            ?? throw new InvalidOperationException("The counts of background words are not in the assembly.");
        using var reader = new StreamReader(stream);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var blank = line.LastIndexOf(' ');
            var word = counts.Count == 0 ? " documents" : line[..blank];
            counts.Add(word, int.Parse(line.AsSpan(blank + 1), CultureInfo.InvariantCulture));
        }
        return counts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
