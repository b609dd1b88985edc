using System.Collections.Frozen;

namespace StoryTracker.Matching.Copies;

/// <summary>
/// A text as the set of its runs of five words, case and marks apart, each as a 64-bit hash (A. Broder, "On the resemblance and containment of
/// documents", 1997).
/// </summary>
public sealed class TextShingles
{
    /// <summary>Words in a run.</summary>
    public const int Words = 5;

    /// <summary>Runs that a text must have before it can be told from others by them: a shorter one is nobody's copy.</summary>
    public const int Fewest = 25;

    TextShingles(FrozenSet<ulong> runs) => Runs = runs;

    /// <summary>Hashes of the runs.</summary>
    public FrozenSet<ulong> Runs { get; }

    /// <summary>True when there is enough text to tell.</summary>
    public bool Tell => Runs.Count >= Fewest;

    /// <summary>Reads a text.</summary>
    public static TextShingles Of(string text)
    {
        List<ulong> words = [];
        var hash = 0UL;
        var inside = false;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                // FNV-1a over the upper-case letters.
                hash = (inside ? hash : 14695981039346656037UL) ^ char.ToUpperInvariant(c);
                hash *= 1099511628211UL;
                inside = true;
            }
            else if (inside && c is not ('\'' or '’'))
            {
                words.Add(hash);
                inside = false;
            }
        }
        if (inside) words.Add(hash);
        HashSet<ulong> runs = [];
        for (var i = 0; i + Words <= words.Count; i++)
        {
            var run = 0UL;
            for (var k = 0; k < Words; k++) run = Mixed(run ^ words[i + k]) + (ulong)k;
            runs.Add(run);
        }
        return new(runs.ToFrozenSet());
    }

    /// <summary>A well spread function of 64 bits (S. Vigna, splitmix64).</summary>
    internal static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
