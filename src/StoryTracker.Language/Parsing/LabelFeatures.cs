using StoryTracker.Language.Models;
using StoryTracker.Language.Tagging;

namespace StoryTracker.Language.Parsing;

/// <summary>What the choice of an arc's relation looks at: head, dependent, their dependents so far, and what stands beside them.</summary>
static class LabelFeatures
{
    public const int Most = 64;

    public static void Collect(Configuration c, Analysis a, int head, int dependent, ref FeatureKeys keys)
    {
        int[] words = a.Words, tags = a.Tags;
        int hw = words[head], ht = tags[head], dw = words[dependent], dt = tags[dependent];
        bool left = dependent < head;
        int side = left ? 1 : 2;
        int distance = MoveFeatures.Distance(Math.Abs(head - dependent)) << 2 | side;
        int first = c.Left1[dependent], second = c.Left2[dependent], last = c.Right1[dependent];
        int fw = MoveFeatures.W(words, first), ft = MoveFeatures.W(tags, first), fr = MoveFeatures.Label(c, first);
        int before = dependent > 0 ? dependent - 1 : -1;
        int sibling = left ? c.Left1[head] : c.Right1[head];
        int siblingLabel = MoveFeatures.Label(c, sibling), siblingTag = MoveFeatures.W(tags, sibling);
        int headSet = MoveFeatures.Set(left ? c.LeftSet[head] : c.RightSet[head]), headLeft = MoveFeatures.Set(c.LeftSet[head]);
        int ownLeft = MoveFeatures.Set(c.LeftSet[dependent]), ownRight = MoveFeatures.Set(c.RightSet[dependent]);
        keys.Clear();
        keys.Add(0, side, dw); keys.Add(1, side, dt); keys.Add(2, side, dw, dt);
        keys.Add(3, side, hw); keys.Add(4, side, ht); keys.Add(5, side, hw, ht);
        keys.Add(6, side, hw, dw); keys.Add(7, side, ht, dt); keys.Add(8, side, hw, dt); keys.Add(9, side, ht, dw);
        keys.Add(10, ht, dt, distance); keys.Add(11, dw, distance); keys.Add(12, dt, distance);
        keys.Add(13, side, fw, dt); keys.Add(14, side, ft, dt); keys.Add(15, side, fr, dt); keys.Add(16, side, ht, dt, fw);
        keys.Add(17, hw, dt, fw); keys.Add(18, ht, dt, fr, side); keys.Add(19, side, fw, dw); keys.Add(20, hw, fw, side);
        keys.Add(21, side, MoveFeatures.W(words, second), dt); keys.Add(22, side, MoveFeatures.W(words, last), dt);
        keys.Add(23, side, MoveFeatures.Label(c, last), dt); keys.Add(24, side, ownLeft, dt); keys.Add(25, ht, ownLeft, dt, side);
        keys.Add(26, side, ownRight, dt); keys.Add(27, hw, ownLeft, dt); keys.Add(28, side, ownLeft, dw);
        keys.Add(29, side, siblingLabel, dt, ht); keys.Add(30, side, siblingTag, dt); keys.Add(31, side, headSet, dt, ht);
        keys.Add(32, headLeft, side, dt, ht); keys.Add(33, hw, headLeft, side, dt); keys.Add(34, hw, headSet, dt, side);
        keys.Add(35, side, MoveFeatures.W(tags, before), dt); keys.Add(36, side, tags[dependent + 1], dt);
        keys.Add(37, side, MoveFeatures.W(words, before), dt); keys.Add(38, side, words[dependent + 1], dt);
        keys.Add(39, side, tags[head + 1], ht, dt); keys.Add(40, side, head > 0 ? tags[head - 1] : -1, ht, dt);
        keys.Add(41, side, a.Forms[dependent].Suffix3, dt); keys.Add(42, side, a.Forms[dependent].Shape, dt, ht);
        keys.Add(43, side, dt, ht, fr, siblingLabel); keys.Add(44, side, words[head + 1], ht, dt);
        keys.Add(45, side, dt, ht, c.Next - dependent == 1 ? 1 : 0, tags[c.Next]);
    }
}
