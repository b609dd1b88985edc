using System.Text.RegularExpressions;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>When two names are the same person or body, and what the head of a source is.</summary>
/// <remarks>The last-name rule: last names agree, different first names clash, an initial or a short form fits.</remarks>
public static partial class Names
{
    static readonly HashSet<string> Pronouns = Set("i me my mine we us our you your he him his she her hers it its they them their theirs who whom "
        + "which that this these those one");

    static readonly HashSet<string> Titles = Set("mr mrs ms miss dr sir lord lady prof professor president senator sen rep representative gov governor "
        + "secretary gen general col capt judge justice chief minister mayor attorney spokesman spokeswoman spokesperson speaker the a an rev reverend king "
        + "queen prince princess chancellor congressman congresswoman director chairman chairwoman former vice prime deputy ambassador officer sgt lt");

    static readonly HashSet<string> Suffixes = Set("jr sr ii iii iv s");

    /// <summary>The head word of a source, lower-cased: the last word of its first fragment before a comma, "of", "who" …; null without one.</summary>
    public static string? Head(string text, IReadOnlyList<Span> source)
    {
        if (source.Count == 0) return null;
        string whole = source[0].In(text);
        var words = All(AfterHead().Split(whole)[0]);
        if (words.Count == 0) words = All(whole);
        var bare = words.Where(w => !Suffixes.Contains(w.ToLowerInvariant())).ToList();
        if (bare.Count == 0) bare = words;
        return bare.Count == 0 ? null : Bare(bare[^1]).ToLowerInvariant();
    }

    /// <summary>The words of a text without a possessive ending.</summary>
    public static IEnumerable<string> BareWords(string text) => All(text).Select(Bare);

    /// <summary>The capitalised words of a string, without titles, suffixes and pronouns.</summary>
    public static IReadOnlyList<string> In(string? text) => [.. BareWords(text ?? "").Where(w =>
        w.Length > 0 && char.IsUpper(w[0]) && !Titles.Contains(w.ToLowerInvariant()) && !Suffixes.Contains(w.ToLowerInvariant())
        && !Pronouns.Contains(w.ToLowerInvariant()))];

    /// <summary>Whether two names can be the same one's.</summary>
    public static bool Same(string? first, string? second)
    {
        var a = In(first).Select(w => w.ToLowerInvariant()).ToList();
        var b = In(second).Select(w => w.ToLowerInvariant()).ToList();
        if (a.Count == 0 || b.Count == 0) return HalfShared(Lower(first), Lower(second));
        if (a.SequenceEqual(b)) return true;
        if (a.Count >= 2 && b.Count >= 2 && a[^1] == b[^1]) return FirstNamesFit(a, b);
        if (a[^1] == b[^1]) return true;
        if (a.Count == 1 && b.Contains(a[0]) || b.Count == 1 && a.Contains(b[0])) return true;
        if (a.Count == 1 && a[0] == Initials(b) || b.Count == 1 && b[0] == Initials(a)) return true;
        return HalfShared([.. a], [.. b]);
    }

    static bool FirstNamesFit(List<string> a, List<string> b) =>
        a[0] == b[0]
        || a[0][0] == b[0][0] && (a[0].Length == 1 || b[0].Length == 1)
        || a[0].StartsWith(b[0][..Math.Min(3, b[0].Length)], StringComparison.Ordinal)
        || a.SkipLast(1).Intersect(b.SkipLast(1)).Any();

    static bool HalfShared(HashSet<string> a, HashSet<string> b)
    {
        int shared = a.Count(b.Contains);
        return shared > 0 && (double)shared / (a.Count + b.Count - shared) >= 0.5;
    }

    static HashSet<string> Lower(string? text) => [.. All(text ?? "").Select(w => w.ToLowerInvariant()).Where(w => !Titles.Contains(w))];

    static string Initials(List<string> words) => string.Concat(words.Select(w => w[0]));

    static List<string> All(string text) => [.. Words.In(text).Select(s => s.In(text))];

    static string Bare(string word) => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word;

    static HashSet<string> Set(string words) => [.. words.Split(' ')];

    [GeneratedRegex(@",|;|\(|\s(?:of|who|whose|at|in|from|for|on|with|and his|which|that|to)\s")]
    private static partial Regex AfterHead();
}
