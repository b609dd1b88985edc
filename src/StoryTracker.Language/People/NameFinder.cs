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
    static readonly HashSet<string> Suffixes = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];

    /// <summary>Bodies that are named for what they are for: "Office for Planning".</summary>
    static readonly HashSet<string> TakesFor = ["office", "department", "ministry", "institute", "centre", "center", "agency", "council",
        "association", "society", "foundation", "commission", "campaign", "coalition", "alliance", "network", "academy"];

    const int LongestRun = 9;

    public static List<NameMention> Find(string text, IReadOnlyList<Token> tokens)
    {
        var found = new List<NameMention>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!NameWords.IsNameWord(tokens[i])) continue;
            int end = i + 1;
            while (end < tokens.Count && end - i < LongestRun && NameWords.Continues(text, tokens, end)) end++;
            end = WithOf(tokens, end);
            Part(text, tokens, i, end, found);
            i = end - 1;
        }
        Share(text, found);
        DropLoneSuffixes(found);
        return found;
    }

    /// <summary>A suffix parts two people only where the text names the other one too.</summary>
    static void DropLoneSuffixes(List<NameMention> found)
    {
        var plain = found.Where(m => m.Words.Count > 1 && m.Suffix is null).Select(m => m.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (int k = 0; k < found.Count; k++)
            if (found[k].Suffix is not null && !plain.Contains(string.Join(' ', found[k].Words))) found[k] = found[k] with { Suffix = null };
    }

    /// <summary>"Tom and Mary Hall": the first shares the surname of the second.</summary>
    static void Share(string text, List<NameMention> found)
    {
        for (int k = 0; k + 1 < found.Count; k++)
        {
            var (first, second) = (found[k], found[k + 1]);
            if (first.Words.Count != 1 || first.Title is not null || second.Words.Count != 2 || second.Kind == EntityKind.Organisation
                || second.Title is not null || second.Span.Start - first.Span.End != 5
                || !text.AsSpan(first.Span.End, 5).SequenceEqual(" and ") || IsPlaceName(first.Text)
                || !GivenNames.IsGivenName(second.Words[0].ToLowerInvariant()) && !GivenNames.IsGivenName(first.Text.ToLowerInvariant())) continue;
            found[k] = first with { Words = [first.Words[0], second.Last], Kind = EntityKind.Person };
        }
    }

    /// <summary>"Department" + "of Justice": the "of" phrase of a body belongs to its name.</summary>
    static int WithOf(IReadOnlyList<Token> tokens, int end)
    {
        if (!Organisations.Contains(tokens[end - 1].Lower) || end + 1 >= tokens.Count
            || !tokens[end].Is("of") && !(tokens[end].Is("for") && TakesFor.Contains(tokens[end - 1].Lower))) return end;
        int k = tokens[end + 1].Is("the") ? end + 2 : end + 1;
        if (k >= tokens.Count || !NameWords.IsNameWord(tokens[k])) return end;
        while (k < tokens.Count && k - end < LongestRun && NameWords.IsNameWord(tokens[k])) k++;
        return k;
    }

    public static bool IsOrganisationName(IEnumerable<string> words) =>
        words.Any(w => Organisations.Contains(w.ToLowerInvariant()) || Bodies.Contains(w.ToLowerInvariant()));

    public static bool IsPlaceName(string text) => Places.Contains(text.ToLowerInvariant());

    public static bool IsTitle(string lower) => Offices.Contains(lower) || GivenNames.IsCourtesyTitle(lower);

    /// <summary>Words such as Labour's neighbours "Republican" and "Jewish", which describe and do not name.</summary>
    public static bool IsDescriptive(string lower) => Demonyms.Contains(lower);

    static void Part(string text, IReadOnlyList<Token> tokens, int start, int end, List<NameMention> found)
    {
        bool sentenceStart = start == 0 || tokens[start - 1].Text is "." or "!" or "?" or "“" or "\"" or "‘" or ":" or "''" or "``" or "…"
            || NameWords.Apart(text, tokens[start - 1], tokens[start]);
        // Function words, days and months at the front are capital by position or by custom, not part of a name.
        while (start < end && (NameWords.IsFunction(tokens[start].Lower) || Calendar.Contains(tokens[start].Lower)
            && tokens[start].Lower is not ("may" or "april" or "june"))) start++;
        // "Said Jane Doe", "Asked Doe": a verb of speech that opens its sentence.
        if (sentenceStart && start + 1 < end && IsTagVerb(tokens[start].Lower)) start++;
        while (end > start && (NameWords.IsFunction(tokens[end - 1].Lower) || Calendar.Contains(tokens[end - 1].Lower) && end - start > 1)) end--;
        if (start >= end || Calendar.Contains(tokens[start].Lower) && end - start == 1) return;
        int name = start;
        for (int k = start; k < end - 1; k++)
            if (IsRoleOrTitle(tokens[k].Lower)) name = k + 1;
        // "London Mayor", "Prime Minister": a role, not a name.
        if (RoleWords.Contains(tokens[end - 1].Lower) && (end - start == 1 || !GivenNames.IsGivenName(tokens[end - 2].Lower)
            && !GivenNames.IsCourtesyTitle(tokens[end - 2].Lower))) return;
        bool body = Organisations.Contains(tokens[end - 1].Lower) || Enumerable.Range(start, end - start).Any(k => tokens[k].Is("for"));
        if (body || Enumerable.Range(start, end - start).Any(k => tokens[k].Is("of"))) name = start;
        string? courtesy = null;
        while (!body && name < end - 1 && (Demonyms.Contains(tokens[name].Lower) || IsRoleOrTitle(tokens[name].Lower))) name++;
        if (name > start && GivenNames.IsCourtesyTitle(tokens[name - 1].Lower)) courtesy = tokens[name - 1].Lower;
        // "Mayor of London Jane Doe": the place that closes the role stands in the same run of capitals as the name.
        string? role = RolesBefore.Inside(text, tokens, start, courtesy is null ? name : name - 1);
        if (role is null && courtesy is null && name == start && end - start >= 3 && start > 1 && tokens[start - 1].Is("of")
            && RoleWords.Contains(tokens[start - 2].Lower))
        {
            name = end - 2;
            for (int k = start + 1; k < name; k++)
                if (GivenNames.IsGivenName(tokens[k].Lower)) name = k;
            role = RolesBefore.Of(text, tokens, start - 2, name - 1);
        }
        if (role is null && courtesy is null && name == start && end - name > 1 && !body) role = RolesBefore.Lower(text, tokens, start);
        Add(text, tokens, name, end, courtesy, role, sentenceStart && name == start, found);
    }

    static void Add(string text, IReadOnlyList<Token> tokens, int name, int end, string? courtesy, string? role, bool sentenceStart,
        List<NameMention> found)
    {
        var words = new List<string>();
        for (int k = name; k < end; k++) words.Add(tokens[k].Text);
        string? suffix = null;
        int full = end;
        while (words.Count > 1 && Suffixes.Contains(words[^1].ToLowerInvariant()))
        {
            suffix = words[^1];
            words.RemoveAt(words.Count - 1);
            end--;
        }
        if (words.Count == 1 && Organisations.Contains(tokens[name].Lower) && words[0].Any(char.IsLower)) return;
        if (words.Count == 1 && (RoleWords.Contains(tokens[name].Lower) || Demonyms.Contains(tokens[name].Lower)
            || IsTitle(tokens[name].Lower))) return;
        var span = new Span(tokens[name].Span.Start, tokens[full - 1].Span.End);
        string printed = text[span.Start..tokens[end - 1].Span.End];
        EntityKind? kind = courtesy is not null || role is not null ? EntityKind.Person
            : IsPlaceName(printed) ? EntityKind.Place
            : IsOrganisationName(words) || words.Count == 1 && words[0].Length > 1 && words[0].All(char.IsUpper) ? EntityKind.Organisation
            : words.Count > 1 && GivenNames.IsGivenName(words[0].ToLowerInvariant()) && !IsPlaceName(words[0]) ? EntityKind.Person : null;
        bool determiner = name > 0 && (tokens[name - 1].Lower is "the" or "a" or "an" or "this" or "that"
            || ClosedClass.PossessivePronouns.Contains(tokens[name - 1].Lower));
        found.Add(new NameMention(span, words, courtesy, role, kind, sentenceStart, determiner) {
            Of = PlaceBehind(text, tokens, full), Suffix = words.Count > 1 ? suffix : null,
        });
    }

    static string? PlaceBehind(string text, IReadOnlyList<Token> tokens, int end)
    {
        if (end + 1 >= tokens.Count || !tokens[end].Is("of") || !tokens[end + 1].IsCapital) return null;
        int last = end + 1;
        while (last + 1 < tokens.Count && last - end < 3 && NameWords.Continues(text, tokens, last + 1)) last++;
        string place = text[tokens[end + 1].Span.Start..tokens[last].Span.End];
        return IsPlaceName(place) ? place : null;
    }

    static bool IsTagVerb(string lower) => !GivenNames.IsGivenName(lower) && Speech.ReportingVerbs.For(lower)
        .Any(v => (v.Forms & (Speech.VerbForms.Past | Speech.VerbForms.Third)) != 0 && v.Verb.Takes(Speech.Frames.Quoted));

    static bool IsRoleOrTitle(string lower) => IsTitle(lower) || RoleWords.Contains(lower);
}
