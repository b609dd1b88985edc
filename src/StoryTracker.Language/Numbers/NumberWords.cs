namespace StoryTracker.Language.Numbers;

/// <summary>The cardinal number words of English.</summary>
static class NumberWords
{
    static readonly Dictionary<string, int> Small = Table(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");

    static readonly Dictionary<string, int> Tens = new(StringComparer.Ordinal)
    {
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fourty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["thousand"] = 1_000m,
        ["million"] = 1_000_000m,
        ["mn"] = 1_000_000m,
        ["mln"] = 1_000_000m,
        ["billion"] = 1_000_000_000m,
        ["bn"] = 1_000_000_000m,
        ["trillion"] = 1_000_000_000_000m,
        ["tn"] = 1_000_000_000_000m,
        ["trn"] = 1_000_000_000_000m,
    };

    static readonly Dictionary<string, int> Parts = new(StringComparer.Ordinal)
    {
        ["half"] = 2,
        ["third"] = 3,
        ["quarter"] = 4,
        ["fifth"] = 5,
        ["sixth"] = 6,
        ["seventh"] = 7,
        ["eighth"] = 8,
        ["ninth"] = 9,
        ["tenth"] = 10,
    };

    /// <summary>1 to 99 in one word, hyphenated or not ("forty-two"); 0 for "zero"; null for any other word.</summary>
    public static int? UpTo99(string lower)
    {
        if (Small.TryGetValue(lower, out int small)) return small;
        if (Tens.TryGetValue(lower, out int tens)) return tens;
        int hyphen = lower.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0 && Tens.TryGetValue(lower[..hyphen], out tens) && Small.TryGetValue(lower[(hyphen + 1)..], out small)
            && small is > 0 and < 10 ? tens + small : null;
    }

    /// <summary>Whether a number, a fraction, a sign or an age may begin with the lower-case word.</summary>
    public static bool MayBegin(string lower) => lower.Length < 16 && (lower[0] is 'a' ? lower is "a" or "an" or "aged" or "ages" or "age"
        : lower is "half" or "minus" || Small.ContainsKey(lower) || Tens.ContainsKey(lower)
            || lower.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen && UpTo99(lower[..hyphen]) is not null);

    /// <summary>Whether the word is a bare ten that a unit may follow: "forty" in "forty two".</summary>
    public static bool IsTen(string lower) => Tens.ContainsKey(lower);

    /// <summary>1,000 for "thousand", 1,000,000,000 for "bn"; null for any other word.</summary>
    public static decimal? Scale(string lower) => Scales.TryGetValue(lower, out decimal scale) ? scale : null;

    /// <summary>3 for "third" and "thirds"; null for any other word.</summary>
    public static int? Part(string lower) =>
        Parts.TryGetValue(lower, out int part) || lower is "halves" && (part = 2) > 0
            || lower.EndsWith('s') && Parts.TryGetValue(lower[..^1], out part) ? part : null;

    static Dictionary<string, int> Table(string words) =>
        words.Split(' ').Select((word, value) => (word, value)).ToDictionary(p => p.word, p => p.value, StringComparer.Ordinal);
}
