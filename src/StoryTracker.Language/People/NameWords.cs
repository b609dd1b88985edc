using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Which tokens may be part of a name.</summary>
static class NameWords
{
    static readonly HashSet<string> Particles = ["de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "al", "bin",
        "ibn", "el", "du", "dos", "ter"];

    static readonly HashSet<string> AdjectiveParts = ["run", "led", "born", "style", "wide", "long", "area", "era", "like", "free", "elect", "made",
        "old", "only", "held", "owned", "bound", "friendly", "heavy", "level", "leaning", "centric", "wing", "built", "bred", "sponsored",
        "language", "speaking", "trained", "sized", "specific", "wise", "loving", "themed", "linked", "backed", "hopeful", "member", "day", "year",
        "month", "week", "hour", "minute", "mile", "page", "point", "round", "time", "type", "rich", "poor", "war", "gay", "trust", "tax", "life",
        "choice", "gun", "controlled", "dominated", "occupied", "related", "and", "to", "in", "on", "up", "off", "down", "out", "over", "for"];

    /// <summary>A capitalised word that may be part of a name.</summary>
    public static bool IsNameWord(Token t) => t.IsCapital && !t.IsPossessive && t.Lower is not "i" && !IsCompoundAdjective(t.Text);

    /// <summary>"Labour-run", "London-based": a lower-case second part makes an adjective, but "Ki-moon" is a name.</summary>
    static bool IsCompoundAdjective(string word)
    {
        int hyphen = word.LastIndexOf('-');
        if (hyphen <= 0 || hyphen + 2 >= word.Length || !char.IsLower(word[hyphen + 1])) return false;
        string second = word[(hyphen + 1)..].ToLowerInvariant();
        return second.EndsWith("ed", StringComparison.Ordinal) || second.EndsWith("ing", StringComparison.Ordinal) || AdjectiveParts.Contains(second);
    }

    /// <summary>"al-Awlaki", "el-Sisi": an article that is written to the name it opens.</summary>
    static bool IsArticleName(Token t) => t.IsWord && t.Text.Length > 4 && t.Text.IndexOf('-', StringComparison.Ordinal) is 2 or 3
        && t.Lower[..t.Text.IndexOf('-', StringComparison.Ordinal)] is "al" or "el" or "as" or "ash" or "ad" or "an" or "ar"
        && char.IsUpper(t.Text[t.Text.IndexOf('-', StringComparison.Ordinal) + 1]);

    /// <summary>Whether token <paramref name="k"/> goes on with the run of name words before it.</summary>
    public static bool Continues(string text, IReadOnlyList<Token> tokens, int k)
    {
        var t = tokens[k];
        if (!Adjacent(text, tokens[k - 1], t)) return false;
        if (IsNameWord(t) || IsArticleName(t)) return true;
        return Particles.Contains(t.Lower) && k + 1 < tokens.Count && IsNameWord(tokens[k + 1]) && Adjacent(text, t, tokens[k + 1]);
    }

    /// <summary>Whether nothing but a little space stands between the two.</summary>
    public static bool Adjacent(string text, Token a, Token b)
    {
        for (int i = a.Span.End; i < b.Span.Start; i++)
            if (text[i] is '\n' or '\r' || !char.IsWhiteSpace(text[i])) return false;
        return b.Span.Start - a.Span.End is > 0 and < 4;
    }

    /// <summary>Words that are capital only by their place.</summary>
    public static bool IsFunction(string lower) =>
        ClosedClass.Determiners.Contains(lower) || ClosedClass.SubjectPronouns.Contains(lower) || ClosedClass.Prepositions.Contains(lower)
        || ClosedClass.Subordinators.Contains(lower) || ClosedClass.Coordinators.Contains(lower) || ClosedClass.Auxiliaries.Contains(lower)
        || ClosedClass.VerbAdverbs.Contains(lower) || ClosedClass.PossessivePronouns.Contains(lower)
        || lower is "last" or "next" or "yesterday" or "today" or "however" or "according" or "asked" or "speaking" or "another"
        or "other" or "my";

    /// <summary>Whether a line break stands between the two.</summary>
    public static bool Apart(string text, Token a, Token b)
    {
        for (int i = a.Span.End; i < b.Span.Start; i++)
            if (text[i] is '\n' or '\r') return true;
        return false;
    }
}
