using StoryTracker.Language.Models;

namespace StoryTracker.Training.Learning;

/// <summary>Writes averaged weights as the bytes that <see cref="ClassWeights"/> and <see cref="MoveWeights"/> read.</summary>
static class ModelWriter
{
    /// <param name="to">Where to.</param>
    /// <param name="learnt">The weights.</param>
    /// <param name="step">What a weight of 1 stands for, in thousandths.</param>
    /// <param name="most">The greatest number of features; those with the largest weights are kept.</param>
    public static void Classes(BinaryWriter to, Perceptron learnt, long step, int most)
    {
        var kept = new List<(ulong Key, List<(int Class, sbyte Weight)> Row)>();
        foreach (var (key, row) in Strongest(learnt, most))
        {
            var small = row.Select(r => (r.Class, Weight: Quantise(r.Weight, step))).Where(r => r.Weight != 0).ToList();
            if (small.Count > 0) kept.Add((key, small));
        }
        var rows = new MemoryStream();
        uint[] slots = new uint[Size(kept.Count)];
        foreach (var (key, row) in kept)
        {
            slots[Free(slots, key)] = ClassWeights.Fingerprint(key) << 24 | (uint)rows.Position;
            rows.WriteByte((byte)row.Count);
            foreach (var (cls, weight) in row)
            {
                rows.WriteByte((byte)cls);
                rows.WriteByte((byte)weight);
            }
        }
        if (rows.Length > 0xFFFFFF) throw new InvalidOperationException($"The rows take {rows.Length} bytes, more than 24 bits can point to: prune more.");
        to.Write(int.Log2(slots.Length));
        to.Write((int)rows.Length);
        foreach (uint slot in slots) to.Write(slot);
        to.Write(rows.ToArray());
    }

    public static void Moves(BinaryWriter to, Perceptron learnt, long step, int most)
    {
        var kept = new List<(ulong Key, uint Weights)>();
        foreach (var (key, row) in Strongest(learnt, most))
        {
            uint packed = 0;
            foreach (var (cls, weight) in row) packed |= (uint)(byte)Quantise(weight, step) << (8 * cls);
            if (packed != 0) kept.Add((key, packed));
        }
        uint[] slots = new uint[Size(kept.Count)];
        foreach (var (key, weights) in kept) slots[Free(slots, key)] = ClassWeights.Fingerprint(key) << 24 | weights;
        to.Write(int.Log2(slots.Length));
        foreach (uint slot in slots) to.Write(slot);
    }

    static IEnumerable<(ulong Key, List<(int Class, long Weight)> Row)> Strongest(Perceptron learnt, int most)
    {
        var all = learnt.Averages().ToList();
        if (all.Count <= most) return all;
        long[] strengths = [.. all.Select(f => f.Row.Max(r => Math.Abs(r.Weight)))];
        long[] sorted = [.. strengths];
        Array.Sort(sorted);
        long least = sorted[^most];
        return all.Where((_, i) => strengths[i] > least);
    }

    static sbyte Quantise(long thousandths, long step)
    {
        long half = thousandths < 0 ? -step / 2 : step / 2;
        return (sbyte)Math.Clamp((thousandths + half) / step, -127, 127);
    }

    static int Size(int features)
    {
        int size = 256;
        while (size * 9L < features * 10L + 10) size *= 2;
        return size;
    }

    static int Free(uint[] slots, ulong key)
    {
        int i = (int)(key >> 8) & (slots.Length - 1);
        while (slots[i] != 0) i = (i + 1) & (slots.Length - 1);
        return i;
    }
}
