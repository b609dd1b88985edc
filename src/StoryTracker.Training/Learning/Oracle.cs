using StoryTracker.Language.Parsing;

namespace StoryTracker.Training.Learning;

/// <summary>How many arcs of the annotated tree each move makes unreachable (Goldberg and Nivre 2013, arc-hybrid).</summary>
static class Oracle
{
    public const int Shift = 0;
    public const int Left = 1;
    public const int Right = 2;
    const int Forbidden = int.MaxValue;

    /// <summary>The costs of shift, left and right; a move that is not possible costs the greatest number.</summary>
    public static void Costs(Configuration c, int[] gold, Span<int> costs)
    {
        int s0 = c.Stack(0), s1 = c.Stack(1), b = c.Next;
        costs[Shift] = c.CanShift ? 0 : Forbidden;
        costs[Left] = c.CanLeft ? 0 : Forbidden;
        costs[Right] = c.CanRight ? 0 : Forbidden;
        if (s0 < 0) return;
        int waiting = 0;
        for (int k = b; k < c.Count; k++) if (gold[k] == s0) waiting++;
        int head = gold[s0];
        if (c.CanLeft) costs[Left] = waiting + (head == s1 || head > b ? 1 : 0);
        if (c.CanRight) costs[Right] = waiting + (head >= b ? 1 : 0);
        if (!c.CanShift) return;
        for (int depth = 0; depth < c.Depth; depth++)
        {
            int node = c.Stack(depth);
            if (gold[node] == b) costs[Shift]++;
            if (depth > 0 && gold[b] == node) costs[Shift]++;
        }
    }
}
