using System.Text;

namespace StoryTracker.Evaluation.Hostile;

/// <summary>
/// Texts that are made to break a reader: one thing and nothing else, unbalanced, endless. The tests read them for their findings, the benchmark for
/// the time.
/// </summary>
public static class HostileTexts
{
    static readonly Dictionary<string, string> Pieces = new()
    {
        ["one-letter"] = "a",
        ["no-spaces"] = "abcdefghijklmnopqrstuvwxyz",
        ["straight-marks"] = "\"",
        ["opening-marks"] = "“",
        ["closing-marks"] = "”",
        ["single-marks"] = "‘",
        ["apostrophes"] = "'",
        ["two-apostrophes"] = "'' ``",
        ["guillemets"] = "«»‹›„‟",
        ["marks-of-two-kinds"] = "“‘",
        ["opened-words"] = "“a ",
        ["apostrophe-words"] = "'a ",
        ["possessives"] = "’s ",
        ["brackets"] = "(",
        ["bracket-pairs"] = "([{}]) ",
        ["colons"] = "Reed: “",
        ["floating-paragraphs"] = "“Abc def ghi jkl.\n",
        ["tags"] = "“A b c,” he said.\n",
        ["tags-in-one-line"] = "“A b c,” he said, “d e f,” she said, ",
        ["that-clauses"] = "He said that ",
        ["who-said-that"] = "who said that ",
        ["only-verbs"] = "said ",
        ["verb-sentences"] = "Said said said. ",
        ["denials"] = "denied that she said ",
        ["according-to"] = "according to ",
        ["only-that"] = "that ",
        ["only-to"] = "to ",
        ["only-and"] = "and ",
        ["pronouns"] = "he she it they ",
        ["names"] = "Anna Reed ",
        ["names-and-commas"] = "John Smith, ",
        ["titles"] = "Mr. Dr. Sen. Revd ",
        ["roles"] = "the mayor of the council of the president of ",
        ["single-capitals"] = "A B C D ",
        ["capitals"] = "THE COUNCIL SAID ON MONDAY THAT THE BRIDGE WAS SAFE. ",
        ["one-word"] = "bridge ",
        ["weekdays"] = "Monday ",
        ["days"] = "14 June 2024, ",
        ["relative-days"] = "yesterday tomorrow last week in eight weeks next year ",
        ["conflicting-days"] = "Saturday (May 14) in eight weeks next week May 3, 2018 ",
        ["settings"] = "Speaking in Leeds on Monday, Smith said it was bad. ",
        ["digits"] = "1234567890",
        ["numbers"] = "£1,000,000,000.50 ",
        ["dotted-numbers"] = "1.1.1.",
        ["percentages"] = "3.5 per cent of $1.2 million and ",
        ["commas"] = ",",
        ["comma-words"] = "a, ",
        ["full-stops"] = ".",
        ["ellipses"] = "… . . . ",
        ["dashes"] = "— - – ",
        ["short-lines"] = "a\n",
        ["quoted-lines"] = "“a”\n",
        ["cue-lines"] = "He said:\n",
        ["blank-lines"] = "\n",
        ["carriage-returns"] = "He said no.\r\n\r\n",
        ["line-separators"] = "a\u2028b\u2029",
        ["tabs-and-hard-spaces"] = "\t\u00a0",
        ["zeros"] = "\0",
        ["html"] = "<p class=\"x\">He said &ldquo;no&rdquo; <a href='y'>on Monday</a></p>\n",
        ["addresses"] = "https://example.test/a?b=c&d=“e” ",
        ["emoji"] = "😀👩‍👩‍👧 ",
        ["high-halves"] = "\ud83d",
        ["low-halves"] = "\ude00 ",
        ["bidi"] = "\u202eabc\u202c שלום \u2066x\u2069 ",
        ["combining"] = "\u0301",
        ["combined-words"] = "e\u0301\u0300\u0323 ",
        ["zero-width"] = "a\u200b\u200d\ufeff",
        ["scripts"] = "Москва 漢字 عربي हिन्दी ไทย “said” ",
        ["nested-reports"] = "Reed said Hill told her that Smith had denied that ",
        ["coordinations"] = "said that it was and that it is and ",
        ["relative-clauses"] = "the man who said the woman who said ",
        ["appositions"] = "Reed, the mayor, a doctor, the chair, ",
    };

    /// <summary>The names of all texts, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Pieces.Keys, "deep-nesting", "unbalanced-marks", "many-names", "ten-languages-of-marks"];

    /// <summary>A text.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="length">How many code units, to within one piece.</param>
    /// <exception cref="ArgumentException">There is no text of that name.</exception>
    public static string Make(string name, int length) => name switch
    {
        "deep-nesting" => Repeat("“‘(", length / 2) + "He said no. " + Repeat(")’”", length / 2),
        "unbalanced-marks" => Shuffled(["“", "”", "\"", "‘", "’", "'", "''", "``", "(", ")", "«", "»", " ", " a ", ". ", " said Reed. ", "\n"], length),
        "many-names" => string.Join(' ', Enumerable.Range(0, length / 24).Select(i => $"Ab{i} Smith, the mayor,")),
        "ten-languages-of-marks" => Shuffled(["„Wort“", "«mot»", "»ord»", "「語」", "『書』", "“word”", "‘word’", "\"word\"", " ", "’"], length),
        _ when Pieces.TryGetValue(name, out string? piece) => Repeat(piece, length),
        _ => throw new ArgumentException($"There is no hostile text called '{name}'.", nameof(name)),
    };

    static string Repeat(string piece, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length) text.Append(piece);
        return text.ToString();
    }

    /// <summary>Pieces in an order that looks random and is always the same (a linear congruential generator; Knuth, MMIX).</summary>
    static string Shuffled(string[] pieces, int length)
    {
        var text = new StringBuilder(length + 16);
        ulong state = 42;
        while (text.Length < length)
        {
            state = unchecked(state * 6364136223846793005 + 1442695040888963407);
            text.Append(pieces[(int)((state >> 33) % (ulong)pieces.Length)]);
        }
        return text.ToString();
    }
}
