using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Finds runs of capitalised words and parts them into titles, roles and names.</summary>
static class NameFinder
{
    static readonly HashSet<string> Offices = WordList.Load("office-titles");
    static readonly HashSet<string> Organisations = WordList.Load("organisation-words");
    static readonly HashSet<string> Bodies = WordList.Load("organisation-names");
    static readonly HashSet<string> Places = WordList.Load("places");
    static readonly HashSet<string> Calendar = WordList.Load("calendar-words");
    static readonly HashSet<string> Demonyms = WordList.Load("demonyms");
    static readonly HashSet<string> Particles = ["de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "al", "bin",
        "ibn", "el", "du", "dos", "ter"];
    static readonly HashSet<string> Suffixes = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

    const int LongestRun = 9;

    public static List<NameMention> Find(string text, IReadOnlyList<Token> tokens)
    {
        var found = new List<NameMention>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!IsNameWord(tokens[i])) continue;
            int end = i + 1;
            while (end < tokens.Count && end - i < LongestRun && Continues(text, tokens, end)) end++;
            end = WithOf(tokens, end);
            Part(text, tokens, i, end, found);
            i = end - 1;
        }
        return found;
    }

    /// <summary>"Department" + "of Justice": the "of" phrase of a body belongs to its name.</summary>
    static int WithOf(IReadOnlyList<Token> tokens, int end)
    {
        if (!Organisations.Contains(tokens[end - 1].Lower) || end + 1 >= tokens.Count || !tokens[end].Is("of")) return end;
        int k = tokens[end + 1].Is("the") ? end + 2 : end + 1;
        if (k >= tokens.Count || !IsNameWord(tokens[k])) return end;
        while (k < tokens.Count && k - end < LongestRun && IsNameWord(tokens[k])) k++;
        return k;
    }

    public static bool IsOrganisationName(IEnumerable<string> words) =>
        words.Any(w => Organisations.Contains(w.ToLowerInvariant()) || Bodies.Contains(w.ToLowerInvariant()));

    public static bool IsPlaceName(string text) => Places.Contains(text.ToLowerInvariant());

    public static bool IsTitle(string lower) => Offices.Contains(lower) || GivenNames.IsCourtesyTitle(lower);

    /// <summary>Words such as Labour's neighbours "Republican" and "Jewish", which describe and do not name.</summary>
    public static bool IsDescriptive(string lower) => Demonyms.Contains(lower);

    static bool IsNameWord(Token t) => t.IsCapital && !t.IsPossessive && t.Lower is not "i" && !IsCompoundAdjective(t.Text);

    /// <summary>"Labour-run", "London-based": a lower-case second part makes an adjective; "Jean-marie" is rarer.</summary>
    static bool IsCompoundAdjective(string word)
    {
        int hyphen = word.LastIndexOf('-');
        return hyphen > 0 && hyphen + 2 < word.Length && char.IsLower(word[hyphen + 1]);
    }

    static bool Continues(string text, IReadOnlyList<Token> tokens, int k)
    {
        var t = tokens[k];
        if (!Adjacent(text, tokens[k - 1], t)) return false;
        if (IsNameWord(t)) return true;
        return Particles.Contains(t.Lower) && k + 1 < tokens.Count && IsNameWord(tokens[k + 1]) && Adjacent(text, t, tokens[k + 1]);
    }

    static bool Adjacent(string text, Token a, Token b)
    {
        for (int i = a.Span.End; i < b.Span.Start; i++)
            if (text[i] is '\n' or '\r' || !char.IsWhiteSpace(text[i])) return false;
        return b.Span.Start - a.Span.End is > 0 and < 4;
    }

    static void Part(string text, IReadOnlyList<Token> tokens, int start, int end, List<NameMention> found)
    {
        bool sentenceStart = start == 0 || tokens[start - 1].Text is "." or "!" or "?" or "“" or "\"" or "‘" or ":" or "''" or "``" or "…"
            || Apart(text, tokens[start - 1], tokens[start]);
        // Function words, days and months at the front are capital by position or by custom, not part of a name.
        while (start < end && (IsFunction(tokens[start].Lower) || Calendar.Contains(tokens[start].Lower)
            && tokens[start].Lower is not ("may" or "april" or "june"))) start++;
        // "Said Jane Doe", "Asked Doe": a verb of speech that opens its sentence.
        if (sentenceStart && start + 1 < end && IsTagVerb(tokens[start].Lower)) start++;
        while (end > start && (IsFunction(tokens[end - 1].Lower) || Calendar.Contains(tokens[end - 1].Lower) && end - start > 1)) end--;
        if (start >= end || Calendar.Contains(tokens[start].Lower) && end - start == 1) return;
        int name = start;
        for (int k = start; k < end - 1; k++)
            if (IsRoleOrTitle(tokens[k].Lower)) name = k + 1;
        // "London Mayor", "Prime Minister": a role, not a name.
        if (RoleWords.Contains(tokens[end - 1].Lower) && (end - start == 1 || !GivenNames.IsGivenName(tokens[end - 2].Lower)
            && !GivenNames.IsCourtesyTitle(tokens[end - 2].Lower))) return;
        if (Organisations.Contains(tokens[end - 1].Lower) || Enumerable.Range(start, end - start).Any(k => tokens[k].Is("of"))) name =
            start;
        string? courtesy = null;
        bool body = Organisations.Contains(tokens[end - 1].Lower);
        while (!body && name < end - 1 && (Demonyms.Contains(tokens[name].Lower) || IsRoleOrTitle(tokens[name].Lower))) name++;
        if (name > start && GivenNames.IsCourtesyTitle(tokens[name - 1].Lower)) courtesy = tokens[name - 1].Lower;
        // "Mayor of London Jane Doe": the place that closes the role stands in the same run of capitals as the name.
        string? role = RoleBefore(text, tokens, start, courtesy is null ? name : name - 1);
        if (role is null && courtesy is null && name == start && end - start >= 3 && start > 1 && tokens[start - 1].Is("of")
            && RoleWords.Contains(tokens[start - 2].Lower))
        {
            name = end - 2;
            for (int k = start + 1; k < name; k++)
                if (GivenNames.IsGivenName(tokens[k].Lower)) name = k;
            role = RoleOf(text, tokens, start - 2, name - 1);
        }
        if (role is null && courtesy is null && name == start && end - name > 1 && !body) role = LowerRoleBefore(text, tokens, start);
        Add(text, tokens, name, end, courtesy, role, sentenceStart && name == start, found);
    }

    static void Add(string text, IReadOnlyList<Token> tokens, int name, int end, string? courtesy, string? role, bool sentenceStart,
        List<NameMention> found)
    {
        var words = new List<string>();
        for (int k = name; k < end; k++) words.Add(tokens[k].Text);
        while (words.Count > 1 && Suffixes.Contains(words[^1].ToLowerInvariant()))
        {
            words.RemoveAt(words.Count - 1);
            end--;
        }
        if (words.Count == 1 && Organisations.Contains(tokens[name].Lower) && words[0].Any(char.IsLower)) return;
        if (words.Count == 1 && (RoleWords.Contains(tokens[name].Lower) || Demonyms.Contains(tokens[name].Lower)
            || IsTitle(tokens[name].Lower))) return;
        var span = new Span(tokens[name].Span.Start, tokens[end - 1].Span.End);
        string printed = text[span.Start..span.End];
        EntityKind? kind = courtesy is not null || role is not null ? EntityKind.Person
            : IsPlaceName(printed) ? EntityKind.Place
            : IsOrganisationName(words) || words.Count == 1 && words[0].Length > 1 && words[0].All(char.IsUpper) ? EntityKind.Organisation
            : words.Count > 1 && GivenNames.IsGivenName(words[0].ToLowerInvariant()) && !IsPlaceName(words[0]) ? EntityKind.Person : null;
        bool determiner = name > 0 && (tokens[name - 1].Lower is "the" or "a" or "an" or "this" or "that"
            || ClosedClass.PossessivePronouns.Contains(tokens[name - 1].Lower));
        found.Add(new NameMention(span, words, courtesy, role, kind, sentenceStart, determiner));
    }

    static bool IsTagVerb(string lower) => !GivenNames.IsGivenName(lower) && Speech.ReportingVerbs.For(lower)
        .Any(v => (v.Forms & (Speech.VerbForms.Past | Speech.VerbForms.Third)) != 0 && v.Verb.Takes(Speech.Frames.Quoted));

    static bool IsRoleOrTitle(string lower) => IsTitle(lower) || RoleWords.Contains(lower);

    static bool IsFunction(string lower) =>
        ClosedClass.Determiners.Contains(lower) || ClosedClass.SubjectPronouns.Contains(lower) || ClosedClass.Prepositions.Contains(lower)
        || ClosedClass.Subordinators.Contains(lower) || ClosedClass.Coordinators.Contains(lower) || ClosedClass.Auxiliaries.Contains(lower)
        || ClosedClass.VerbAdverbs.Contains(lower) || ClosedClass.PossessivePronouns.Contains(lower)
        || lower is "last" or "next" or "yesterday" or "today" or "however" or "according" or "asked" or "speaking" or "another"
        or "other" or "my";

    static bool Apart(string text, Token a, Token b)
    {
        for (int i = a.Span.End; i < b.Span.Start; i++)
            if (text[i] is '\n' or '\r') return true;
        return false;
    }

    /// <summary>The capitalised role inside the run: "Home Secretary" of "Home Secretary Jane Doe".</summary>
    static string? RoleBefore(string text, IReadOnlyList<Token> tokens, int start, int name)
    {
        if (name <= start || Enumerable.Range(start, name - start)
            .All(k => GivenNames.IsCourtesyTitle(tokens[k].Lower) || Demonyms.Contains(tokens[k].Lower))) return null;
        return text[tokens[start].Span.Start..tokens[name - 1].Span.End];
    }

    static string RoleOf(string text, IReadOnlyList<Token> tokens, int head, int last)
    {
        while (head > 0 && tokens[head - 1].IsCapital && RoleWords.Contains(tokens[head - 1].Lower)) head--;
        return text[tokens[head].Span.Start..tokens[last].Span.End];
    }

    /// <summary>"spokesman Jane Doe", "Labour leader Jane Doe", "the new general secretary of the party Jane Doe".</summary>
    static string? LowerRoleBefore(string text, IReadOnlyList<Token> tokens, int start)
    {
        int k = start - 1;
        if (k < 0 || Apart(text, tokens[k], tokens[start])) return null;
        int last = k;
        if (!RoleWords.Contains(tokens[k].Lower))
        {
            // one "of the …" phrase may stand between the role and the name
            if (!tokens[k].IsWord || tokens[k].IsCapital || k < 3 || !ClosedClass.Determiners.Contains(tokens[k - 1].Lower)
                || !tokens[k - 2].Is("of")) return null;
            k -= 3;
            if (k < 0 || !RoleWords.Contains(tokens[k].Lower)) return null;
        }
        while (k > 0 && (RoleWords.Contains(tokens[k - 1].Lower) || tokens[k - 1].IsCapital && !IsFunction(tokens[k - 1].Lower)
            && last - k < 4)
            && Adjacent(text, tokens[k - 1], tokens[k])) k--;
        return text[tokens[k].Span.Start..tokens[last].Span.End];
    }
}
