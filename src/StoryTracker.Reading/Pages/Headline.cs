using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Finds the element that shows the headline: what follows it is the article, and what stands before it is not.</summary>
static class Headline
{
    // A page's title is its headline with the outlet after it; a shorter text than this starts it by chance.
    const int ShortestPart = 15, Longest = 1_000, MostHeadings = 100;

    /// <summary>The heading of the first or second rank that says the title, or the only one of the first; or null.</summary>
    public static IElement? Of(IElement body, string? title)
    {
        var first = body.QuerySelectorAll("h1").Take(MostHeadings).ToList();
        if (title is not null)
        {
            var wanted = Folded(title);
            foreach (var heading in first.Concat(body.QuerySelectorAll("h2").Take(MostHeadings)))
                if (Folded(TextBlock.ShortTextOf(heading, Longest) ?? "") is { Length: > 0 } shown
                    && (shown == wanted || (shown.Length > ShortestPart && wanted.StartsWith(shown, StringComparison.Ordinal))))
                    return heading;
        }
        return first.Count == 1 ? first[0] : null;
    }

    /// <summary>A text by its letters and digits alone, in one case.</summary>
    public static string Folded(string text)
    {
        var folded = new char[text.Length];
        var length = 0;
        foreach (var c in text)
            if (char.IsLetterOrDigit(c)) folded[length++] = char.ToUpperInvariant(c);
        return new(folded, 0, length);
    }
}
