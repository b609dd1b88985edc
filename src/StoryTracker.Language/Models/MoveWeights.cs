using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StoryTracker.Language.Models;

/// <summary>Weights of a linear classifier with three classes: one slot of four bytes holds a feature's fingerprint and its three weights.</summary>
/// <remarks>Layout: log2 of the number of slots (int32), slots (uint32 each: 8 bits of fingerprint, three signed bytes). A slot of zero is free.</remarks>
sealed class MoveWeights
{
    readonly uint[] _slots;
    readonly int _mask;

    MoveWeights(uint[] slots) => (_slots, _mask) = (slots, slots.Length - 1);

    public static MoveWeights Read(ref ReadOnlySpan<byte> bytes)
    {
        int size = 4 << BinaryPrimitives.ReadInt32LittleEndian(bytes);
        uint[] slots = MemoryMarshal.Cast<byte, uint>(bytes.Slice(4, size)).ToArray();
        bytes = bytes[(4 + size)..];
        return new MoveWeights(slots);
    }

    public (int Shift, int Left, int Right) Score(ReadOnlySpan<ulong> keys)
    {
        int shift = 0, left = 0, right = 0;
        uint[] slots = _slots;
        foreach (ulong key in keys)
        {
            uint print = ClassWeights.Fingerprint(key);
            for (int i = (int)(key >> 8) & _mask; ; i = (i + 1) & _mask)
            {
                uint slot = slots[i];
                if (slot == 0) break;
                if (slot >> 24 != print) continue;
                shift += (sbyte)slot;
                left += (sbyte)(slot >> 8);
                right += (sbyte)(slot >> 16);
                break;
            }
        }
        return (shift, left, right);
    }
}
