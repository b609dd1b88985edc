using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Parsing;

/// <summary>A sentence as a tree of Universal Dependencies: one root, no cycle, no crossing arcs.</summary>
sealed class SyntaxTree
{
    readonly TreeTokens _tokens;
    readonly Upos[] _tags;
    readonly Penn[] _fine;
    readonly int[] _heads;
    readonly Relation[] _relations;
    readonly int[] _children;
    readonly int[] _firstChild;
    readonly (int First, int Last)[] _extents;

    internal SyntaxTree(TreeTokens tokens, Analysis analysis, Tagger tagger, Configuration parse)
    {
        _tokens = tokens;
        int count = tokens.Count;
        (_tags, _fine, _heads, _relations) = (new Upos[count], new Penn[count], new int[count], new Relation[count]);
        for (int i = 0; i < count; i++)
        {
            (_tags[i], _fine[i]) = (tagger.Universal[analysis.Tags[i]], tagger.Fine[analysis.Tags[i]]);
            int head = parse.Head(i);
            _heads[i] = head == count ? -1 : head;
            _relations[i] = parse.Label(i);
        }
        Root = Array.IndexOf(_heads, -1);
        (_firstChild, _children) = ChildrenOf(_heads);
        _extents = ExtentsOf(_heads);
    }

    public Sentence Sentence => _tokens.Sentence;

    /// <summary>
    /// The tree's own tokens: those of the sentence, but a stretch in quotation marks that is no clause of its own is opened: its opening mark, its
    /// words, its closing mark. Any other stretch is one token of kind Quotation, tagged <see cref="Upos.X"/>.
    /// </summary>
    public IReadOnlyList<Token> Tokens => _tokens.Tokens;

    public int Count => _tags.Length;

    /// <summary>The token whose head is none.</summary>
    public int Root { get; }

    /// <summary>Number in <see cref="Sentence"/> of tree token <paramref name="i"/>, or of the stretch that holds it.</summary>
    public int InSentence(int i) => _tokens.InSentence[i];

    /// <summary>The first tree token of the sentence's token <paramref name="k"/>.</summary>
    public int FromSentence(int k) => _tokens.FromSentence[k];

    public Upos Tag(int i) => _tags[i];

    public Penn Fine(int i) => _fine[i];

    /// <summary>The head's number, -1 for the root.</summary>
    public int Head(int i) => _heads[i];

    public Relation Relation(int i) => _relations[i];

    /// <summary>The dependents, in order of the text.</summary>
    public IReadOnlyList<int> Children(int i) => new ArraySegment<int>(_children, _firstChild[i], _firstChild[i + 1] - _firstChild[i]);

    /// <summary>First and last token of the subtree; everything between belongs to it.</summary>
    public (int First, int Last) Extent(int i) => _extents[i];

    static (int[] First, int[] Children) ChildrenOf(int[] heads)
    {
        var first = new int[heads.Length + 1];
        foreach (int head in heads) if (head >= 0) first[head + 1]++;
        for (int i = 0; i < heads.Length; i++) first[i + 1] += first[i];
        var at = first.ToArray();
        var children = new int[Math.Max(heads.Length - 1, 0)];
        for (int i = 0; i < heads.Length; i++) if (heads[i] >= 0) children[at[heads[i]]++] = i;
        return (first, children);
    }

    /// <remarks>Without crossing arcs a left dependent's subtree lies wholly left of its head; leaves are folded into their heads in order of depth.</remarks>
    static (int First, int Last)[] ExtentsOf(int[] heads)
    {
        var extents = new (int First, int Last)[heads.Length];
        var waiting = new int[heads.Length];
        for (int i = 0; i < heads.Length; i++)
        {
            extents[i] = (i, i);
            if (heads[i] >= 0) waiting[heads[i]]++;
        }
        for (int i = 0; i < heads.Length; i++)
        {
            // A node whose dependents are all folded in folds into its head, and so on upwards.
            for (int node = i; waiting[node] == 0 && heads[node] >= 0; node = heads[node])
            {
                waiting[node] = -1;
                var (head, own) = (extents[heads[node]], extents[node]);
                extents[heads[node]] = (Math.Min(head.First, own.First), Math.Max(head.Last, own.Last));
                waiting[heads[node]]--;
            }
        }
        return extents;
    }
}
