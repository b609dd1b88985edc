using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace StoryTracker.Reading;

/// <summary>Sections that a heading such as "Related" or "More from this author" opens within the element of the article.</summary>
static partial class FurnitureSections
{
    // A section with more of the text than this is no list of teasers, whatever its heading says.
    const double LargestSection = 0.4;

    const int LongestHeading = 60, MostHeadings = 30;

    /// <summary>The blocks without the sections of furniture.</summary>
    public static List<TextBlock> LeaveOut(IElement root, List<TextBlock> blocks)
    {
        var most = blocks.Sum(b => b.Text.Length) * LargestSection;
        var kept = new List<TextBlock>(blocks.Count);
        for (int i = 0, headings = 0; i < blocks.Count; i++)
        {
            if (headings < MostHeadings && blocks[i].Text.Length <= LongestHeading && Opens().IsMatch(blocks[i].Text))
            {
                headings++;
                var end = EndOf(root, blocks, i);
                if (end > i + 1 && blocks.Skip(i).Take(end - i).Sum(b => b.Text.Length) <= most)
                {
                    i = end - 1;
                    continue;
                }
            }
            kept.Add(blocks[i]);
        }
        return kept;
    }

    // All that follows in the smallest element that starts with the heading and holds more than it; where that would be the article's own
    // element, all the links that follow.
    static int EndOf(IElement root, List<TextBlock> blocks, int heading)
    {
        var end = heading + 1;
        for (var holder = blocks[heading].Element; holder is not null && holder != root; holder = holder.ParentElement)
        {
            if (heading > 0 && holder.Contains(blocks[heading - 1].Element)) break;
            while (end < blocks.Count && holder.Contains(blocks[end].Element)) end++;
            if (end > heading + 1) return end;
        }
        while (end < blocks.Count && blocks[end].IsTeaser) end++;
        return end;
    }

    [GeneratedRegex(
        @"\A\W{0,3}(?:related(?: (?:stories|articles|posts|content|news|links|coverage|topics|reading|videos?))?|(?:you|you'll|"
        + @"you’ll) (?:may|might|could|will)?\s?(?:also )?(?:like|enjoy|love|be interested).{0,20}|"
        + @"recommended(?: (?:for you|stories|articles|reading|posts))?|more (?:from|on|in|about|stories|news|like this|"
        + @"coverage)\b.{0,40}|most (?:read|popular|viewed|commented|shared)\b.{0,20}|"
        + @"trending(?: now| stories)?|popular (?:posts|stories|articles|now)|latest (?:news|stories|posts|articles)|read (?:next|more|"
        + @"also)|also read|see also|up next|what to read next|"
        + @"(?:leave|post|write|add) a (?:comment|reply).{0,20}|\d{0,6}\s?(?:comments?|responses|replies)(?: \(\d+\))?|about the authors?|"
        + @"share this.{0,30}|filed under.{0,40}|tags?|topics|follow us.{0,30}|"
        + @"sign up for.{0,40}|subscribe.{0,30}|join the conversation|story timeline|editors?['’]?s? picks?|don['’]t miss|"
        + @"das könnte (?:sie|dich) auch interessieren.{0,10}|mehr zum thema|weitere artikel|ähnliche (?:artikel|beiträge)|"
        + @"lesen sie auch.{0,10}|kommentare|"
        + @"à lire aussi|lire aussi|articles? (?:liés|similaires)|sur le même sujet|commentaires|"
        + @"(?:te|le|les) puede interesar|también te puede interesar|artículos relacionados|noticias relacionadas|lee también|comentarios|"
        + @"você (?:também )?pode gostar|voc[eê] pode se interessar|leia (?:também|mais)|veja (?:também|mais)|artigos relacionados|"
        + @"posts relacionados|comentários|"
        + @"leggi anche|articoli correlati|potrebbe interessarti|commenti|lees ook|gerelateerde? (?:artikelen|berichten)|baca juga|"
        + @"artikel terkait|"
        + @"читайте также|по теме|комментарии|zobacz także|czytaj także|komentarze|läs också|les også|læs også|関連記事|관련기사|相关阅读|"
        + @"相關新聞)\W{0,5}\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Opens();
}
