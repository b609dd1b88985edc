using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// Furniture known by the names that its author gave it: classes, ids and test ids. One object a page: pages repeat their names
/// thousands of times.
/// </summary>
sealed partial class FurnitureNames
{
    const int LongestName = 300;

    static readonly string[] Attributes = ["class", "id", "data-testid", "data-component"];

    readonly Dictionary<(string Names, Kind Kind), bool> _known = [];

    enum Kind
    {
        Block,
        Paragraph,
        WithinText,
    }

    /// <summary>Whether an element's names say that it is no part of an article.</summary>
    public bool Match(IElement element)
    {
        if (element.Attributes.Length == 0 || element.LocalName is "body" or "article" or "main") return false;
        var names = NamesOf(element);
        if (names.Length is <= 1 or >= LongestName || element.GetAttribute("itemprop") is "articleBody") return false;
        var kind = StandsInText(element) ? Kind.WithinText : element.LocalName == "p" ? Kind.Paragraph : Kind.Block;
        if (_known.TryGetValue((names, kind), out var known)) return known;
        return _known[(names, kind)] = Match(SetApart(names), kind);
    }

    static bool Match(string names, Kind kind) => kind switch
    {
        // WordPress lists a post's tags and categories among the classes of the post itself.
        _ when Post().IsMatch(names) => false,
        Kind.WithinText => WithinText().IsMatch(names),
        Kind.Paragraph => ParagraphNames().IsMatch(names),
        _ => Names().IsMatch(names),
    };

    // A link or a word in the midst of a sentence is part of it, however it is tagged for the publisher's statistics.
    static bool StandsInText(IElement element) =>
        TextBlock.IsInline(element) && element.Parent is { } parent
        && parent.ChildNodes.Any(n => n is IText text && !string.IsNullOrWhiteSpace(text.Data));

    public static bool IsHidden(string? style) => style is not null && Hidden().IsMatch(style);

    static string NamesOf(IElement element)
    {
        var names = "";
        foreach (var attribute in Attributes)
            if (element.GetAttribute(attribute) is { Length: > 0 and < LongestName } value)
                names = $"{names} {value}";
        return names;
    }

    // Words set apart as in most classes: "shareBar" is like "share-bar".
    static string SetApart(string value)
    {
        var names = new StringBuilder(value.Length + 8);
        for (var i = 0; i < value.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1])) names.Append('-');
            names.Append(value[i]);
        }
        return names.ToString();
    }

    [GeneratedRegex(@"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden", RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"(?:^|\s)(?:hentry|type-post|post-body|entry-content|article-body|story-body)(?:$|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Post();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:"
        + @"related\w*|recommend\w*|share|sharing|shared?addy|addtoany\w*|addthis\w*|social\w*|promos?|promo-\w+|newsletters?|"
        + @"newsletter-\w+|"
        + @"subscri\w+|sign-?up|opt-?in|mc_embed\w*|comments?|comment-?list|respond|disqus\w*|livefyre\w*|(?<!(?:no|has|with|without|"
        + @"right|left)-)side-?bar(?!-(?:left|right|none|layout|main))|breadcrumbs?|"
        + @"footer|nav|navbar|navigation|menu|cookies?|consent|gdpr|onetrust\w*|adverts?|advertisement|advertising|ads?|ad-\w+|"
        + @"adsbygoogle|sponsor\w*|most-?(?:read|popular|viewed|commented)|popular|trending|tags?|tag-?list|topics|by-?line|"
        + @"author-?(?:box|bio|info|card|profile|description|about)|about-?author|bio|caption|captions|credit|gallery|slideshow|carousel|"
        + @"pop-?up|modal|overlay|toolbar|print|(?<!elementor-)widget|outbrain\w*|taboola\w*|read-?more|also-?read|see-?also|read-?next|"
        + @"up-?next|"
        + @"more-?(?:from|on|stories|articles|news|posts)|timestamp|dateline-?time|post-?meta|entry-?meta|article-?meta|story-?meta|"
        + @"meta-?data|"
        + @"entry-?(?:footer|utility)|article-?(?:footer|tools|actions)|skip|sr-only|screen-reader-text|visually-?hidden|copyright|"
        + @"disclaimer|follow|teaser|teasers|excerpt|next-?article|prev-?article|prev-?next|paging|pagination|paywall|donat\w+|"
        + @"login|log-in|sign-?in|search|searchform|poll|rating|ratings|feedback|yarpp\w*|click-?to-?tweet|whats-?app|telegram"
        + @")(?:$|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:sr-only|screen-reader-text|visually-?hidden|captions?|credits?|tooltip|share|sharing|timestamp|adsbygoogle|"
        + @"click-?to-?tweet)(?:$|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex WithinText();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:caption|captions|caption-text|credit|credits|by-?line|byline-\w+|timestamp|dateline|date|pub-?date|newsletter\w*|"
        + @"meta|post-?meta|entry-?meta|tags?|tag-?list|share|sharing|copyright|related\w*|read-?more|also-?read|adverts?|advertisement|"
        + @"ads?|promo|excerpt|teaser|subscri\w+|breadcrumbs?|wp-caption-text|author-?(?:bio|info|name)|comments?|follow)(?:$|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex ParagraphNames();
}
