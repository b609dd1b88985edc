using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Reads roles that stand beside a name: "Jane Doe, the mayor of Anytown, …", "Jane Doe, 47, a teacher,", "the party's leader, Jane
/// Doe, …", "Jane Doe, who leads the council, …".</summary>
static class Appositions
{
    const int Longest = 14;

    static readonly HashSet<string> Leads = ["leads", "heads", "chairs", "runs", "represents", "founded", "edits", "coaches", "manages", "directs",
        "owns", "leading", "heading", "chairing", "representing"];

    /// <summary>Adds to every character of the cast the roles that the text sets beside its names.</summary>
    public static void Read(ArticleText article, Cast cast)
    {
        var tokens = article.Flat;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (cast.At(tokens[i].Span.Start) is not { Who: { } who } at) continue;
            int first = i;
            while (i + 1 < tokens.Count && tokens[i + 1].Span.Start < at.Mention.Span.End) i++;
            // "Jane Doe, R-Fla., a …": an abbreviation is nobody.
            if (who.Kind is EntityKind.Place || at.Mention.Words is [var only] && only.EndsWith('.')) continue;
            if (i + 2 < tokens.Count && tokens[i + 1].IsComma && Behind(article.Text, tokens, i + 2, cast) is { } behind)
            {
                if (who.Kind == EntityKind.Organisation) continue;
                who.AddRole(behind);
                who.Kind ??= EntityKind.Person;
            }
            else if (who.Kind != EntityKind.Organisation && at.Mention.Words.Count > 1 && Before(article.Text, tokens, first, i) is { } before)
            {
                who.AddRole(before);
                who.Kind ??= EntityKind.Person;
            }
        }
    }

    static string? Behind(string text, IReadOnlyList<Token> tokens, int start, Cast cast)
    {
        // "Jane Doe, 47, a teacher": an age stands between.
        if (tokens[start].Kind == TokenKind.Number && start + 2 < tokens.Count && tokens[start + 1].IsComma) start += 2;
        return tokens[start].Is("who") && start + 2 < tokens.Count && Leads.Contains(tokens[start + 1].Lower)
            ? IsPerson(cast, tokens[start + 2]) || ClosedClass.Prepositions.Contains(tokens[start + 2].Lower) ? null : Clause(text, tokens, start)
            : Role(text, tokens, start, cast);
    }

    /// <summary>"who leads the council's Labour group": up to the comma that closes it.</summary>
    static string? Clause(string text, IReadOnlyList<Token> tokens, int who)
    {
        for (int k = who + 2; k < tokens.Count && k - who < Longest; k++)
        {
            if (tokens[k].IsComma || tokens[k].Text is ".") return k > who + 2 ? text[tokens[who].Span.Start..tokens[k - 1].Span.End] : null;
            if (!tokens[k].IsWord || ClosedClass.Auxiliaries.Contains(tokens[k].Lower) && !tokens[k].IsPossessive || LineBreak(text, tokens, k)) return null;
        }
        return null;
    }

    /// <summary>A noun phrase with a role word as its head, closed by a comma, a full stop or "who".</summary>
    static string? Role(string text, IReadOnlyList<Token> tokens, int start, Cast cast)
    {
        if (ClosedClass.Coordinators.Contains(tokens[start].Lower) || ClosedClass.Subordinators.Contains(tokens[start].Lower)
            || tokens[start].Is("whose")) return null;
        int first = ClosedClass.Determiners.Contains(tokens[start].Lower) ? start + 1 : start;
        bool role = false, preposition = false;
        for (int k = start; k < tokens.Count && k - start < Longest; k++)
        {
            var t = tokens[k];
            if (!preposition && RoleWords.Contains(t.Lower)) role = true;
            // "Jane Doe, former governor John Roe and …": a list of people, each with his own role.
            if (!preposition && IsPerson(cast, t)) return null;
            preposition |= ClosedClass.Prepositions.Contains(t.Lower);
            if (t.IsComma || t.Text is "." or ";" or "–" or "—" || t.Lower == "who")
                return role && k > first ? text[tokens[first].Span.Start..tokens[k - 1].Span.End] : null;
            if (!t.IsWord && t.Kind != TokenKind.Number || ClosedClass.Auxiliaries.Contains(t.Lower) && !t.IsPossessive
                || ClosedClass.SubjectPronouns.Contains(t.Lower) || Speech.ReportingVerbs.IsTagVerb(t) && !RoleWords.Contains(t.Lower))
                return null;
            if (LineBreak(text, tokens, k)) return null;
        }
        return null;
    }

    /// <summary>"the party's new general secretary, Jane Doe, …": a role with its article or owner, a comma, the name, and a comma, a full stop
    /// or a mark.</summary>
    static string? Before(string text, IReadOnlyList<Token> tokens, int name, int last)
    {
        if (name < 3 || !tokens[name - 1].IsComma || LineBreak(text, tokens, name)
            || last + 1 < tokens.Count && !tokens[last + 1].IsComma && tokens[last + 1].Text is not ("." or "”" or ";" or ")" or "–" or "—")
            // "the mayor, Jane Doe, and the sheriff": a list names two.
            || last + 2 < tokens.Count && tokens[last + 1].IsComma && tokens[last + 2].Lower is "and" or "or") return null;
        int k = name - 2;
        while (k > 0 && name - k < Longest && tokens[k].IsWord && !Opens(tokens, k)) k--;
        if (k < 0 || !tokens[k].IsWord || !Opens(tokens, k)) return null;
        int first = k + 1, head = first;
        // The owner belongs to the role: "the party's new general secretary".
        while (head < name - 1 && !ClosedClass.Prepositions.Contains(tokens[head].Lower)) head++;
        if (head == first || !RoleWords.Contains(tokens[head - 1].Lower)) return null;
        for (int j = first; j < name - 1; j++)
            if (ClosedClass.Auxiliaries.Contains(tokens[j].Lower) && !tokens[j].IsPossessive || ClosedClass.Coordinators.Contains(tokens[j].Lower)
                || ClosedClass.Subordinators.Contains(tokens[j].Lower) || LineBreak(text, tokens, j)) return null;
        return text[tokens[first].Span.Start..tokens[name - 2].Span.End];
    }

    /// <summary>Whether a determiner opens the phrase here; one behind a preposition lies inside it: "leader of the council".</summary>
    static bool Opens(IReadOnlyList<Token> tokens, int k) =>
        tokens[k].Lower is "the" or "a" or "an" or "its" or "their" or "his" or "her" or "our" or "my" && !(k > 1 && tokens[k - 1].Is("of") && k > 2);

    static bool IsPerson(Cast cast, Token t) =>
        t.IsCapital && (GivenNames.IsCourtesyTitle(t.Lower) || cast.At(t.Span.Start) is { Who.Kind: EntityKind.Person });

    static bool LineBreak(string text, IReadOnlyList<Token> tokens, int k) =>
        k > 0 && text.AsSpan(tokens[k - 1].Span.End..tokens[k].Span.Start).ContainsAny('\n', '\r');
}
