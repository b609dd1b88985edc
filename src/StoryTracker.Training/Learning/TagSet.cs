using StoryTracker.Language.Tagging;
using StoryTracker.Training.Treebanks;

namespace StoryTracker.Training.Learning;

/// <summary>The pairs of universal and Penn tag that the training treebanks use, and the words they know.</summary>
sealed class TagSet
{
    readonly Dictionary<(Upos, Penn), int> _classes = [];

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
            if (count >= 3 && Pairs.Count < 250) Pairs.Add(pair);
        for (int c = 0; c < Pairs.Count; c++) _classes[Pairs[c]] = c;
        var known = words.Where(w => w.Value.Values.Sum() >= 2).OrderByDescending(w => w.Value.Values.Sum()).ThenBy(w => w.Key).ToList();
        Hashes = [.. known.Select(w => w.Key)];
        Usual = [.. known.Select(w => (byte)Class(w.Value.OrderByDescending(u => u.Value).ThenBy(u => u.Key).First().Key))];
        Vocabulary = new Vocabulary(Hashes, Usual);
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
