using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StoryTracker.Language.Models;

/// <summary>A set-associative table of features: four slots to a bucket, looked through at once and without a branch.</summary>
/// <remarks>
/// A slot is 8 bits of the feature's hash (<see cref="Print"/>) and 24 bits of content; an empty one is 0, whose content says nothing. Which bucket: <see cref="Bucket"/>.
/// Layout: log2 of the number of slots (int32), slots (uint32 each).
/// </remarks>
readonly struct FeatureTable
{
    public const int Ways = 4;
    const uint Content = 0x00FFFFFF;

    readonly uint[] _slots;
    readonly int _start;
    readonly int _mask;

    FeatureTable(ReadOnlySpan<uint> slots)
    {
        // The table starts at the start of a cache line, so that no bucket lies across two.
        _slots = GC.AllocateUninitializedArray<uint>(slots.Length + 16, pinned: true);
        _start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_slots, 0) & 63) / sizeof(uint);
        slots.CopyTo(_slots.AsSpan(_start));
        _mask = slots.Length - 1 & ~(Ways - 1);
    }

    public static FeatureTable Read(ref ReadOnlySpan<byte> bytes)
    {
        int size = 4 << BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var table = new FeatureTable(MemoryMarshal.Cast<byte, uint>(bytes.Slice(4, size)));
        bytes = bytes[(4 + size)..];
        return table;
    }

    /// <summary>The part of a hash that is kept in the slot, in its place.</summary>
    public static uint Print(ulong key) => (uint)(key >> 32) & ~Content;

    /// <summary>Number of the first slot of a feature's bucket, in a table with this many slots.</summary>
    public static int Bucket(ulong key, int slots) => (int)(key >> 30) & (slots - 1) & ~(Ways - 1);

    /// <summary>The bucket with the content of the feature's slot, and zeros elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<uint> Find(ulong key)
    {
        ref uint first = ref MemoryMarshal.GetArrayDataReference(_slots);
        var bucket = Vector128.LoadUnsafe(ref first, (nuint)(_start + ((int)(key >> 30) & _mask)));
        var same = Vector128.Equals(bucket & Vector128.Create(~Content), Vector128.Create(Print(key)));
        return bucket & same & Vector128.Create(Content);
    }
}
