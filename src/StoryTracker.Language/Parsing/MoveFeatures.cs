using StoryTracker.Language.Models;

namespace StoryTracker.Language.Parsing;

/// <summary>What the choice of a move looks at: Zhang and Nivre (2011), for the arc-hybrid system.</summary>
/// <remarks>s0, s1, s2 are the stack from its top, n0, n1, n2 the tokens to come; w is a word, t a tag.</remarks>
static class MoveFeatures
{
    public const int Most = 140;

    public static void Collect(Configuration c, ref FeatureKeys keys)
    {
        int i0 = c.StackNode(0), i1 = c.StackNode(1), next = c.Next + 1;
        ref readonly var s0 = ref c[i0];
        ref readonly var s1 = ref c[i1];
        ref readonly var s2 = ref c[c.StackNode(2)];
        ref readonly var n0 = ref c[next];
        ref readonly var n1 = ref c[next + 1];
        ref readonly var n2 = ref c[next + 2];
        ref readonly var last = ref c[next - 1];
        keys.Clear();
        Words(s0, s1, s2, n0, n1, n2, ref keys);
        Pairs(s0, s1, s2, n0, n1, n2, ref keys);
        int near = Distance(next - i0), gap = i1 == 0 ? 0 : Distance(i0 - i1);
        keys.Add(50, s0.Word, near); keys.Add(51, s0.Tag, near); keys.Add(52, n0.Word, near); keys.Add(53, n0.Tag, near);
        keys.Add(54, s0.Tag, n0.Tag, near); keys.Add(55, s1.Tag, s0.Tag, gap); keys.Add(56, s0.Word, n0.Word, near);
        keys.Add(57, s1.Word, s0.Tag, gap);
        keys.Add(58, s0.Word, s0.Valency); keys.Add(59, s0.Tag, s0.Valency); keys.Add(60, s1.Word, s1.Valency);
        keys.Add(61, s1.Tag, s1.Valency); keys.Add(62, n0.Word, n0.LeftCount); keys.Add(63, n0.Tag, n0.LeftCount);
        keys.Add(64, s0.Tag, n0.Tag, s0.Valency); keys.Add(65, s1.Tag, s0.Tag, s1.Valency);
        keys.Add(68, s0.Tag, last.Tag, n0.Tag); keys.Add(69, s0.Tag, last.Word, n0.Tag);
        Dependents(c, s0, n0.Tag, 70, ref keys);
        if (i1 != 0)
        {
            Dependents(c, s1, s0.Tag, 90, ref keys);
            keys.Add(66, s1.Word, s1.Rights, s0.Tag); keys.Add(67, s1.Tag, s1.Rights, n0.Tag);
        }
        Marker(c, s0, s1, n0, ref keys);
        Doubts(s0, s1, n0, n1, ref keys);
    }

    /// <summary>The tags that came close: the tagger's doubts are settled here, where more is known.</summary>
    static void Doubts(in Node s0, in Node s1, in Node n0, in Node n1, ref FeatureKeys keys)
    {
        if (n0.Second >= 0)
        {
            keys.Add(130, n0.Tag, n0.Second); keys.Add(131, s0.Tag, n0.Second); keys.Add(132, s0.Tag, n0.Second, n1.Tag);
            keys.Add(133, s1.Tag, s0.Tag, n0.Second);
        }
        if (n1.Second >= 0) keys.Add(134, s0.Tag, n0.Tag, n1.Second);
        if (s1.Second >= 0) keys.Add(135, s1.Second, s0.Tag, n0.Tag);
        if (s0.Second < 0) return;
        keys.Add(136, s0.Tag, s0.Second); keys.Add(137, s0.Second, n0.Tag); keys.Add(138, s1.Tag, s0.Second, n0.Tag);
        keys.Add(139, s0.Second, n0.Tag, n1.Tag);
    }

    /// <summary>What stands first under the next token and under the stack's top: the preposition of a phrase, the conjunction of a clause.</summary>
    /// <remarks>Prepositions are dependents here; without these features nothing would join them to the word their phrase hangs on.</remarks>
    static void Marker(Configuration c, in Node s0, in Node s1, in Node n0, ref FeatureKeys keys)
    {
        if (s0.Left1 != 0 && s1.Tag >= 0)
        {
            ref readonly var own = ref c[s0.Left1];
            keys.Add(110, s1.Word, own.Word); keys.Add(111, s1.Word, own.Word, s0.Tag); keys.Add(112, s1.Tag, own.Word, s0.Tag);
            keys.Add(119, s1.Word, own.Word, s0.Word); keys.Add(120, s1.Tag, s0.Tag, own.Label, n0.Tag);
            keys.Add(121, s1.Tag, s0.Tag, c[s0.Left2].Word);
        }
        if (n0.Left1 == 0) return;
        ref readonly var l = ref c[n0.Left1];
        keys.Add(113, n0.Tag, l.Tag, s0.Tag); keys.Add(114, n0.Tag, l.Label, s0.Tag); keys.Add(115, n0.Word, n0.Lefts);
        keys.Add(116, n0.Tag, n0.Lefts); keys.Add(117, n0.Tag, c[n0.Left2].Label, l.Label); keys.Add(118, n0.Tag, s0.Tag, l.Word);
        keys.Add(122, s0.Word, l.Word); keys.Add(123, s0.Word, l.Word, n0.Tag); keys.Add(124, s1.Word, l.Word, n0.Tag);
        keys.Add(125, s1.Tag, s0.Tag, l.Word); keys.Add(126, s1.Word, s0.Word, l.Word); keys.Add(127, s0.Word, l.Word, n0.Word);
        keys.Add(128, s1.Tag, s0.Tag, n0.Tag, l.Tag); keys.Add(129, s0.Tag, n0.Tag, c[n0.Left2].Word);
    }

    static void Words(
        in Node s0, in Node s1, in Node s2, in Node n0, in Node n1, in Node n2, ref FeatureKeys keys)
    {
        keys.Add(0, s0.Word); keys.Add(1, s0.Tag); keys.Add(2, s0.Word, s0.Tag);
        keys.Add(3, s1.Word); keys.Add(4, s1.Tag); keys.Add(5, s1.Word, s1.Tag);
        keys.Add(6, n0.Word); keys.Add(7, n0.Tag); keys.Add(8, n0.Word, n0.Tag);
        keys.Add(9, n1.Word); keys.Add(10, n1.Tag); keys.Add(11, n1.Word, n1.Tag);
        keys.Add(13, n2.Tag);
        keys.Add(15, s2.Tag); keys.Add(16, s2.Word, s2.Tag);
    }

    static void Pairs(
        in Node s0, in Node s1, in Node s2, in Node n0, in Node n1, in Node n2, ref FeatureKeys keys)
    {
        keys.Add(17, s0.Word, s0.Tag, n0.Word, n0.Tag); keys.Add(18, s0.Word, s0.Tag, n0.Word); keys.Add(19, s0.Word, n0.Word, n0.Tag);
        keys.Add(20, s0.Word, s0.Tag, n0.Tag); keys.Add(21, s0.Tag, n0.Word, n0.Tag); keys.Add(22, s0.Word, n0.Word);
        keys.Add(23, s0.Tag, n0.Tag); keys.Add(24, s1.Word, s1.Tag, s0.Word, s0.Tag); keys.Add(25, s1.Word, s0.Word);
        keys.Add(26, s1.Word, s1.Tag, s0.Tag); keys.Add(27, s1.Tag, s0.Word, s0.Tag); keys.Add(28, s1.Tag, s0.Tag);
        keys.Add(29, s1.Tag, n0.Tag); keys.Add(30, s1.Word, n0.Word); keys.Add(31, s1.Word, s1.Tag, n0.Tag);
        keys.Add(32, s1.Tag, n0.Word); keys.Add(33, n0.Tag, n1.Tag); keys.Add(34, n0.Word, n1.Tag);
        keys.Add(35, n0.Tag, n1.Word); keys.Add(36, s0.Tag, n1.Tag); keys.Add(37, s0.Word, n1.Tag);
        keys.Add(38, n0.Tag, n1.Tag, n2.Tag); keys.Add(39, s0.Tag, n0.Tag, n1.Tag); keys.Add(40, s1.Tag, s0.Tag, n0.Tag);
        keys.Add(41, s2.Tag, s1.Tag, s0.Tag); keys.Add(42, s1.Tag, s0.Tag, n0.Tag, n1.Tag); keys.Add(43, s0.Word, n0.Tag, n1.Tag);
        keys.Add(44, s1.Word, s0.Tag, n0.Tag); keys.Add(45, s1.Tag, s0.Word, n0.Tag); keys.Add(46, s1.Tag, s0.Tag, n0.Word);
        keys.Add(47, s0.Tag, n0.Word, n1.Tag); keys.Add(48, s2.Tag, s1.Tag, s0.Tag, n0.Tag);
    }

    static void Dependents(Configuration c, in Node node, int other, int template, ref FeatureKeys keys)
    {
        if (node.Left1 != 0)
        {
            ref readonly var l = ref c[node.Left1];
            keys.Add(template + 6, node.Tag, l.Tag, other);
            keys.Add(template + 8, node.Tag, l.Label, other); keys.Add(template + 12, node.Tag, l.Label, c[node.Left2].Label);
            keys.Add(template + 10, node.Tag, l.Tag, c[node.Left2].Tag); keys.Add(template + 18, node.Tag, l.Word, other);
            keys.Add(template + 14, node.Word, node.Lefts); keys.Add(template + 15, node.Tag, node.Lefts);
        }
        if (node.Right1 == 0) return;
        ref readonly var r = ref c[node.Right1];
        keys.Add(template + 7, node.Tag, r.Tag, other);
        keys.Add(template + 9, node.Tag, r.Label, other); keys.Add(template + 13, node.Tag, r.Label, c[node.Right2].Label);
        keys.Add(template + 11, node.Tag, r.Tag, c[node.Right2].Tag); keys.Add(template + 19, node.Tag, r.Word, other);
        keys.Add(template + 16, node.Word, node.Rights); keys.Add(template + 17, node.Tag, node.Rights);
    }

    internal static int Distance(int d) => d switch { < 5 => d, < 8 => 5, < 13 => 6, _ => 7 };
}
