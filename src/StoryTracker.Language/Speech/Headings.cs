using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>Words before a colon or a dash that name whose the quoted words behind it are, without a verb of speech.</summary>
/// <remarks>“Smith: …”, “A HEADLINE - Smith: …”, “More from Smith: …”, “Here is Smith in 1992: …”, “Smith’s response: …”, “Said Smith: …”.</remarks>
static class Headings
{
    static readonly HashSet<string> Leads = ["via", "from", "here", "here's", "is", "'s", "more", "also", "and", "but", "then", "now", "or", "then-"];

    /// <summary>Nouns for an utterance that may stand before its colon.</summary>
    static readonly HashSet<string> Utterances = ["response", "reply", "answer", "tweet", "message", "statement", "words", "verdict", "comment",
        "comments", "remark", "remarks", "advice", "line", "question", "argument", "warning", "conclusion", "explanation", "pitch", "post",
        "rejoinder", "retort", "quote", "take", "reaction", "motto", "slogan", "mantra", "refrain", "complaint", "prediction", "point"];

    /// <summary>Whose words stand behind token <paramref name="mark"/>, a colon, dash or comma, and the cue; null where nothing shows it.</summary>
    public static (NounPhrase Source, Span Cue)? Find(Sentence s, int mark)
    {
        int start = Start(s, mark);
        if (start >= mark) return null;
        if (start + 1 < mark && IsSaid(s, start) && SubjectFinder.Right(s, start + 1) is { } said && said.Last + 1 == mark)
            return (said, s.Between(start, start));
        if (Possessor(s, start, mark) is { } owner) return owner;
        if (!s[start].IsCapital || SubjectFinder.Right(s, start) is not { } np || HasVerb(s, np)) return null;
        bool bare = np.Last + 1 == mark || s[np.Last + 1].Text is "(" or "[" || s[np.Last + 1].IsComma && s[mark].Text == ":";
        bool behind = start > 0 && !bare && Adverbial.Skip(s, np.Last + 1) >= mark;
        return bare && Verbless(s, np.Last + 1, mark) || behind ? (np, s.Between(mark, mark)) : null;
    }

    /// <summary>Behind bullets, numbers, a headline with its dash, and words such as "more from".</summary>
    static int Start(Sentence s, int mark)
    {
        int start = 0;
        for (int k = mark - 1; k > 0; k--)
            if (s[k].IsDash || s[k].IsQuotation) { start = k + 1; break; }
        while (start < mark && (!s[start].IsWord || Leads.Contains(s.LowerAt(start)))) start++;
        return start;
    }

    static bool IsSaid(Sentence s, int k) =>
        ReportingVerbs.For(s.LowerAt(k)).Any(v => (v.Forms & (VerbForms.Past | VerbForms.Third)) != 0 && v.Verb.Takes(Frames.Quoted)
            && v.Verb.Particle.Count == 0);

    /// <summary>"Smith’s response:", "his answer:".</summary>
    static (NounPhrase, Span)? Possessor(Sentence s, int start, int mark)
    {
        if (!Utterances.Contains(s.LowerAt(mark - 1))) return null;
        for (int k = mark - 2; k >= start && mark - k < 6; k--)
        {
            if (s[k].IsPossessive && SubjectFinder.Left(s, k) is { } owner) return (owner, s.Between(mark - 1, mark - 1));
            if (s.LowerAt(k) is "his" or "her" or "their" or "its" or "my" or "our")
                return (new NounPhrase(k, k, k), s.Between(mark - 1, mark - 1));
        }
        return null;
    }

    /// <summary>"Smith took the stage": a lower-case word right behind a name is its verb.</summary>
    static bool HasVerb(Sentence s, NounPhrase np)
    {
        for (int k = np.First + 1; k <= np.CoreLast; k++)
            if (s[k - 1].IsCapital && s[k].IsWord && !s[k].IsCapital && !s[k].IsPossessive && !ClosedClass.Prepositions.Contains(s.LowerAt(k))
                && !ClosedClass.Coordinators.Contains(s.LowerAt(k)) && !People.RoleWords.Contains(s.LowerAt(k))) return true;
        return false;
    }

    /// <summary>No verb between the name and the mark: only an apposition or a parenthesis.</summary>
    static bool Verbless(Sentence s, int from, int mark)
    {
        for (int k = from; k < mark; k++)
            if (ClosedClass.Auxiliaries.Contains(s.LowerAt(k)) && !s[k].IsPossessive || ReportingVerbs.For(s.LowerAt(k)).Count > 0) return false;
        return true;
    }
}
