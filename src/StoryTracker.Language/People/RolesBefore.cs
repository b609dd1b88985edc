using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Roles and offices printed directly before a name.</summary>
static class RolesBefore
{
    /// <summary>The capitalised role inside the run: "Home Secretary" of "Home Secretary Jane Doe".</summary>
    public static string? Inside(string text, IReadOnlyList<Token> tokens, int start, int name)
    {
        if (name <= start || Enumerable.Range(start, name - start)
            .All(k => GivenNames.IsCourtesyTitle(tokens[k].Lower) || NameFinder.IsDescriptive(tokens[k].Lower))) return null;
        return text[tokens[start].Span.Start..tokens[name - 1].Span.End];
    }

    /// <summary>"Mayor of London": the role whose place stands in the name's run of capitals.</summary>
    public static string Of(string text, IReadOnlyList<Token> tokens, int head, int last)
    {
        while (head > 0 && tokens[head - 1].IsCapital && RoleWords.Contains(tokens[head - 1].Lower)) head--;
        return text[tokens[head].Span.Start..tokens[last].Span.End];
    }

    /// <summary>"spokesman Jane Doe", "Labour leader Jane Doe", "the new general secretary of the party Jane Doe".</summary>
    public static string? Lower(string text, IReadOnlyList<Token> tokens, int start)
    {
        int k = start - 1;
        if (k < 0 || NameWords.Apart(text, tokens[k], tokens[start])) return null;
        int last = k;
        if (!RoleWords.Contains(tokens[k].Lower))
        {
            // one "of the …" phrase may stand between the role and the name
            if (!tokens[k].IsWord || tokens[k].IsCapital || k < 3 || !ClosedClass.Determiners.Contains(tokens[k - 1].Lower)
                || !tokens[k - 2].Is("of")) return null;
            k -= 3;
            if (k < 0 || !RoleWords.Contains(tokens[k].Lower)) return null;
        }
        while (k > 0 && (RoleWords.Contains(tokens[k - 1].Lower) || tokens[k - 1].IsCapital && !NameWords.IsFunction(tokens[k - 1].Lower)
            && last - k < 4)
            && NameWords.Adjacent(text, tokens[k - 1], tokens[k])) k--;
        return text[tokens[k].Span.Start..tokens[last].Span.End];
    }
}
