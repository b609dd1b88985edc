using System.Text;

namespace StoryTracker.Matching.Speakers;

/// <summary>A person's name in its parts, for comparing; none of it is shown.</summary>
/// <param name="Titles">Titles before it, in lower case without full stops.</param>
/// <param name="Given">First given name or initial, null for a surname alone.</param>
/// <param name="Middle">Names between the first and the surname.</param>
/// <param name="Surname">Last name; parts that a hyphen joins are one.</param>
/// <param name="Suffix">"jr", "sr", "ii"…, null without.</param>
public sealed record PersonName(IReadOnlyList<string> Titles, string? Given, IReadOnlyList<string> Middle, string Surname, string? Suffix)
{
    static readonly HashSet<string> Suffixes = ["jr", "sr", "ii", "iii", "iv"];

    // They belong to the surname: "de Gaulle", "van der Berg", "bin Salman".
    static readonly HashSet<string> Particles = ["de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "van", "von", "bin", "ibn", "ben", "al", "el", "ter"];

    /// <summary>Takes a name apart; null when no letter is left of it, or it has more words than a name.</summary>
    /// <param name="text">As printed.</param>
    /// <param name="names">What is known of names.</param>
    public static PersonName? Of(string text, IGivenNames names)
    {
        var words = text.Split([' ', '\u00A0', '\t', '\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(w => w.Length > 0).ToList();
        if (words.Count is 0 or > 8) return null;
        List<string> titles = [];
        while (words.Count > 1 && names.IsTitle(words[0]) && !(words.Count == 2 && titles.Count == 0 && IsGivenToo(words[0])))
        {
            titles.Add(words[0]);
            words.RemoveAt(0);
        }
        string? suffix = null;
        if (words.Count > 2 && Suffixes.Contains(words[^1]))
        {
            suffix = words[^1];
            words.RemoveAt(words.Count - 1);
        }
        var last = words.Count - 1;
        while (last > 1 && Particles.Contains(words[last - 1])) last--;
        return new(titles, last > 0 ? words[0] : null, last > 1 ? words[1..last] : [], string.Join(' ', words[last..]), suffix);

        // "Dean Smith", "Rich Major": a title that is a given name too proves nothing.
        bool IsGivenToo(string word) => names.GenderOf(word) != NameGender.Unknown;
    }

    /// <summary>The last word as names are filed: lower case, no accents; the same that <see cref="Of"/> gives for a plain name.</summary>
    /// <param name="text">As printed.</param>
    /// <param name="names">What is known of names.</param>
    public static string SurnameOf(string text, IGivenNames names) => Of(text, names)?.Surname ?? "";

    /// <summary>Lower case without accents, full stops, apostrophes and a possessive ending; a hyphen is a space's worth of nothing.</summary>
    internal static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
            if (char.IsLetterOrDigit(c) || c == '-') plain.Append(WithoutAccent(char.ToLowerInvariant(c)));
        return plain.ToString().Trim('-');
    }

    // A table, because decomposition depends on how the program is run (invariant globalization has none).
    static char WithoutAccent(char c)
    {
        const string accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž";
        const string plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz";
        return c < 128 || accented.IndexOf(c, StringComparison.Ordinal) is not (>= 0 and var i) ? c : plain[i];
    }
}
