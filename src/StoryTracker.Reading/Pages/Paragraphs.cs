using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>Takes the paragraphs of an article from the text blocks of its element.</summary>
static partial class Paragraphs
{
    const double MostLinks = 0.6;
    const int ShortInvitation = 120;

    public static IReadOnlyList<string> Of(IEnumerable<TextBlock> blocks, string? title) =>
    [
        .. blocks.Where(b => b.LinkDensity < MostLinks && b.Text.Any(char.IsLetterOrDigit))
            .Select(b => b.Text)
            .Where(text => text != title && !(text.Length <= ShortInvitation && Invitation().IsMatch(text))),
    ];

    [GeneratedRegex(
        @"\A(?:read (?:more|also|next)|related|see also|also read|more on this|watch|listen|subscribe|sign up|share this|follow us|"
        + @"click here|advertisement|story continues below|continue reading|recommended|most read|photo|image|picture|credit|"
        + @"getty images|copyright|©|all rights reserved)\s{0,3}(?:[:|]|\z|by\b|this\b|our\b|to\b|for\b|here\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Invitation();
}
