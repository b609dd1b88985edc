using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech;

/// <summary>The lexicon of reporting verbs with all their forms, read once from its word list.</summary>
static class ReportingVerbs
{
    static readonly Dictionary<string, List<(ReportingVerb Verb, VerbForms Forms)>> ByForm = Read();

    static readonly Dictionary<string, List<(ReportingVerb Verb, VerbForms Forms)>> Shallow = ByForm
        .Select(e => (e.Key, Verbs: e.Value.Where(v => v.Verb.Frames != Frames.None || v.Verb.TreeFrames == Frames.None).ToList()))
        .Where(e => e.Verbs.Count > 0).ToDictionary(e => e.Key, e => e.Verbs, StringComparer.Ordinal);

    /// <summary>The verbs of which the lower-case word is a form, longest particle first; those aside that only a tree shows.</summary>
    public static IReadOnlyList<(ReportingVerb Verb, VerbForms Forms)> For(string lower) =>
        Shallow.TryGetValue(lower, out var found) ? found : [];

    /// <summary>All verbs of which the lower-case word is a form, longest particle first.</summary>
    public static IReadOnlyList<(ReportingVerb Verb, VerbForms Forms)> InTree(string lower) =>
        ByForm.TryGetValue(lower, out var found) ? found : [];

    /// <summary>Whether the word can be the verb of a tag after quoted words.</summary>
    public static bool IsTagVerb(Token token) => token.IsWord && For(token.Lower).Any(v => v.Verb.Takes(Frames.Quoted));

    static Dictionary<string, List<(ReportingVerb, VerbForms)>> Read()
    {
        var forms = new Dictionary<string, List<(ReportingVerb Verb, VerbForms Forms)>>(StringComparer.Ordinal);
        var group = VerbClass.Statement;
        foreach (string line in WordList.Lines("reporting-verbs"))
        {
            if (line[0] == '[')
            {
                group = Enum.Parse<VerbClass>(line[1..^1]);
                continue;
            }
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string[] sides = line[..colon].Split('+', StringSplitOptions.TrimEntries);
            string[] stems = sides[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] particle = sides.Length > 1 ? sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            var verb = Entry(string.Join(' ', [stems[0], .. particle]), particle, group, line[(colon + 1)..].Trim().Split(' ', ','));
            foreach (var form in Inflect(stems).GroupBy(f => f.Form, StringComparer.Ordinal))
            {
                if (!forms.TryGetValue(form.Key, out var list)) forms[form.Key] = list = [];
                list.Add((verb, form.Aggregate(VerbForms.None, (all, f) => all | f.Kind)));
            }
        }
        foreach (var list in forms.Values) list.Sort((a, b) => b.Verb.Particle.Count.CompareTo(a.Verb.Particle.Count));
        return forms;
    }

    static ReportingVerb Entry(string lemma, string[] particle, VerbClass group, string[] right)
    {
        string letters = right[0];
        bool tree = letters.Contains('z', StringComparison.Ordinal);
        Frames shallow = Frames.None, all = Frames.None;
        foreach (char c in letters)
        {
            var frame = Frame(c);
            all |= frame;
            if (!tree && !char.IsUpper(c)) shallow |= frame & ~Frames.Predicate;
        }
        var polarity = letters.Contains('x', StringComparison.Ordinal) || lemma == "decline" ? Polarity.Declined
            : letters.Contains('d', StringComparison.Ordinal) ? Polarity.Denied : Polarity.Said;
        return new ReportingVerb(
            lemma, particle, group, shallow, all, right[1..], polarity, letters.Contains('m', StringComparison.Ordinal),
            letters.Contains('n', StringComparison.Ordinal), letters.Contains('e', StringComparison.Ordinal));
    }

    static Frames Frame(char letter) => char.ToLowerInvariant(letter) switch
    {
        'q' => Frames.Quoted,
        'c' => Frames.Clause | Frames.Question,
        'w' => Frames.Question,
        'a' => Frames.Addressee | Frames.Clause | Frames.Question,
        'o' => Frames.Object,
        't' => Frames.Infinitive,
        'p' => Frames.ObjectInfinitive,
        's' => Frames.Predicate,
        _ => Frames.None,
    };

    static IEnumerable<(string Form, VerbForms Kind)> Inflect(string[] stems)
    {
        string lemma = stems[0];
        string past = stems.Length > 1 ? stems[1] : Past(lemma);
        string participle = stems.Length > 2 ? stems[2] : past;
        yield return (lemma, VerbForms.Base);
        yield return (Third(lemma), VerbForms.Third);
        yield return (past, VerbForms.Past);
        yield return (participle, VerbForms.Participle);
        yield return (Gerund(lemma, past), VerbForms.Gerund);
    }

    static string Past(string lemma) =>
        lemma.EndsWith('e') ? lemma + "d" : EndsInConsonantY(lemma) ? lemma[..^1] + "ied" : lemma + "ed";

    static string Third(string lemma) =>
        EndsInConsonantY(lemma) ? lemma[..^1] + "ies"
        : lemma is "go" or "echo" or "forego" || lemma.EndsWith('s') || lemma.EndsWith("sh", StringComparison.Ordinal)
            || lemma.EndsWith("ch", StringComparison.Ordinal) ? lemma + "es" : lemma + "s";

    static string Gerund(string lemma, string past)
    {
        if (lemma.EndsWith('e') && lemma is not ("see" or "foresee" or "agree" or "disagree")) return lemma[..^1] + "ing";
        // admitted, admitting: a doubled consonant in the past is doubled here too.
        bool doubled = past.Length == lemma.Length + 3 && past.StartsWith(lemma + lemma[^1], StringComparison.Ordinal);
        if (lemma is "put" or "hit" or "bet" or "get" or "let" or "set" or "sit" or "shut" or "undercut" or "win" or "begin" or "run"
            or "forget" or "swim") return lemma + lemma[^1] + "ing";
        return doubled ? lemma + lemma[^1] + "ing" : lemma + "ing";
    }

    static bool EndsInConsonantY(string lemma) => lemma.EndsWith('y') && lemma.Length > 1
        && !"aeiou".Contains(lemma[^2], StringComparison.Ordinal);
}
