using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StoryTracker.Language.Models;

/// <summary>Weights of a linear classifier with many classes: per feature the few classes it speaks for or against.</summary>
/// <remarks>
/// Layout: log2 of the number of slots (int32), length of the rows (int32), slots (uint32 each: 8 bits of fingerprint, 24 bits of offset), rows (one byte
/// count, then pairs of class and signed weight). A slot of zero is free; collisions are resolved by the next slot.
/// </remarks>
sealed class ClassWeights
{
    readonly uint[] _slots;
    readonly byte[] _rows;
    readonly int _mask;

    ClassWeights(uint[] slots, byte[] rows) => (_slots, _rows, _mask) = (slots, rows, slots.Length - 1);

    public static ClassWeights Read(ref ReadOnlySpan<byte> bytes)
    {
        int bits = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        bytes = bytes[8..];
        uint[] slots = MemoryMarshal.Cast<byte, uint>(bytes[..(4 << bits)]).ToArray();
        byte[] rows = bytes.Slice(4 << bits, length).ToArray();
        bytes = bytes[((4 << bits) + length)..];
        return new ClassWeights(slots, rows);
    }

    /// <summary>Adds the weights of every feature to the classes' scores.</summary>
    public void Score(ReadOnlySpan<ulong> keys, Span<int> scores)
    {
        foreach (ulong key in keys)
        {
            uint print = Fingerprint(key);
            for (int i = (int)(key >> 8) & _mask; _slots[i] != 0; i = (i + 1) & _mask)
            {
                if (_slots[i] >> 24 != print) continue;
                int row = (int)(_slots[i] & 0xFFFFFF);
                int end = row + 1 + 2 * _rows[row];
                for (int p = row + 1; p < end; p += 2) scores[_rows[p]] += (sbyte)_rows[p + 1];
                break;
            }
        }
    }

    /// <summary>8 bits of the hash, never 0.</summary>
    public static uint Fingerprint(ulong key) => Math.Max(1, (uint)(key >> 56));
}
