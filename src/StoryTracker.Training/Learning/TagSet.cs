using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>The pairs of universal and Penn tag that the training treebanks use, and the words they know.</summary>
sealed class TagSet
{
    /// <summary>A word met at least so often is a feature itself.</summary>
    const int Common = 3;

    /// <summary>A word met at least so often, and but once in 500 with another tag, is not looked at by the tagger.</summary>
    const int OftenEnough = 50;

    readonly Dictionary<(Upos, Penn), int> _classes = [];
    readonly Dictionary<ulong, Dictionary<(Upos, Penn), int>> _rare;
    readonly int _common;

    public List<(Upos Universal, Penn Fine)> Pairs { get; } = [(Upos.X, Penn.XX)];

    public Vocabulary Vocabulary { get; }

    public ulong[] Hashes { get; }

    public byte[] Usual { get; }

    public TagSet(IReadOnlyList<GoldTree> trees)
    {
        var pairs = new Dictionary<(Upos, Penn), int>();
        var words = new Dictionary<ulong, Dictionary<(Upos, Penn), int>>();
        foreach (var tree in trees)
        {
            for (int i = 0; i < tree.Count; i++)
            {
                if (tree.Tokens.Quotations[i]) continue;
                var pair = (tree.Universal[i], tree.Fine[i]);
                pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
                ulong hash = WordForm.Of(tree.Tokens.Tokens[i], tree.Tokens.Marks[i]).Hash;
                if (!words.TryGetValue(hash, out var uses)) words[hash] = uses = [];
                uses[pair] = uses.GetValueOrDefault(pair) + 1;
            }
        }
        foreach (var (pair, count) in pairs.OrderByDescending(p => p.Value).ThenBy(p => p.Key))
            if (count >= 3 && Pairs.Count < 127) Pairs.Add(pair);
        for (int c = 0; c < Pairs.Count; c++) _classes[Pairs[c]] = c;
        var known = words.Select(w => (Hash: w.Key, Count: w.Value.Values.Sum(), Uses: w.Value)).OrderByDescending(w => w.Count).ThenBy(w => w.Hash).ToList();
        Hashes = [.. known.Select(w => w.Hash)];
        Usual = [.. known.Select(w => Usually(w.Count, w.Uses))];
        _common = known.Count(w => w.Count >= Common);
        _rare = known.Skip(_common).ToDictionary(w => w.Hash, w => w.Uses);
        Vocabulary = new Vocabulary(Hashes, Usual, _common);
    }

    byte Usually(int count, Dictionary<(Upos, Penn), int> uses)
    {
        var (pair, most) = uses.OrderByDescending(u => u.Value).ThenBy(u => u.Key).First();
        bool certain = count >= OftenEnough && most * 500L >= count * 499L;
        return (byte)(Class(pair) | (certain ? Vocabulary.Certain : 0));
    }

    /// <summary>The analysis of a training tree, without what the vocabulary knows of its rare words from this very tree.</summary>
    /// <remarks>Otherwise the tagger would learn that the one tag a rare word was met with is always right.</remarks>
    public Analysis AnalyseUnseen(GoldTree tree)
    {
        var analysis = SyntaxParser.Analyse(tree.Tokens, Vocabulary);
        for (int i = 0; i < analysis.Count; i++)
        {
            if (!_rare.TryGetValue(analysis.Forms[i].Hash, out var uses)) continue;
            var own = (tree.Universal[i], tree.Fine[i]);
            var others = uses.Where(u => u.Key != own || u.Value > 1).OrderBy(u => u.Key == own).ThenBy(u => u.Key).ToList();
            if (others.Count == 0) analysis.Unseen(i, Vocabulary);
            else analysis.Rare(i, Class(others[0].Key));
        }
        return analysis;
    }

    /// <summary>The class of a pair; a rare one is given that of its Penn tag.</summary>
    public int Class((Upos Universal, Penn Fine) pair)
    {
        if (_classes.TryGetValue(pair, out int found)) return found;
        int alike = Pairs.FindIndex(1, p => p.Fine == pair.Fine);
        return alike > 0 ? alike : 1;
    }

    public int Class(GoldTree tree, int i) =>
        tree.Tokens.Quotations[i] ? Tagger.QuotationClass : Class((tree.Universal[i], tree.Fine[i]));

    public void Write(BinaryWriter to)
    {
        to.Write(Hashes.Length);
        to.Write(_common);
        foreach (ulong hash in Hashes) to.Write(hash);
        to.Write(Usual);
        to.Write(Pairs.Count);
        foreach (var (universal, fine) in Pairs)
        {
            to.Write((byte)universal);
            to.Write((byte)fine);
        }
    }
}
