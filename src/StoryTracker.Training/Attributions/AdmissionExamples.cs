using System.Text.Json;
using System.Text.RegularExpressions;
using StoryTracker.Language;
using StoryTracker.Language.Speech;
using StoryTracker.Language.Speech.Verbal;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Training.Attributions;

/// <summary>A candidate for a verbal attribution: its structural features, and whether annotators marked its content.</summary>
/// <param name="Features">Names of its features.</param>
/// <param name="IsReport">Half of the words of its content and of one annotated content are the same ones.</param>
sealed record AdmissionExample(IReadOnlyList<string> Features, bool IsReport);

/// <summary>Reads annotated attributions and asks for the candidates in the same texts.</summary>
static partial class AdmissionExamples
{
    const double SameContent = 0.5;

    /// <summary>The candidates of the training part of a corpus: a JSON object a line with <c>split</c>, <c>text</c> and <c>quotes</c>, whose
    /// <c>content</c> spans count code points.</summary>
    public static List<AdmissionExample> Read(string path)
    {
        var examples = new List<AdmissionExample>();
        foreach (string line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.GetProperty("split").GetString() != "train") continue;
            string text = root.GetProperty("text").GetString()!;
            var words = Words().Matches(text).Select(m => m.Index).ToArray();
            int[] offsets = Offsets(text);
            var gold = root.GetProperty("quotes").EnumerateArray()
                .Select(q => Within(words, q.GetProperty("content").EnumerateArray().Select(s => new Span(offsets[s[0].GetInt32()], offsets[s[1].GetInt32()]))))
                .ToList();
            var article = ArticleText.Read(text);
            foreach (var sentence in article.Sentences)
                foreach (var candidate in AttributionFinder.Asked(sentence, article))
                {
                    var tree = candidate.Tree;
                    var content = Within(words, candidate.Complement.Parts.Select(p => sentence.Between(tree.InSentence(p.First), tree.InSentence(p.Last))));
                    examples.Add(new AdmissionExample([.. Admission.Features(candidate)], gold.Exists(g => Overlap(g, content) >= SameContent)));
                }
        }
        return examples;
    }

    static HashSet<int> Within(int[] words, IEnumerable<Span> spans)
    {
        var within = new HashSet<int>();
        foreach (var span in spans)
            foreach (int word in words)
                if (word >= span.Start && word < span.End) within.Add(word);
        return within;
    }

    static double Overlap(HashSet<int> a, HashSet<int> b)
    {
        int both = a.Count(b.Contains);
        return both == 0 ? 0 : (double)both / (a.Count + b.Count - both);
    }

    /// <summary>The UTF-16 offset of each code point, and of the end.</summary>
    static int[] Offsets(string text)
    {
        var offsets = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            offsets.Add(i);
            if (i + 1 >= text.Length) break;
        }
        offsets.Add(text.Length);
        return [.. offsets];
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
