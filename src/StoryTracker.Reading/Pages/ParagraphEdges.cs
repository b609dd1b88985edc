using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>
/// Takes what is no article from both ends of its text: headline, byline and date above it, invitations and labels below it.
/// </summary>
static partial class ParagraphEdges
{
    const double MostOfTheText = 0.6;
    const int LongestLine = 200, LongestLabel = 30, HeadBlocks = 8, LabelsAbove = 2, WordsOfLabel = 3;

    /// <summary>The blocks between the edges.</summary>
    public static List<TextBlock> Trim(List<TextBlock> blocks, IElement? headline, PageFacts facts)
    {
        var start = headline is null ? -1 : blocks.FindIndex(b => b.Element == headline || headline.Contains(b.Element));
        if (start >= 0 && blocks.Skip(start).Sum(b => b.Text.Length) >= MostOfTheText * blocks.Sum(b => b.Text.Length))
            blocks.RemoveRange(0, start + 1);
        TrimHead(blocks, facts);
        while (blocks.Count > 0 && IsBelow(blocks[^1])) blocks.RemoveAt(blocks.Count - 1);
        return blocks;
    }

    static void TrimHead(List<TextBlock> blocks, PageFacts facts)
    {
        for (int i = 0, seen = 0; i < blocks.Count && seen < HeadBlocks; seen++)
        {
            var block = blocks[i];
            if (block.Text.Length > LongestLine) return;
            if (block.EndsSentence && block.Text.Length > LongestLabel && !IsAbove(block, facts)) return;
            if (IsAbove(block, facts) || (seen < LabelsAbove && IsLabel(block))) blocks.RemoveAt(i);
            else i++;
        }
    }

    static bool IsAbove(TextBlock block, PageFacts facts) =>
        !block.IsHeading && block.Text.Length <= LongestLine
        && (block.Text == facts.Byline || block.Text == facts.Outlet || Above().IsMatch(block.Text));

    static bool IsLabel(TextBlock block) =>
        block.Text.Length <= LongestLabel && !block.IsHeading && !block.EndsSentence
        && block.Element.LocalName is not ("li" or "tr" or "dt" or "dd")
        && block.Text.Count(c => c == ' ') < WordsOfLabel && block.Text.Any(char.IsLetter) && !block.Text.Any(char.IsAsciiDigit);

    static bool IsBelow(TextBlock block) =>
        block.IsHeading || (IsLabel(block) && block.Element.LocalName != "blockquote")
        || (block.Text.Length <= LongestLine && Below().IsMatch(block.Text));

    [GeneratedRegex(
        @"\A\W{0,3}(?:by\s+\p{Lu}|von\s+\p{Lu}\w+ \p{Lu}|par\s+\p{Lu}|por\s+\p{Lu}\w+ \p{Lu}|written by|(?:first )?(?:published|posted|"
        + @"updated|last (?:updated|modified))\b|publi\w{2,6}\b.{0,12}:|"
        + @"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun)[.,] |"
        + @"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|\d{1,2}\.? \p{L}{3,10}\.?,? \d{4}\b|"
        + @"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b|"
        + @"\d{1,3} (?:min|minute)s?\b.{0,10}read|\d+ (?:comments?|shares?|views)\b|\d{1,2}:\d{2}\s?(?:am|pm|uhr)?\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Above();

    [GeneratedRegex(
        @"\A\W{0,3}(?:filed under|tags?:|tagged|topics?:|categories?:|posted in|follow (?:us|me|him|her|them|@)|sign up|subscribe|"
        + @"like us|share |print |email |"
        + @"comments?\b|tell us|let us know|click here|read more|source:|via:|originally published|this (?:article|story) (?:was|"
        + @"is) (?:originally )?published|"
        + @"copyright|©|\(c\)|all rights reserved|for more (?:information|news|stories)|get .{0,80} delivered|send (?:tips|feedback)|"
        + @"contact (?:the (?:author|reporter|writer)|us)|"
        + @"(?:photo|image|picture|bild|foto)s?(?: credits?| by| via)?\s?:|advert)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Below();
}
