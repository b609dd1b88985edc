using StoryTracker.Language.Models;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Parsing;

/// <summary>What the choice of a move looks at: Zhang and Nivre (2011), for the arc-hybrid system.</summary>
static class MoveFeatures
{
    public const int Most = 120;

    public static void Collect(Configuration c, Analysis a, ref FeatureKeys keys)
    {
        int[] words = a.Words, tags = a.Tags;
        int s0 = c.Stack(0), s1 = c.Stack(1), s2 = c.Stack(2), n0 = c.Next;
        int s0w = W(words, s0), s0t = W(tags, s0), s1w = W(words, s1), s1t = W(tags, s1), s2w = W(words, s2), s2t = W(tags, s2);
        int n0w = words[n0], n0t = tags[n0], n1w = n0 < c.Count ? words[n0 + 1] : -1, n1t = n0 < c.Count ? tags[n0 + 1] : -1;
        int n2w = n0 < c.Count ? words[n0 + 2] : -1, n2t = n0 < c.Count ? tags[n0 + 2] : -1;
        keys.Clear();
        keys.Add(0, s0w); keys.Add(1, s0t); keys.Add(2, s0w, s0t);
        keys.Add(3, s1w); keys.Add(4, s1t); keys.Add(5, s1w, s1t);
        keys.Add(6, n0w); keys.Add(7, n0t); keys.Add(8, n0w, n0t);
        keys.Add(9, n1w); keys.Add(10, n1t); keys.Add(11, n1w, n1t);
        keys.Add(12, n2w); keys.Add(13, n2t); keys.Add(14, n2w, n2t);
        keys.Add(15, s2t); keys.Add(16, s2w, s2t);
        keys.Add(17, s0w, s0t, n0w, n0t); keys.Add(18, s0w, s0t, n0w); keys.Add(19, s0w, n0w, n0t);
        keys.Add(20, s0w, s0t, n0t); keys.Add(21, s0t, n0w, n0t); keys.Add(22, s0w, n0w); keys.Add(23, s0t, n0t);
        keys.Add(24, s1w, s1t, s0w, s0t); keys.Add(25, s1w, s0w); keys.Add(26, s1w, s1t, s0t); keys.Add(27, s1t, s0w, s0t);
        keys.Add(28, s1t, s0t); keys.Add(29, s1t, n0t); keys.Add(30, s1w, n0w); keys.Add(31, s1w, s1t, n0t); keys.Add(32, s1t, n0w);
        keys.Add(33, n0t, n1t); keys.Add(34, n0w, n1t); keys.Add(35, n0t, n1w); keys.Add(36, s0t, n1t); keys.Add(37, s0w, n1t);
        keys.Add(38, n0t, n1t, n2t); keys.Add(39, s0t, n0t, n1t); keys.Add(40, s1t, s0t, n0t); keys.Add(41, s2t, s1t, s0t);
        keys.Add(42, s1t, s0t, n0t, n1t); keys.Add(43, s0w, n0t, n1t); keys.Add(44, s1w, s0t, n0t); keys.Add(45, s1t, s0w, n0t);
        keys.Add(46, s1t, s0t, n0w); keys.Add(47, s0t, n0w, n1t); keys.Add(48, s2t, s1t, s0t, n0t);
        int near = s0 < 0 ? 0 : Distance(n0 - s0), gap = s1 < 0 ? 0 : Distance(s0 - s1);
        keys.Add(50, s0w, near); keys.Add(51, s0t, near); keys.Add(52, n0w, near); keys.Add(53, n0t, near);
        keys.Add(54, s0t, n0t, near); keys.Add(55, s1t, s0t, gap); keys.Add(56, s0w, n0w, near); keys.Add(57, s1w, s0t, gap);
        int s0v = Valency(c, s0), s1v = Valency(c, s1), n0v = n0 < c.Count ? c.LeftCount[n0] : 0;
        keys.Add(58, s0w, s0v); keys.Add(59, s0t, s0v); keys.Add(60, s1w, s1v); keys.Add(61, s1t, s1v);
        keys.Add(62, n0w, n0v); keys.Add(63, n0t, n0v); keys.Add(64, s0t, n0t, s0v); keys.Add(65, s1t, s0t, s1v);
        if (s0 >= 0) Children(c, words, tags, s0, s0w, s0t, n0t, 70, ref keys);
        if (s1 >= 0)
        {
            Children(c, words, tags, s1, s1w, s1t, s0t, 90, ref keys);
            keys.Add(66, s1w, Set(c.RightSet[s1]), s0t);
            keys.Add(67, s1t, Set(c.RightSet[s1]), n0t);
        }
        if (n0 >= c.Count) return;
        int l = c.Left1[n0], ll = c.Left2[n0];
        int lw = W(words, l), lt = W(tags, l), lr = Label(c, l);
        keys.Add(110, lw); keys.Add(111, lt); keys.Add(112, lr); keys.Add(113, n0t, lt, s0t); keys.Add(114, n0t, lr, s0t);
        keys.Add(115, n0w, Set(c.LeftSet[n0])); keys.Add(116, n0t, Set(c.LeftSet[n0])); keys.Add(117, n0t, Label(c, ll), lr);
        keys.Add(118, n0t, s0t, lw);
    }

    static void Children(
        Configuration c, int[] words, int[] tags, int node, int w, int t, int other, int template, ref FeatureKeys keys)
    {
        int l = c.Left1[node], ll = c.Left2[node], r = c.Right1[node], rr = c.Right2[node];
        int lt = W(tags, l), rt = W(tags, r), lr = Label(c, l), rl = Label(c, r);
        keys.Add(template, W(words, l)); keys.Add(template + 1, lt); keys.Add(template + 2, lr);
        keys.Add(template + 3, W(words, r)); keys.Add(template + 4, rt); keys.Add(template + 5, rl);
        keys.Add(template + 6, t, lt, other); keys.Add(template + 7, t, rt, other); keys.Add(template + 8, t, lr, other);
        keys.Add(template + 9, t, rl, other); keys.Add(template + 10, t, lt, W(tags, ll)); keys.Add(template + 11, t, rt, W(tags, rr));
        keys.Add(template + 12, t, lr, Label(c, ll)); keys.Add(template + 13, t, rl, Label(c, rr));
        keys.Add(template + 14, w, Set(c.LeftSet[node])); keys.Add(template + 15, t, Set(c.LeftSet[node]));
        keys.Add(template + 16, w, Set(c.RightSet[node])); keys.Add(template + 17, t, Set(c.RightSet[node]));
        keys.Add(template + 18, t, W(words, l), other); keys.Add(template + 19, t, W(words, r), other);
    }

    internal static int W(int[] values, int node) => node < 0 ? Analysis.None : values[node];

    internal static int Label(Configuration c, int node) => node < 0 ? -1 : (int)c.Labels[node];

    internal static int Set(ulong set) => (int)(set ^ (set >> 32) * 0x9E3779B1);

    internal static int Distance(int d) => d switch { < 5 => d, < 8 => 5, < 13 => 6, _ => 7 };

    static int Valency(Configuration c, int node) => node < 0 ? -1 : Math.Min(c.LeftCount[node], 7) << 3 | Math.Min(c.RightCount[node], 7);
}
