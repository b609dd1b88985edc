namespace StoryTracker.Domain.Revisions;

/// <summary>
/// Longest common subsequence of two sequences in linear space (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations",
/// Algorithmica 1, 1986, section 4b), with a limit on the work: what is left when it is used up counts as different.
/// </summary>
/// <param name="old">The one sequence.</param>
/// <param name="now">The other.</param>
/// <param name="budget">Steps it may take over all calls.</param>
sealed class Myers(int[] old, int[] now, long budget)
{
    /// <summary>True when the limit was reached, so that a closer look would find more in common.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>Pairs of places that hold the same, in order.</summary>
    public List<(int Old, int New)> Match(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        List<(int, int)> pairs = [];
        Between(oldStart, oldEnd, newStart, newEnd, pairs);
        return pairs;
    }

    void Between(int a0, int a1, int b0, int b1, List<(int, int)> pairs)
    {
        while (a0 < a1 && b0 < b1 && old[a0] == now[b0]) pairs.Add((a0++, b0++));
        var tail = 0;
        while (a0 < a1 && b0 < b1 && old[a1 - 1] == now[b1 - 1]) (a1, b1, tail) = (a1 - 1, b1 - 1, tail + 1);
        if (a0 < a1 && b0 < b1)
        {
            if (MiddleSnake(a0, a1 - a0, b0, b1 - b0) is { } s)
            {
                Between(a0, a0 + s.X, b0, b0 + s.Y, pairs);
                for (int x = s.X, y = s.Y; x < s.U; x++, y++) pairs.Add((a0 + x, b0 + y));
                Between(a0 + s.U, a1, b0 + s.V, b1, pairs);
            }
            else Exhausted = true;
        }
        for (var i = 0; i < tail; i++) pairs.Add((a1 + i, b1 + i));
    }

    // Where the forward and the backward path meet: the common stretch [X, U) of the one and [Y, V) of the other.
    (int X, int Y, int U, int V)? MiddleSnake(int a0, int n, int b0, int m)
    {
        var (sum, delta) = (n + m, n - m);
        var size = 2 * Math.Min(n, m) + 2;
        var (forward, backward) = (new int[size], new int[size]);
        for (var h = 0; h <= (sum + 1) / 2; h++)
            foreach (var ahead in (ReadOnlySpan<bool>)[true, false])
            {
                var (path, other, odd) = ahead ? (forward, backward, 1) : (backward, forward, 0);
                for (var k = -(h - 2 * Math.Max(0, h - m)); k <= h - 2 * Math.Max(0, h - n); k += 2)
                {
                    var x = k == -h || (k != h && path[At(k - 1, size)] < path[At(k + 1, size)]) ? path[At(k + 1, size)] : path[At(k - 1, size)] + 1;
                    var y = x - k;
                    var (x0, y0) = (x, y);
                    while (x < n && y < m && (ahead ? old[a0 + x] == now[b0 + y] : old[a0 + n - 1 - x] == now[b0 + m - 1 - y])) (x, y) = (x + 1, y + 1);
                    if ((budget -= 1 + x - x0) < 0) return null;
                    path[At(k, size)] = x;
                    var z = delta - k;
                    if (sum % 2 == odd && z >= -(h - odd) && z <= h - odd && x + other[At(z, size)] >= n)
                        return ahead ? (x0, y0, x, y) : (n - x, m - y, n - x0, m - y0);
                }
            }
        return null;
    }

    static int At(int k, int size) => k % size is var r && r < 0 ? r + size : r;
}
