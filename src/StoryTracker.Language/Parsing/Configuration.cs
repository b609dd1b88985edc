using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Parsing;

/// <summary>The state of an arc-hybrid parse: a stack, the next token, and the arcs made so far.</summary>
/// <remarks>
/// Kuhlmann, Gómez-Rodríguez and Satta (2011). Shift pushes the next token; left makes the next token the head of the stack's top; right makes the
/// token below the top its head. Token number <see cref="Count"/> stands for the root. Once the tokens are used up, right alone is possible until one is
/// left: the tree has one root, no cycle and no crossing arcs, whatever the moves.
/// </remarks>
sealed class Configuration
{
    readonly Node[] _nodes;
    readonly int[] _stack;
    int _depth;

    public Configuration(Analysis analysis)
    {
        Count = analysis.Count;
        _stack = new int[Count + 1];
        // Node 0 stands for no token, node i + 1 for token i, then come the root and what would follow it.
        _nodes = new Node[Count + 4];
        for (int i = 0; i < _nodes.Length; i++)
        {
            bool token = i > 0 && i <= Count;
            _nodes[i].Word = token ? analysis.Words[i - 1] : Analysis.None;
            _nodes[i].Tag = token ? analysis.Tags[i - 1] : Analysis.None;
            _nodes[i].Second = token ? analysis.Seconds[i - 1] : Analysis.None;
            _nodes[i].Label = Node.NoLabel;
        }
    }

    public int Count { get; }

    /// <summary>The next token; <see cref="Count"/> once all are used up.</summary>
    public int Next { get; private set; }

    public int Depth => _depth;

    /// <summary>The stack's token at a depth from its top, -1 below its bottom.</summary>
    public int Stack(int depth) => StackNode(depth) - 1;

    /// <summary>The number of the stack's node at a depth from its top, 0 below its bottom.</summary>
    public int StackNode(int depth) => depth < _depth ? _stack[_depth - 1 - depth] : 0;

    /// <summary>A node: 0 is none, i + 1 is token i.</summary>
    public ref readonly Node this[int node] => ref _nodes[node];

    /// <summary>The head of a token, <see cref="Count"/> for the root, -1 for one that has none yet.</summary>
    public int Head(int token) => _nodes[token + 1].Head - 1;

    public Relation Label(int token) => (Relation)_nodes[token + 1].Label;

    public bool Done => Next == Count && _depth == 0;

    public bool CanShift => Next < Count;

    public bool CanLeft => _depth > 0 && (Next < Count || _depth == 1);

    public bool CanRight => _depth > 1;

    public void Shift() => _stack[_depth++] = ++Next;

    /// <summary>The next token becomes the head of the stack's top.</summary>
    public void Left(Relation label)
    {
        int dependent = _stack[--_depth];
        (_nodes[dependent].Head, _nodes[dependent].Label) = (Next + 1, (sbyte)label);
        ref var head = ref _nodes[Next + 1];
        (head.Left2, head.Left1) = (head.Left1, dependent);
        head.LeftCount++;
        head.LeftSet |= 1UL << (int)label;
    }

    /// <summary>The token below the stack's top becomes the top's head.</summary>
    public void Right(Relation label)
    {
        int dependent = _stack[--_depth];
        (_nodes[dependent].Head, _nodes[dependent].Label) = (_stack[_depth - 1], (sbyte)label);
        ref var head = ref _nodes[_stack[_depth - 1]];
        (head.Right2, head.Right1) = (head.Right1, dependent);
        head.RightCount++;
        head.RightSet |= 1UL << (int)label;
    }
}

/// <summary>A token in a parse, with what is known of its dependents.</summary>
struct Node
{
    public const sbyte NoLabel = -1;

    public int Word;
    public int Tag;

    /// <summary>The tag that came close, or none.</summary>
    public int Second;

    public int Head;

    /// <summary>The outermost and the second outermost dependent on either side, 0 for none.</summary>
    public int Left1, Left2, Right1, Right2;

    /// <summary>The relations of the dependents on either side, one bit each.</summary>
    public ulong LeftSet, RightSet;

    public ushort LeftCount, RightCount;

    public sbyte Label;

    public readonly int Valency => Math.Min(LeftCount, (ushort)7) << 3 | Math.Min(RightCount, (ushort)7);

    public readonly int Lefts => Fold(LeftSet);

    public readonly int Rights => Fold(RightSet);

    static int Fold(ulong set) => (int)((set * 0x9E3779B97F4A7C15) >> 32);
}
