using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>Takes the paragraphs of an article from the text blocks of its element.</summary>
static partial class Paragraphs
{
    const double MostLinks = 0.6;
    const int ShortInvitation = 120, LongestNotice = 800;

    /// <summary>The paragraphs: no lists of links, invitations, advertisements' labels or notices about cookies.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<TextBlock> blocks, string? title)
    {
        var headline = title is null ? "" : Headline.Folded(title);
        return
        [
            .. blocks.Where((b, i) => (b.LinkDensity < MostLinks || IsLinkedSentence(b)) && !IsTeaserText(blocks, i))
                .Select(b => b.Text)
                .Where(text => text.Any(char.IsLetterOrDigit) ? !IsFurniture(text, headline) : Separator().IsMatch(text)),
        ];
    }

    static bool IsFurniture(string text, string headline) =>
        (text.Length <= ShortInvitation && (Invitation().IsMatch(text) || Advertisement().IsMatch(text)))
        || (headline.Length > 0 && text.Length < 2 * headline.Length + 40 && Headline.Folded(text) == headline)
        || (text.Length <= LongestNotice && text.Contains("cookie", StringComparison.OrdinalIgnoreCase) && CookieNotice().IsMatch(text));

    static bool IsLinkedSentence(TextBlock block) =>
        block.Element.LocalName is "p" && block.EndsSentence && !block.IsCutOff && block.Text.Length >= 80;

    // A cut-off text under or over a linked headline is a teaser of another article.
    static bool IsTeaserText(IReadOnlyList<TextBlock> blocks, int at) =>
        blocks[at].IsCutOff && blocks[at].Text.Length < 600
        && ((at > 0 && IsLinkedLine(blocks[at - 1])) || (at + 1 < blocks.Count && IsLinkedLine(blocks[at + 1])));

    static bool IsLinkedLine(TextBlock block) => block.LinkDensity > 0.9 && block.Text.Length < 200;

    [GeneratedRegex(
        @"\A(?:read (?:more|also|next)|related|see also|also read|more on this|watch|listen|subscribe|sign up|share this|follow us|"
        + @"click here|advertisement|story continues below|continue reading|recommended|most read|photo|image|picture|credit|"
        + @"getty images|copyright|©|all rights reserved)\s{0,3}(?:[:|]|\z|by\b|this\b|our\b|to\b|for\b|here\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Invitation();

    [GeneratedRegex(
        @"\A\W{0,3}(?:advert(?:isement|ising)?s?|ad|ads|sponsored(?: content)?|promoted|(?:story|article) continues? (?:below|"
        + @"after).{0,30}|scroll (?:down )?(?:for more|to continue).{0,20}|"
        + @"advertisement\s?-.{0,40}|loading.{0,15}|werbung|anzeige|publicidad(?:e)?|publicité|pubblicità|advertentie|iklan|reklama|"
        + @"reklam|annons|mainos|реклама|広告|광고|广告|"
        + @"share on (?:facebook|twitter|linkedin|whatsapp|pinterest)|tweet this|click to tweet|skip to .{0,30})\W{0,3}\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Advertisement();

    // It speaks to the reader; an article about cookies speaks of them.
    [GeneratedRegex(
        @"\A(?=.{0,800}\bcookies?\b)(?=.{0,800}(?:\bwe (?:and our partners )?use\b|our (?:site|website|partners|use of)|this (?:site|"
        + @"website) uses|"
        + @"you (?:agree|accept|consent)|your (?:consent|preferences)|accept all|by (?:continuing|using|clicking)))",
        RegexOptions.IgnoreCase)]
    private static partial Regex CookieNotice();

    [GeneratedRegex(@"\A(?:_{3,20}|\*{3}|\* \* \*)\z")]
    private static partial Regex Separator();
}
