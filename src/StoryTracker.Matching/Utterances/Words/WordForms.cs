using System.Buffers;
using System.Collections.Frozen;

namespace StoryTracker.Matching.Utterances.Words;

/// <summary>
/// The form of a word that its inflections share: contractions opened, irregular verbs by a table, the regular endings by light rules after
/// Harman (How Effective Is Suffixing?, JASIS 42(1), 1991) and step 1 of Porter (An Algorithm for Suffix Stripping, Program 14(3), 1980).
/// Reported speech shifts the tense back ("will" to "would"): both are one form here.
/// </summary>
static class WordForms
{
    static readonly FrozenDictionary<string, string> Irregular = Table(
        "be: am is are was were been being; have: has had having; do: does did done doing; will: would; can: could; may: might; say: said says; "
        + "get: got gotten getting; go: went gone goes going; give: gave given giving; take: took taken taking; make: made making; "
        + "come: came coming; see: saw seen seeing; know: knew known; think: thought; tell: told; find: found; feel: felt; leave: left leaving; "
        + "keep: kept; hold: held; bring: brought; begin: began begun; write: wrote written writing; stand: stood; hear: heard; mean: meant; "
        + "meet: met; pay: paid; sit: sat; speak: spoke spoken; lie: lied lying lies; lead: led; grow: grew grown; lose: lost losing; fall: fell fallen; "
        + "send: sent; build: built; spend: spent; win: won winning; buy: bought; break: broke broken; choose: chose chosen; drive: drove driven; "
        + "fight: fought; teach: taught; catch: caught; draw: drew drawn; show: shown; rise: rose risen rising; run: ran running; sell: sold; "
        + "seek: sought; fly: flew flown; forget: forgot forgotten; forgive: forgave forgiven; become: became becoming; understand: understood; "
        + "steal: stole stolen; throw: threw thrown; wear: wore worn; sing: sang sung; ring: rang rung; swear: swore sworn; shake: shook shaken; "
        + "hide: hid hidden; bear: bore borne; eat: ate eaten; strike: struck stricken; withdraw: withdrew withdrawn; man: men; woman: women; "
        + "child: children; person: people; foot: feet; life: lives; wife: wives; half: halves; me: us; die: died dying dies; "
        + "good: better best; bad: worse worst");

    static readonly FrozenDictionary<string, string[]> WithoutApostrophe = new Dictionary<string, string[]>
    {
        ["wont"] = ["will", "not"], ["dont"] = ["do", "not"], ["cant"] = ["can", "not"], ["didnt"] = ["do", "not"], ["isnt"] = ["be",
            "not"],
        ["doesnt"] = ["do", "not"], ["cannot"] = ["can", "not"], ["wouldnt"] = ["will", "not"], ["couldnt"] = ["can", "not"],
        ["wasnt"] = ["be", "not"], ["arent"] = ["be", "not"], ["hasnt"] = ["have", "not"], ["havent"] = ["have", "not"],
        ["gonna"] = ["go", "to"], ["gotta"] = ["get", "to"],
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> TakeIs = Set("it he she that what there who here where how this let");

    /// <summary>The forms that a printed word stands for: "don’t" is do + not; most words are one.</summary>
    /// <param name="printed">Letters, digits and inner apostrophes.</param>
    public static string[] Of(string printed)
    {
        var word = printed.ToLowerInvariant().Replace('’', '\'');
        var at = word.LastIndexOf('\'');
        if (at < 0) return WithoutApostrophe.GetValueOrDefault(word) ?? [Stem(word)];
        var (head, tail) = (word[..at], word[(at + 1)..]);
        return tail switch
        {
            "t" when head.EndsWith('n') => [head switch { "won" => "will", "can" => "can", "shan" => "shall", _ =>
                Stem(head[..^1]) }, "not"],
            "ll" => [Stem(head), "will"],
            "ve" => [Stem(head), "have"],
            "re" => [Stem(head), "be"],
            "m" => [head, "be"],
            "d" => [Stem(head), "will"],
            "s" when TakeIs.Contains(head) => [head, "be"],
            "s" => [Stem(head)],
            _ => [Stem(word.Replace("'", "", StringComparison.Ordinal))],
        };
    }

    /// <summary>The form that the inflections of one word share; not always a word itself.</summary>
    /// <param name="word">Lower case, without apostrophes.</param>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var base_)) return base_;
        if (word.Length < 4 || !char.IsLetter(word[^1])) return word;
        var one = Singular(word);
        if (one.Length >= 8 && (Cut(one, "ism", 5) ?? Cut(one, "ist", 5) ?? Cut(one, "ic", 7)) is { } root) return root;
        if (Cut(one, "ied", 2) is { } y) return y + "y";
        if ((one.EndsWith("eed", StringComparison.Ordinal) ? null : Cut(one, "ed", 3) ?? Cut(one, "ing", 3)) is { } verb
            && verb.AsSpan().ContainsAny(Vowels))
            one = verb.Length > 3 && verb[^1] == verb[^2] && verb[^1] is not ('l' or 's' or 'z') ? verb[..^1] : verb;
        one = Cut(one, "ly", 4) ?? one;
        one = Cut(one, "is", 5) is { } british && word.Contains("is", StringComparison.Ordinal) && !one.EndsWith("sis",
            StringComparison.Ordinal)
            && (word.EndsWith("ise", StringComparison.Ordinal) || word.EndsWith("ised", StringComparison.Ordinal)
                || word.EndsWith("ising", StringComparison.Ordinal) || word.EndsWith("ises", StringComparison.Ordinal)) ? british + "iz"
                    : one;
        if (one.EndsWith("ise", StringComparison.Ordinal) && one.Length > 6) return one[..^3] + "iz";
        if (one.EndsWith("our", StringComparison.Ordinal) && one.Length > 5) return one[..^3] + "or";
        return one.Length > 3 && one[^1] == 'e' ? one[..^1] : one;
    }

    static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    static string Singular(string word) => word switch
    {
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's', 's', 'e', 's'] or [.., 'x', 'e', 's'] or [.., 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] => word[..^2],
        [.., 's' or 'u' or 'i', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    static string? Cut(string word, string ending, int least) =>
        word.Length - ending.Length >= least && word.EndsWith(ending, StringComparison.Ordinal) ? word[..^ending.Length] : null;

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    static FrozenDictionary<string, string> Table(string lines) => lines.Split("; ")
        .Select(line => line.Split(": "))
        .SelectMany(line => line[1].Split(' ').Select(form => (form, Base: line[0])))
        .ToFrozenDictionary(x => x.form, x => x.Base);
}
