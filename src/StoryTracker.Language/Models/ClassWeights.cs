using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace StoryTracker.Language.Models;

/// <summary>Weights of a linear classifier with many classes: per feature the few classes it speaks for or against.</summary>
/// <remarks>
/// A slot's content is the offset of a row: a count, then pairs of class and signed weight, one byte each. Row 0 is empty.
/// Layout: the table, length of the rows (int32), rows.
/// </remarks>
sealed class ClassWeights
{
    readonly FeatureTable _table;
    readonly byte[] _rows;

    ClassWeights(FeatureTable table, byte[] rows) => (_table, _rows) = (table, rows);

    public static ClassWeights Read(ref ReadOnlySpan<byte> bytes)
    {
        var table = FeatureTable.Read(ref bytes);
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        byte[] rows = bytes.Slice(4, length).ToArray();
        bytes = bytes[(4 + length)..];
        return new ClassWeights(table, rows);
    }

    /// <summary>Adds the weights of every feature to the classes' scores.</summary>
    public void Score(ReadOnlySpan<ulong> keys, Span<int> scores)
    {
        Span<int> found = stackalloc int[keys.Length];
        var table = _table;
        for (int k = 0; k < keys.Length; k++) found[k] = (int)Vector128.Sum(table.Find(keys[k]));
        foreach (int row in found)
        {
            var pairs = _rows.AsSpan(row + 1, 2 * _rows[row]);
            for (int p = 0; p + 1 < pairs.Length; p += 2) scores[pairs[p]] += (sbyte)pairs[p + 1];
        }
    }
}
