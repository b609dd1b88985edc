using System.Globalization;
using StoryTracker.Language.Parsing;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Measuring;

/// <summary>Counts of right tags, heads and relations; punctuation counts, as in the CoNLL shared tasks.</summary>
sealed class Accuracy
{
    readonly int[] _gold = new int[Relations.Count], _found = new int[Relations.Count], _both = new int[Relations.Count];
    int _tokens, _universal, _fine, _heads, _labelled;

    public static Accuracy Of(IEnumerable<GoldTree> trees, SyntaxModel model)
    {
        var sum = new Accuracy();
        foreach (var tree in trees) sum.Add(tree, SyntaxParser.Parse(tree.Tokens, model));
        return sum;
    }

    public double LabelledAttachment => Percent(_labelled, _tokens);

    public void Add(GoldTree gold, SyntaxTree found)
    {
        for (int i = 0; i < gold.Count; i++)
        {
            int head = gold.Heads[i] == gold.Count ? -1 : gold.Heads[i];
            var (want, have) = (gold.Relations[i], found.Relation(i));
            _tokens++;
            if (gold.Universal[i] == found.Tag(i)) _universal++;
            if (gold.Fine[i] == found.Fine(i)) _fine++;
            _gold[(int)want]++;
            _found[(int)have]++;
            if (head != found.Head(i)) continue;
            _heads++;
            if (want != have) continue;
            _labelled++;
            _both[(int)want]++;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_tokens,6} tokens  UPOS {Percent(_universal, _tokens):F2}  PTB {Percent(_fine, _tokens):F2}  "
        + $"UAS {Percent(_heads, _tokens):F2}  LAS {Percent(_labelled, _tokens):F2}");

    /// <summary>F1 of head and relation together.</summary>
    public string ByRelation(params Relation[] relations) => string.Join("  ", relations.Select(r => string.Create(
        CultureInfo.InvariantCulture, $"{r} {Percent(2 * _both[(int)r], _gold[(int)r] + _found[(int)r]):F1}")));

    static double Percent(int part, int of) => of == 0 ? 0 : 100.0 * part / of;
}
