using StoryTracker.Domain.Articles;

namespace StoryTracker.App.Search;

/// <summary>Words of the index that stand for filters: <c>¤kind:direct</c>. No text has them, because its words are parted at <c>¤</c>.</summary>
static class Facet
{
    /// <summary>Mark before each.</summary>
    public const char Mark = '¤';

    /// <summary>One for each word of an outlet's name, so that any of them finds it.</summary>
    public static IReadOnlyList<string> OfOutlet(string? outlet) => [.. WordsOf(outlet).Select(w => $"{Mark}outlet:{w}").Distinct()];

    /// <summary>How the words are printed, as filters write it.</summary>
    public static string Of(QuoteKind kind) => kind switch { QuoteKind.Direct => "direct", QuoteKind.Mixed => "mixed", _ => "indirect" };

    /// <summary>Words of a name in lower case: letters and digits.</summary>
    public static IEnumerable<string> WordsOf(string? name)
    {
        var rest = (name ?? "").ToLowerInvariant();
        for (var start = 0; start < rest.Length;)
        {
            if (!char.IsLetterOrDigit(rest[start])) { start++; continue; }
            var end = start;
            while (end < rest.Length && char.IsLetterOrDigit(rest[end]) && end - start < 60) end++;
            yield return rest[start..end];
            start = end;
        }
    }

    /// <summary>A facet as a word of a <c>tsquery</c>.</summary>
    public static string Quoted(string facet) => $"'{facet.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
