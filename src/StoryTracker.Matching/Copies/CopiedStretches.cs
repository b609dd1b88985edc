using System.Collections.Immutable;

namespace StoryTracker.Matching.Copies;

/// <summary>
/// Finds the passages that one text has in common with another, so that of an article that prints agency copy beside its own reporting both parts are
/// known. Runs of five words are looked up in the other text and carried on as far as they go, longest first at each place (after M. Wise, "Running
/// Karp-Rabin Matching and Greedy String Tiling", 1993); what parts them by a few words is taken together.
/// </summary>
/// <remarks>
/// A quotation that two papers both print is no copy: everybody who was there prints it. So a stretch counts by the words outside quotation marks. Once
/// most of what a text narrates is known to be copied, shorter remainders count, too: 8 narrated words.
/// </remarks>
public static class CopiedStretches
{
    /// <summary>Common words from which a passage is copied.</summary>
    public const int FewestWords = 24;

    /// <summary>How many of these must be the reporter's own, outside quotation marks.</summary>
    public const int FewestNarrated = 16;

    // An edit inside a copied passage: a word changed, a title added.
    const int LongestEdit = 10;

    // Share of the shorter text's narrated words from which the text as a whole is a copy; what is left between its cuts counts from this length.
    const double MostOfIt = 0.4;
    const int FewestNarratedOfACopy = 8;

    /// <summary>The copied passages of two texts, in the order of the first; the same, turned, when the texts change places.</summary>
    public static ImmutableArray<CopiedStretch> Between(PrintedText text, PrintedText other)
    {
        var turned = Compare(text, other) > 0;
        var (a, b) = turned ? (other, text) : (text, other);
        var all = Joined(Blocks(a, b), a, b);
        var certain = all.Where(s => s.Words >= FewestWords && s.Narrated >= FewestNarrated).ToImmutableArray();
        if (certain.Sum(s => s.Narrated) >= MostOfIt * Math.Max(1, Math.Min(a.Narrated, b.Narrated)) && !certain.IsEmpty)
            certain = [.. all.Where(s => s.Narrated >= FewestNarratedOfACopy)];
        return turned ? [.. certain.Select(s => s.Turned).OrderBy(s => s.In.Start).ThenBy(s => s.InOther.Start)] : certain;
    }

    // Greedy from the left: at each word the longest run that starts there.
    static List<Block> Blocks(PrintedText a, PrintedText b)
    {
        List<Block> blocks = [];
        for (var at = 0; at + TextShingles.Words <= a.Words.Length;)
        {
            var best = new Block(0, 0, 0);
            foreach (var place in b.PlacesOf(a.Run(at)))
                if (LengthOf(a, at, b, place) is var length && (length > best.Length || (length == best.Length && Continues(blocks, place))))
                    best = new(at, place, length);
            if (best.Length < TextShingles.Words)
            {
                at++;
                continue;
            }
            blocks.Add(best);
            at += best.Length;
        }
        return blocks;
    }

    static int LengthOf(PrintedText a, int at, PrintedText b, int place)
    {
        var length = 0;
        while (at + length < a.Words.Length && place + length < b.Words.Length && a.Words[at + length].Hash == b.Words[place + length].Hash) length++;
        return length;
    }

    static bool Continues(List<Block> blocks, int place) => blocks.Count > 0 && place - blocks[^1].EndOther is >= 0 and <= LongestEdit;

    static ImmutableArray<CopiedStretch> Joined(List<Block> blocks, PrintedText a, PrintedText b)
    {
        var stretches = ImmutableArray.CreateBuilder<CopiedStretch>();
        for (var first = 0; first < blocks.Count;)
        {
            var next = first + 1;
            while (next < blocks.Count && blocks[next].At - blocks[next - 1].End <= LongestEdit
                   && blocks[next].Other - blocks[next - 1].EndOther is >= 0 and <= LongestEdit) next++;
            var (words, narrated) = (0, 0);
            foreach (var block in blocks[first..next])
            {
                words += block.Length;
                for (var i = 0; i < block.Length; i++)
                    if (!a.Words[block.At + i].Quoted && !b.Words[block.Other + i].Quoted) narrated++;
            }
            stretches.Add(new(
                new(a.Words[blocks[first].At].Start, a.Words[blocks[next - 1].End - 1].End),
                new(b.Words[blocks[first].Other].Start, b.Words[blocks[next - 1].EndOther - 1].End), words, narrated));
            first = next;
        }
        return stretches.ToImmutable();
    }

    // Any fixed order of two texts will do.
    static int Compare(PrintedText a, PrintedText b) =>
        a.Words.Length != b.Words.Length ? a.Words.Length.CompareTo(b.Words.Length) : string.CompareOrdinal(a.Text, b.Text);

    readonly record struct Block(int At, int Other, int Length)
    {
        public int End => At + Length;

        public int EndOther => Other + Length;
    }
}
