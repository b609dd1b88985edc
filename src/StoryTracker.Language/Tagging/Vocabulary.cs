using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StoryTracker.Language.Tagging;

/// <summary>The words met at least twice in training, by the hash of their folded form, each with the tag class it bears most often.</summary>
/// <remarks>Layout: number of words (int32), hashes (uint64 each), usual classes (one byte each). A word's number is its place, from 1.</remarks>
sealed class Vocabulary
{
    readonly ulong[] _hashes;
    readonly byte[] _usual;
    readonly int[] _slots;

    public Vocabulary(ulong[] hashes, byte[] usual)
    {
        (_hashes, _usual) = (hashes, usual);
        int size = 1024;
        while (size < hashes.Length * 3) size *= 2;
        _slots = new int[size];
        for (int w = 0; w < hashes.Length; w++)
        {
            int i = (int)hashes[w] & (size - 1);
            while (_slots[i] != 0) i = (i + 1) & (size - 1);
            _slots[i] = w + 1;
        }
    }

    public static Vocabulary Read(ref ReadOnlySpan<byte> bytes)
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        ulong[] hashes = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(4, 8 * count)).ToArray();
        byte[] usual = bytes.Slice(4 + 8 * count, count).ToArray();
        bytes = bytes[(4 + 9 * count)..];
        return new Vocabulary(hashes, usual);
    }

    /// <summary>The word's number, from 1; 0 for a word that is not in the list.</summary>
    public int Number(ulong hash)
    {
        for (int i = (int)hash & (_slots.Length - 1); _slots[i] != 0; i = (i + 1) & (_slots.Length - 1))
            if (_hashes[_slots[i] - 1] == hash) return _slots[i];
        return 0;
    }

    /// <summary>The class a known word bears most often.</summary>
    public int Usual(int number) => _usual[number - 1];
}
