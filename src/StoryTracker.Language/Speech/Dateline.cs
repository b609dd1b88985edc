using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>"MERROWBY, England (Agency) — …": the place at the head of a paragraph, which nobody says.</summary>
static class Dateline
{
    const int Longest = 14;

    /// <summary>The first token behind the dateline of the sentence; 0 where it has none.</summary>
    public static int End(Sentence s)
    {
        if (!s.OpensParagraph) return 0;
        for (int i = 1; i < s.Count && i <= Longest; i++)
        {
            if (s[i].IsDash) return Opens(s, i) ? i + 1 : 0;
            if (s[i].IsQuotation || s[i].IsWord && !s[i].IsCapital && s.LowerAt(i) is not ("of" or "on" or "the" or "and")) return 0;
        }
        return 0;
    }

    /// <summary>A place in capitals, or an agency in brackets before the dash.</summary>
    static bool Opens(Sentence s, int dash)
    {
        string place = s[0].Text;
        return s[dash - 1].Text == ")" || place.Length > 2 && place.All(c => char.IsUpper(c) || c is '.' or '-' or '\'' or '’');
    }
}
