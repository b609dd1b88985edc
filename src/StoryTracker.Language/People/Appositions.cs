using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Reads roles that stand behind a name: "Jane Doe, the mayor of Anytown, …".</summary>
static class Appositions
{
    const int Longest = 14;

    public static void Read(ArticleText article, Cast cast)
    {
        var tokens = article.Flat;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (cast.At(tokens[i].Span.Start) is not { Who: { } who } at) continue;
            while (i + 1 < tokens.Count && tokens[i + 1].Span.Start < at.Mention.Span.End) i++;
            if (i + 2 >= tokens.Count || !tokens[i + 1].IsComma || who.Kind is EntityKind.Organisation or EntityKind.Place) continue;
            if (Role(article.Text, tokens, i + 2) is not { } role) continue;
            who.AddRole(role);
            who.Kind ??= EntityKind.Person;
        }
    }

    /// <summary>A noun phrase with a role word as its head, closed by a comma, a full stop or "who".</summary>
    static string? Role(string text, IReadOnlyList<Token> tokens, int start)
    {
        int first = ClosedClass.Determiners.Contains(tokens[start].Lower) ? start + 1 : start;
        bool role = false, preposition = false;
        for (int k = start; k < tokens.Count && k - start < Longest; k++)
        {
            var t = tokens[k];
            if (!preposition && RoleWords.Contains(t.Lower)) role = true;
            preposition |= ClosedClass.Prepositions.Contains(t.Lower);
            if (t.IsComma || t.Text is "." or ";" or "–" or "—" || t.Lower == "who")
                return role && k > first ? text[tokens[first].Span.Start..tokens[k - 1].Span.End] : null;
            if (!t.IsWord && t.Kind != TokenKind.Number || ClosedClass.Auxiliaries.Contains(t.Lower) && !t.IsPossessive
                || ClosedClass.SubjectPronouns.Contains(t.Lower) || Speech.ReportingVerbs.IsTagVerb(t) && !RoleWords.Contains(t.Lower))
                return null;
            if (text[t.Span.Start..t.Span.End].Contains('\n', StringComparison.Ordinal)) return null;
        }
        return null;
    }
}
