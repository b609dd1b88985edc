using System.Globalization;
using System.IO.Compression;

namespace StoryTracker.Training.Treebanks;

/// <summary>Reads CoNLL-U, plain or gzip. Source: universaldependencies.org/format.</summary>
static class Conllu
{
    public static List<TreebankSentence> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    public static List<TreebankSentence> Read(TextReader reader)
    {
        var sentences = new List<TreebankSentence>();
        var rows = new List<string[]>();
        string document = "", text = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# newdoc id = ", StringComparison.Ordinal)) document = line[14..];
            else if (line.StartsWith("# text = ", StringComparison.Ordinal)) text = line[9..];
            else if (line.Length > 0 && line[0] != '#') rows.Add(line.Split('\t'));
            else if (line.Length == 0 && rows.Count > 0)
            {
                sentences.Add(new TreebankSentence(document, text, Words(text, rows)));
                rows.Clear();
            }
        }
        if (rows.Count > 0) sentences.Add(new TreebankSentence(document, text, Words(text, rows)));
        return sentences;
    }

    static List<TreebankWord> Words(string text, List<string[]> rows)
    {
        var words = new List<TreebankWord>();
        int at = 0, lastOfToken = 0, tokenEnd = 0;
        foreach (string[] row in rows)
        {
            if (row[0].Contains('.', StringComparison.Ordinal)) continue;
            if (row[0].Contains('-', StringComparison.Ordinal))
            {
                lastOfToken = Number(row[0][(row[0].IndexOf('-', StringComparison.Ordinal) + 1)..]);
                tokenEnd = Match(text, at, row[1]).End;
                continue;
            }
            var (start, end) = Match(text, at, row[1]);
            // The words of a contraction are not always spelled as it is: then each stands for the rest of it.
            if (Number(row[0]) <= lastOfToken && (end < 0 || end > tokenEnd)) (start, end) = (at, tokenEnd);
            if (end < 0) throw new FormatException($"The word '{row[1]}' does not stand in the text '{text}' behind position {at}.");
            words.Add(new TreebankWord(row[1], row[3], row[4], Number(row[6]) - 1, row[7], start, end));
            at = Number(row[0]) < lastOfToken ? Math.Min(end, tokenEnd - 1) : Math.Max(end, tokenEnd);
            if (Number(row[0]) >= lastOfToken) at = Number(row[0]) == lastOfToken ? tokenEnd : end;
        }
        return words;
    }

    /// <summary>Where a form stands at or behind a position, white space in the text passed over; (-1, -1) if it does not.</summary>
    static (int Start, int End) Match(string text, int at, string form)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        int i = at, f = 0;
        while (f < form.Length)
        {
            if (char.IsWhiteSpace(form[f])) f++;
            else if (i < text.Length && text[i] == form[f]) (i, f) = (i + 1, f + 1);
            else if (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            else return (-1, -1);
        }
        return (at, i);
    }

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
