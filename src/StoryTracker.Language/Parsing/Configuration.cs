namespace StoryTracker.Language.Parsing;

/// <summary>The state of an arc-hybrid parse: a stack, the next token, and the arcs made so far.</summary>
/// <remarks>
/// Kuhlmann, Gómez-Rodríguez and Satta (2011). Shift pushes the next token; left makes the next token the head of the stack's top; right makes the
/// token below the top its head. Token number <see cref="Count"/> stands for the root. Once the tokens are used up, right alone is possible until one is
/// left: the tree has one root, no cycle and no crossing arcs, whatever the moves.
/// </remarks>
sealed class Configuration
{
    readonly int[] _stack;

    public Configuration(int count)
    {
        Count = count;
        _stack = new int[count + 1];
        Heads = new int[count + 1];
        Labels = new Relation[count + 1];
        (Left1, Left2, Right1, Right2) = (new int[count + 1], new int[count + 1], new int[count + 1], new int[count + 1]);
        (LeftCount, RightCount) = (new int[count + 1], new int[count + 1]);
        (LeftSet, RightSet) = (new ulong[count + 1], new ulong[count + 1]);
        Array.Fill(Heads, -1);
        Array.Fill(Left1, -1);
        Array.Fill(Left2, -1);
        Array.Fill(Right1, -1);
        Array.Fill(Right2, -1);
    }

    public int Count { get; }

    public int Next { get; private set; }

    public int Depth { get; private set; }

    public int[] Heads { get; }

    public Relation[] Labels { get; }

    /// <summary>The outermost and the second outermost dependent on the left, -1 for none.</summary>
    public int[] Left1 { get; }

    public int[] Left2 { get; }

    /// <summary>The outermost and the second outermost dependent on the right, -1 for none.</summary>
    public int[] Right1 { get; }

    public int[] Right2 { get; }

    public int[] LeftCount { get; }

    public int[] RightCount { get; }

    /// <summary>The relations of the dependents on the left, one bit each.</summary>
    public ulong[] LeftSet { get; }

    public ulong[] RightSet { get; }

    /// <summary>The stack's token at a depth from its top, -1 below its bottom.</summary>
    public int Stack(int depth) => depth < Depth ? _stack[Depth - 1 - depth] : -1;

    public bool Done => Next == Count && Depth == 0;

    public bool CanShift => Next < Count;

    public bool CanLeft => Depth > 0 && (Next < Count || Depth == 1);

    public bool CanRight => Depth > 1;

    public void Shift() => _stack[Depth++] = Next++;

    /// <summary>The next token becomes the head of the stack's top.</summary>
    public void Left(Relation label)
    {
        int dependent = _stack[--Depth];
        Heads[dependent] = Next;
        Labels[dependent] = label;
        Left2[Next] = Left1[Next];
        Left1[Next] = dependent;
        LeftCount[Next]++;
        LeftSet[Next] |= 1UL << (int)label;
    }

    /// <summary>The token below the stack's top becomes the top's head.</summary>
    public void Right(Relation label)
    {
        int dependent = _stack[--Depth];
        int head = _stack[Depth - 1];
        Heads[dependent] = head;
        Labels[dependent] = label;
        Right2[head] = Right1[head];
        Right1[head] = dependent;
        RightCount[head]++;
        RightSet[head] |= 1UL << (int)label;
    }
}
