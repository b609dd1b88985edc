using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>The headline of a page as printed: the heading of the first rank that the page's other words for its title bear out.</summary>
static partial class PageTitle
{
    const double SharedWords = 0.5;
    const int FewestWords = 3, ShortestWord = 2, MostHeadings = 20, LongestHeading = 1_000;

    static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " • ", " · "];

    /// <summary>What the page calls its article in its head, the most trustworthy first; the title element last.</summary>
    public static IReadOnlyList<string> Told(IDocument page, PageMeta metas)
    {
        string?[] told =
        [
            metas["og:title"], metas["twitter:title"], metas["parsely-title"],
            metas["dc.title"], metas["sailthru.title"], page.Title,
        ];
        return [.. told.Select(TextLine.Clean).OfType<string>().Distinct()];
    }

    /// <summary>The headline; null when the page has none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="told">What the page calls its article elsewhere.</param>
    /// <param name="stated">The headline of its structured data.</param>
    /// <param name="outlet">Who published it.</param>
    public static string? Of(IDocument page, IReadOnlyList<string> told, string? stated, string? outlet)
    {
        List<string> known = [.. told, .. stated is null ? Array.Empty<string>() : [stated]];
        var headings = page.QuerySelectorAll("h1").Take(MostHeadings).Where(h => h.Closest("nav, footer, aside") is null)
            .Select(h => (Element: h, Text: TextBlock.ShortTextOf(h, LongestHeading) is null ? null : TextLine.Clean(TextBlock.LineOf(h))))
                .Where(h => h.Text is not null && h.Text != outlet).ToList();
        var printed = headings.Where(h => !IsOfTheHouse(h.Element)).Select(h => h.Text!).Distinct().ToList();
        if (printed.Find(text => known.Any(k => IsBorneOut(text, k))) is { } borneOut) return borneOut;
        if (printed.Count == 1) return printed[0];
        if (known.Count == 0) return headings.FirstOrDefault().Text;
        return WithoutOutlet(told.Count > 0 && told[0] != outlet ? told[0] : stated ?? known[0], outlet);
    }

    /// <summary>The name of the outlet where a page's title ends with it: "Headline - The Paper"; null when that cannot be told.</summary>
    /// <param name="pageTitle">The page's title element.</param>
    /// <param name="headlines">What else the page calls its article.</param>
    /// <param name="url">Where it came from; an outlet is often called like its host.</param>
    public static string? Suffix(string? pageTitle, IEnumerable<string> headlines, Uri? url)
    {
        if (TextLine.Clean(pageTitle) is not { } title) return null;
        foreach (var separator in Separators)
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is > 0 and var at
                && title[(at + separator.Length)..].Trim() is { Length: > 1 and < 60 } suffix
                && (IsHost(suffix, url) || headlines.Any(h => h.Length > 10
                    && Headline.Folded(title[..at]).StartsWith(Headline.Folded(h), StringComparison.Ordinal))))
                return suffix;
        return null;
    }

    static bool IsHost(string name, Uri? url) => url is not null && Headline.Folded(name) is { Length: >= 4 } folded
        && Headline.Folded(url.Host).Contains(folded, StringComparison.Ordinal);

    static bool IsBorneOut(string heading, string told)
    {
        var (shown, said) = (Headline.Folded(heading), Headline.Folded(told));
        if (shown.Length == 0 || said.Length == 0) return false;
        if (shown == said || (shown.Length > 12 && said.StartsWith(shown, StringComparison.Ordinal))
            || (said.Length > 12 && shown.StartsWith(said, StringComparison.Ordinal)))
            return true;
        HashSet<string> words = [.. Words(heading)], others = [.. Words(told)];
        return words.Count >= FewestWords && others.Count >= FewestWords
            && words.Count(others.Contains) >= SharedWords * Math.Min(words.Count, others.Count);
    }

    // A heading that leads to the home page, or is named a logo, is the sign of the house.
    static bool IsOfTheHouse(IElement heading) =>
        (heading.QuerySelector("a") is { } link && IsHome(link.GetAttribute("href")))
        || (heading.Closest("a") is { } around && IsHome(around.GetAttribute("href")))
        || Logo().IsMatch($"{heading.ClassName} {heading.Id} {heading.ParentElement?.ClassName} {heading.ParentElement?.Id}");

    static bool IsHome(string? address) => address is "" or "/" or "./"
        || (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.AbsolutePath is "/" or "/index.html" or "/index.php");

    static IEnumerable<string> Words(string text) => text.Split([' ', ',', '.', ':', '-', '–', '—', '\'', '’', '"', '“', '”', '?', '!'],
        StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > ShortestWord).Select(w => w.ToUpperInvariant());

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:logo|brand|branding|site-?(?:title|name|logo)|masthead|navbar-brand)(?:$|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Logo();

    static string WithoutOutlet(string title, string? outlet)
    {
        foreach (var separator in Separators)
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is > 0 and var at && outlet is not null
                && title[(at + separator.Length)..].Contains(outlet, StringComparison.OrdinalIgnoreCase))
                return title[..at].Trim();
        return title;
    }
}
