using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading.Feeds;

/// <summary>Builds a <c>style</c> attribute anew from the declarations that cannot fetch, run or cover anything.</summary>
static partial class SafeStyle
{
    const int MostCharacters = 4_000;

    static readonly FrozenSet<string> Properties = Names(
        """
        azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color border-top-color
        clear color cursor direction display elevation float font font-family font-size font-style font-variant font-weight height
        letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range richness speak speak-header speak-numeral
        speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi vertical-align voice-family volume
        white-space width
        """);

    static readonly FrozenSet<string> SvgProperties = Names(
        "fill fill-opacity fill-rule stroke stroke-linecap stroke-linejoin stroke-opacity stroke-width");

    // Of these families ("margin-left") only plain keywords and measures are let through.
    static readonly FrozenSet<string> Families = Names("background border margin padding");

    static readonly FrozenSet<string> Keywords = Names(
        """
        !important aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green italic left lime
        maroon medium navy none normal nowrap olive pointer purple red right silver solid teal top transparent underline white yellow
        """);

    /// <summary>The declarations that may stay, "name: value;" each; empty when none may.</summary>
    /// <param name="style">The attribute's value, references resolved.</param>
    /// <param name="inSvg">Whether SVG's own properties may stay as well.</param>
    public static string Build(string style, bool inSvg)
    {
        if (style.Length is 0 or > MostCharacters) return "";
        if (style.Contains('(', StringComparison.Ordinal)) style = Address().Replace(style, " ");
        if (!Plain().IsMatch(style)) return "";
        var built = new StringBuilder();
        foreach (var declaration in style.Split(';'))
        {
            if (declaration.AsSpan().Trim().IsEmpty) continue;
            var colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) return "";
            var (name, value) = (declaration[..colon].Trim(), declaration[(colon + 1)..].TrimStart());
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                || value.Contains(':', StringComparison.Ordinal)) return "";
            if (value.Length == 0 || !IsAllowed(name, value, inSvg)) continue;
            if (built.Length > 0) built.Append(' ');
            built.Append(name).Append(": ").Append(value).Append(';');
        }
        return built.ToString();
    }

    static bool IsAllowed(string name, string value, bool inSvg)
    {
        if (Properties.Contains(name)) return true;
        if (Families.Contains(name.Split('-')[0]))
            return value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
                Keywords.Contains(word) || Measure().IsMatch(word));
        return inSvg && SvgProperties.Contains(name);
    }

    static FrozenSet<string> Names(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"url\s*\(\s*[^\s)]+\s*\)\s*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex("""\A(?:[:,;#%.\sa-zA-Z0-9!]|\w-\w|'[\s\w]+'|"[\s\w]+"|\([\d,\s]+\))*\z""", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?:#[0-9a-fA-F]+|rgb\([0-9]+%?,[0-9]*%?,?[0-9]*%?\)?|[0-9]{0,2}\.?[0-9]{0,2}(?:cm|em|ex|in|mm|pc|pt|px|%|,|\))?)\z",
        RegexOptions.NonBacktracking)]
    private static partial Regex Measure();
}
