using StoryTracker.Language.Models;

namespace StoryTracker.Training.Learning;

/// <summary>Writes averaged weights as the bytes that <see cref="ClassWeights"/> and <see cref="MoveWeights"/> read.</summary>
static class ModelWriter
{
    /// <param name="to">Where to.</param>
    /// <param name="features">The weights, in thousandths, in order of the keys.</param>
    /// <param name="step">What a weight of 1 stands for, in thousandths.</param>
    /// <param name="bits">Log2 of the number of slots; in every bucket the features with the largest weights are kept.</param>
    public static void Classes(BinaryWriter to, IEnumerable<(ulong Key, List<(int Class, long Weight)> Row)> features, long step, int bits)
    {
        var rows = new MemoryStream();
        rows.WriteByte(0);
        uint[] slots = Table(features, step, bits, (_, row) =>
        {
            long place = rows.Position;
            rows.WriteByte((byte)row.Count);
            foreach (var (cls, weight) in row)
            {
                rows.WriteByte((byte)cls);
                rows.WriteByte((byte)weight);
            }
            return (uint)place;
        });
        if (rows.Length > 0xFFFFFF) throw new InvalidOperationException($"The rows take {rows.Length} bytes, more than 24 bits can point to: prune more.");
        Write(to, slots);
        to.Write((int)rows.Length);
        to.Write(rows.ToArray());
    }

    /// <inheritdoc cref="Classes"/>
    public static void Moves(BinaryWriter to, IEnumerable<(ulong Key, List<(int Class, long Weight)> Row)> features, long step, int bits) =>
        Write(to, Table(features, step, bits, (_, row) =>
        {
            uint packed = 0;
            foreach (var (cls, weight) in row) packed |= (uint)(byte)weight << (8 * cls);
            return packed;
        }));

    static uint[] Table(
        IEnumerable<(ulong Key, List<(int Class, long Weight)> Row)> features, long step, int bits,
        Func<ulong, List<(int Class, sbyte Weight)>, uint> content)
    {
        var kept = new List<(ulong Key, List<(int Class, sbyte Weight)> Row, long Strength)>();
        foreach (var (key, row) in features)
        {
            var small = row.Select(r => (r.Class, Weight: Quantise(r.Weight, step))).Where(r => r.Weight != 0).ToList();
            if (small.Count > 0) kept.Add((key, small, row.Max(r => Math.Abs(r.Weight))));
        }
        kept.Sort((x, y) => x.Strength != y.Strength ? y.Strength.CompareTo(x.Strength) : x.Key.CompareTo(y.Key));
        uint[] slots = new uint[1 << bits];
        bool[] taken = new bool[1 << bits];
        foreach (var (key, row, _) in kept)
        {
            int first = FeatureTable.Bucket(key, slots.Length);
            for (int i = first; i < first + FeatureTable.Ways; i++)
            {
                // Two features of one bucket with the same print could not be told apart: the stronger stays.
                if (taken[i] && (slots[i] & 0xFF000000) == FeatureTable.Print(key)) break;
                if (taken[i]) continue;
                taken[i] = true;
                slots[i] = FeatureTable.Print(key) | content(key, row);
                break;
            }
        }
        return slots;
    }

    static void Write(BinaryWriter to, uint[] slots)
    {
        to.Write(int.Log2(slots.Length));
        foreach (uint slot in slots) to.Write(slot);
    }

    static sbyte Quantise(long thousandths, long step)
    {
        long half = thousandths < 0 ? -step / 2 : step / 2;
        return (sbyte)Math.Clamp((thousandths + half) / step, -127, 127);
    }
}
