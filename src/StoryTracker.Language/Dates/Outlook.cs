using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Dates;

/// <summary>Whether the words round a date look ahead or back.</summary>
static class Outlook
{
    static readonly HashSet<string> Ahead = ["will", "'ll", "due", "scheduled", "upcoming", "expected", "planned", "plans", "ahead",
        "forthcoming", "shall", "until", "deadline", "won't", "coming"];

    static readonly HashSet<string> Back = ["was", "were", "had", "did", "said", "told", "ended", "closed", "left", "went", "came", "met",
        "took", "began", "held", "won", "lost", "gave", "saw", "wrote", "spoke", "fell", "rose", "made"];

    public static bool IsUpcoming(IReadOnlyList<Token> tokens, int first, int end)
    {
        // The nearest sign decides; signs behind a sentence's end do not count.
        for (int d = 1; d <= 12; d++)
        {
            if (Sign(tokens, first - d, first, -1) is { } before) return before;
            if (d <= 4 && Sign(tokens, end - 1 + d, end - 1, 1) is { } after) return after;
        }
        return false;
    }

    static bool? Sign(IReadOnlyList<Token> tokens, int i, int from, int direction)
    {
        if (i < 0 || i >= tokens.Count) return null;
        for (int k = from + direction; k != i; k += direction)
            if (tokens[k].Text is "." or "!" or "?") return null;
        string w = tokens[i].Lower;
        if (Ahead.Contains(w) || w is "is" or "are" && i + 1 < tokens.Count && tokens[i + 1].Is("to")) return true;
        return Back.Contains(w) || w.Length > 4 && w.EndsWith("ed", StringComparison.Ordinal) ? false : null;
    }
}
