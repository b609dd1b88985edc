using System.Text.RegularExpressions;

namespace StoryTracker.Matching.Copies;

/// <summary>
/// The news agency that an article as a whole is credited to: in its byline, in the dateline that it opens with (“LONDON (Reuters) –”, “PARIS, 3 May (AFP)”) or
/// in the line that it closes with. An agency that is only cited (“told Reuters”) is not credited.
/// </summary>
public static class AgencyCredit
{
    // A dateline stands in the first words, a credit line is short.
    const int LongestDateline = 80, LongestCreditLine = 60;

    static readonly (string Name, string Pattern)[] Agencies =
    [
        ("Reuters", "Reuters|Thomson Reuters"), ("AP", "AP|The Associated Press|Associated Press"), ("AFP", "AFP|Agence France-Presse|Agence France Presse"),
        ("PA", "PA|PA Media|Press Association|PA news agency"), ("DPA", "dpa|DPA|Deutsche Presse-Agentur"), ("UPI", "UPI|United Press International"),
        ("EFE", "EFE|Agencia EFE"), ("ANSA", "ANSA"), ("TASS", "TASS|ITAR-TASS"), ("Xinhua", "Xinhua|Xinhua News Agency"), ("Kyodo", "Kyodo|Kyodo News"),
        ("Bloomberg", "Bloomberg News|Bloomberg"), ("JTA", "JTA|Jewish Telegraphic Agency"), ("AAP", "AAP|Australian Associated Press"),
    ];

    /// <summary>The agency's short name, or null when no agency is credited.</summary>
    /// <param name="text">The text; paragraphs end with line ends.</param>
    /// <param name="byline">The byline as printed ("By Jane Roe, Associated Press"), or null.</param>
    public static string? In(string text, string? byline = null)
    {
        var start = text.AsSpan().TrimStart();
        var opening = start[..Math.Min(LongestDateline, start.Length)].ToString();
        var end = text.AsSpan().TrimEnd();
        var closing = end[(end.LastIndexOf('\n') + 1)..].Trim().ToString();
        foreach (var (name, pattern) in Agencies)
        {
            if (byline is not null && Whole(byline, $@"(?:^|[,/|(]|\bby\b|\bfrom\b|\band\b)\s*(?:{pattern})\s*(?:$|[,/|)])")) return name;
            if (Whole(opening, $@"^(?:[A-Z][\w .'’/-]{{1,30}}(?:,[^.“""()]{{1,30}})?\s*\((?:{pattern})\)\s*[-–—:]|\((?:{pattern})\))")) return name;
            if (closing.Length <= LongestCreditLine && Whole(closing, $@"^[-–—(\[*©\s]*(?:Source:\s*)?(?:{pattern})[)\]\s.]*$")) return name;
        }
        return null;
    }

    static bool Whole(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
