using StoryTracker.Language.Models;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Parsing;

/// <summary>What the choice of an arc's relation looks at: head, dependent, their dependents so far, and what stands beside them.</summary>
static class LabelFeatures
{
    public const int Most = 64;

    /// <param name="c">The parse before the arc is made.</param>
    /// <param name="a">The tokens.</param>
    /// <param name="head">Token that becomes the head.</param>
    /// <param name="dependent">Token that becomes the dependent: the stack's top.</param>
    /// <param name="keys">Where to.</param>
    public static void Collect(Configuration c, Analysis a, int head, int dependent, ref FeatureKeys keys)
    {
        ref readonly var h = ref c[head + 1];
        ref readonly var d = ref c[dependent + 1];
        ref readonly var first = ref c[d.Left1];
        ref readonly var last = ref c[d.Right1];
        bool left = dependent < head;
        int side = left ? 1 : 2;
        ref readonly var sibling = ref c[left ? h.Left1 : h.Right1];
        int distance = MoveFeatures.Distance(Math.Abs(head - dependent)) << 2 | side;
        int siblings = left ? h.Lefts : h.Rights;
        int tags = h.Tag << 10 | d.Tag << 2 | side, own = d.Tag << 2 | side;
        keys.Clear();
        keys.Add(0, side, d.Word); keys.Add(1, own); keys.Add(2, own, d.Word);
        keys.Add(3, side, h.Word); keys.Add(4, side, h.Tag); keys.Add(5, side, h.Word, h.Tag);
        keys.Add(6, side, h.Word, d.Word); keys.Add(7, tags); keys.Add(8, h.Word, own); keys.Add(9, side, h.Tag, d.Word);
        keys.Add(10, tags, distance); keys.Add(11, d.Word, distance); keys.Add(12, own, distance);
        keys.Add(29, tags, sibling.Label); keys.Add(30, own, sibling.Tag); keys.Add(31, tags, siblings);
        keys.Add(32, tags, h.Lefts); keys.Add(33, h.Word, h.Lefts, own); keys.Add(34, h.Word, siblings, own);
        keys.Add(35, own, c[dependent].Tag); keys.Add(36, own, c[dependent + 2].Tag);
        keys.Add(37, own, c[dependent].Word); keys.Add(38, own, c[dependent + 2].Word);
        keys.Add(39, tags, c[head + 2].Tag); keys.Add(40, tags, c[head].Tag); keys.Add(44, tags, c[head + 2].Word);
        keys.Add(41, own, a.Forms[dependent].Suffix3); keys.Add(42, tags, a.Forms[dependent].Shape);
        keys.Add(43, tags, first.Label, sibling.Label); keys.Add(45, tags, c.Next - dependent == 1 ? 1 : 0, c[c.Next + 1].Tag);
        keys.Add(46, tags, a.Forms[head].Shape);
        if (d.Second >= 0)
        {
            keys.Add(47, own, d.Second); keys.Add(48, side, h.Tag, d.Second); keys.Add(49, side, first.Label, d.Second);
        }
        if (h.Second >= 0) keys.Add(50, own, h.Second);
        if (d.Left1 != 0)
        {
            keys.Add(13, own, first.Word); keys.Add(14, own, first.Tag); keys.Add(15, own, first.Label);
            keys.Add(16, tags, first.Word); keys.Add(17, h.Word, own, first.Word); keys.Add(18, tags, first.Label);
            keys.Add(19, side, first.Word, d.Word); keys.Add(20, h.Word, first.Word, side); keys.Add(21, own, c[d.Left2].Word);
            keys.Add(24, own, d.Lefts); keys.Add(25, tags, d.Lefts); keys.Add(27, h.Word, d.Lefts, own);
            keys.Add(28, side, d.Lefts, d.Word);
        }
        if (d.Right1 == 0) return;
        keys.Add(22, own, last.Word); keys.Add(23, own, last.Label); keys.Add(26, own, d.Rights);
    }
}
