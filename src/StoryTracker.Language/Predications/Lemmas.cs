using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Predications;

/// <summary>Base forms: irregular verbs from a list, the rest by their endings; of several possible ones that which the tagger's treebanks know.</summary>
static class Lemmas
{
    static readonly Dictionary<string, string> Irregular = ReadIrregular();

    static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["men"] = "man", ["women"] = "woman", ["children"] = "child", ["people"] = "people", ["lives"] = "life", ["wives"] = "wife", ["feet"] = "foot",
        ["police"] = "police", ["news"] = "news", ["series"] = "series", ["politics"] = "politics", ["families"] = "family", ["knives"] = "knife",
    };

    /// <summary>The base form of a token: lower-case, apostrophes straight, hyphens gone.</summary>
    public static string Of(SyntaxTree tree, int i)
    {
        var token = tree.Tokens[i];
        return tree.Fine(i) switch
        {
            Penn.VB or Penn.VBD or Penn.VBG or Penn.VBN or Penn.VBP or Penn.VBZ => Verb(token.Lower),
            Penn.NNS => Noun(token.Lower),
            _ => Folded(token.Lower),
        };
    }

    /// <summary>The base form of a verb.</summary>
    public static string Verb(string word)
    {
        if (Irregular.TryGetValue(word, out string? known)) return known;
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 4) return Known(word[..^3] + "e", word[..^3], Single(word[..^3]));
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4) return Known(word[..^1], word[..^2], Single(word[..^2]));
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        if (word.EndsWith("es", StringComparison.Ordinal) && word.Length > 4) return Known(word[..^1], word[..^2], word[..^1]);
        return word.EndsWith('s') && word.Length > 3 && word[^2] != 's' ? word[..^1] : word;
    }

    /// <summary>The singular of a plural.</summary>
    public static string Noun(string word)
    {
        if (Plurals.TryGetValue(word, out string? known)) return known;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return Folded(word[..^3] + "y");
        if (word.Length > 4 && (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal))) return Folded(word[..^2]);
        return Folded(word.EndsWith('s') && word.Length > 3 && word[^2] is not ('s' or 'u') ? word[..^1] : word);
    }

    /// <summary>Without hyphens, so that "anti-Semitism" and "antisemitism" are one.</summary>
    public static string Folded(string lower) => lower.Contains('-', StringComparison.Ordinal) ? lower.Replace("-", "", StringComparison.Ordinal) : lower;

    static string Known(string first, string second, string third)
    {
        foreach (string candidate in (ReadOnlySpan<string>)[first, second, third])
            if (candidate.Length > 1 && SyntaxModel.Shipped.Tagger.Vocabulary.Number(WordForm.Of(new Token(TokenKind.Word, default, candidate), QuoteEnd.None).Hash) > 0) return candidate;
        return WantsE(second) ? first : third;
    }

    /// <summary>A word nobody knows that ends as no English verb does: "criticis", "tackl", "nudg".</summary>
    static bool WantsE(string stem) => stem.Length > 2 && (stem[^1] is 'v' or 'u' or 'z' || stem[^1] is 'c' && stem[^2] is not 'i'
        || stem.EndsWith("is", StringComparison.Ordinal) || stem.EndsWith("dg", StringComparison.Ordinal) || stem.EndsWith("at", StringComparison.Ordinal)
        || stem[^1] is 'l' && stem[^2] is 'b' or 'c' or 'd' or 'f' or 'g' or 'k' or 'p' or 't');

    /// <summary>"bann" of "banned" is "ban"; "pass" of "passed" is known before it is asked.</summary>
    static string Single(string stem) => stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('e' or 'o' or 's' or 'l') ? stem[..^1]
        : stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] == 'l' ? stem[..^1] : stem;

    static Dictionary<string, string> ReadIrregular()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in WordList.Lines("irregular-verbs"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (string form in words) forms.TryAdd(form, words[0]);
        }
        return forms;
    }
}
