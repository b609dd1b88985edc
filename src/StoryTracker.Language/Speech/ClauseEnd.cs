using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Decides where reported content ends: at the sentence's end unless the reporter takes the floor again.</summary>
static class ClauseEnd
{
    /// <summary>Connectives behind a comma with which a reporter adds something of his own.</summary>
    static readonly HashSet<string> Reporter = ["amid", "according", "which", "while", "despite", "citing", "prompting", "sparking",
        "drawing"];

    static readonly HashSet<string> Subordinate = ["after", "as", "before", "when", "although", "though", "because", "since", "who",
        "where", "but", "with", "even", "he", "she"];

    /// <summary>The token after the last one of the content that starts at <paramref name="from"/>.</summary>
    /// <param name="s">The sentence.</param>
    /// <param name="from">First token of the content.</param>
    /// <param name="stops">Token indices at which a later cue of the same sentence begins its own clause, ascending.</param>
    /// <param name="bare">The content is a noun phrase, not a clause: a subordinate clause behind a comma is the reporter's.</param>
    public static int Find(Sentence s, int from, IReadOnlyList<int> stops, bool bare)
    {
        int limit = s.Count;
        foreach (int stop in stops)
        {
            if (stop <= from) continue;
            limit = stop;
            break;
        }
        int depth = 0;
        for (int i = from; i < limit; i++)
        {
            var t = s[i];
            if (t.Text is "(" or "[") depth++;
            if (t.Text is ")" or "]" && --depth < 0) { limit = i; break; }
            if (i == from || depth > 0) continue;
            if (t.Text is ";" || t.Text == ":" && i + 1 < s.Count && !s[i + 1].IsQuotation) { limit = i; break; }
            if (t.IsComma && i + 1 < limit && (Reporter.Contains(s.LowerAt(i + 1)) || bare
                && Subordinate.Contains(s.LowerAt(i + 1)))) { limit = i; break; }
        }
        return TrimEnd(s, from, limit);
    }

    /// <summary>Drops closing punctuation, commas and dangling connectives at the end of a content.</summary>
    public static int TrimEnd(Sentence s, int from, int end)
    {
        while (end > from)
        {
            var t = s[end - 1];
            bool closing = !t.IsWord && t.Kind != TokenKind.Number && !t.IsQuotation
                && t.Text is not (")" or "]" or "%" or "$" or "£" or "€");
            if (!closing && !(end < s.Count && ClosedClass.Coordinators.Contains(t.Lower))) break;
            end--;
        }
        return end;
    }
}
