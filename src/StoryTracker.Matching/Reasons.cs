using System.Globalization;

namespace StoryTracker.Matching;

/// <summary>Says in plain English why something belongs to a story.</summary>
static class Reasons
{
    const int Most = 5;

    public static IReadOnlyList<string> ForArticle(ArticleEvidence evidence, double weight, bool primary)
    {
        var share = weight.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
        string[] rest = evidence.Terms.Count > Most ? [$"and {evidence.Terms.Count - Most} more of its terms"] : [];
        string[] standing = primary && weight < 1 ? [$"more speaks for it than for any other story ({share} of what was found)"] : [];
        return [.. evidence.Terms.Take(Most).Select(Describe), .. rest, .. standing];
    }

    public static string ForOwnWords(IEnumerable<string> printed) => $"its own words have {Quote(printed)}";

    public static string ForParagraph(IEnumerable<string> printed) => $"the paragraph it stands in has {Quote(printed)}";

    public static string ForSpeaker(IEnumerable<string> printed) => $"it was made by {Quote(printed)}";

    public static string ForInheritance(string title) =>
        $"neither its words nor its paragraph point to a story, so it goes with “{title}”, which the article is first of all on";

    static string Describe(TermEvidence term)
    {
        var verb = term.Term.IsName ? "names" : "speaks of";
        var place = term.First switch { Place.Headline => "headline", Place.Opening => "opening paragraph", _ => null };
        return (term.Count, place) switch
        {
            (1, null) => $"{verb} “{term.Printed}” once",
            (1, _) => $"{verb} “{term.Printed}” in the {place}",
            (_, null) => $"{verb} “{term.Printed}” {Times(term.Count)}",
            _ => $"{verb} “{term.Printed}” {Times(term.Count)}, first in the {place}",
        };
    }

    static string Times(int count) => count == 2 ? "twice" : $"{count} times";

    static string Quote(IEnumerable<string> printed)
    {
        var quoted = printed.Select(p => $"“{p}”").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} and {quoted[^1]}";
    }
}
