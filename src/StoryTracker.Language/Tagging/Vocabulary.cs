using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StoryTracker.Language.Tagging;

/// <summary>The words of the training treebanks, by the hash of their folded form, each with the tag class it bears most often.</summary>
/// <remarks>
/// Layout: number of words (int32), how many of them are common (int32), hashes (uint64 each), usual classes (one byte each, the highest bit set where the word
/// bears no other). A word's number is its place, from 1; the common ones come first.
/// </remarks>
sealed class Vocabulary
{
    public const int Certain = 0x80;

    readonly ulong[] _hashes;
    readonly byte[] _usual;
    readonly int[] _slots;

    public Vocabulary(ulong[] hashes, byte[] usual, int common)
    {
        (_hashes, _usual, Common) = (hashes, usual, common);
        int size = 1024;
        while (size < hashes.Length * 2) size *= 2;
        _slots = new int[size];
        for (int w = 0; w < hashes.Length; w++)
        {
            int i = (int)hashes[w] & (size - 1);
            while (_slots[i] != 0) i = (i + 1) & (size - 1);
            _slots[i] = w + 1;
        }
    }

    /// <summary>Words up to this number are met often enough to be features themselves.</summary>
    public int Common { get; }

    public static Vocabulary Read(ref ReadOnlySpan<byte> bytes)
    {
        int count = BinaryPrimitives.ReadInt32LittleEndian(bytes), common = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        ulong[] hashes = MemoryMarshal.Cast<byte, ulong>(bytes.Slice(8, 8 * count)).ToArray();
        byte[] usual = bytes.Slice(8 + 8 * count, count).ToArray();
        bytes = bytes[(8 + 9 * count)..];
        return new Vocabulary(hashes, usual, common);
    }

    /// <summary>The word's number, from 1; 0 for a word that is not in the list.</summary>
    public int Number(ulong hash)
    {
        for (int i = (int)hash & (_slots.Length - 1); _slots[i] != 0; i = (i + 1) & (_slots.Length - 1))
            if (_hashes[_slots[i] - 1] == hash) return _slots[i];
        return 0;
    }

    /// <summary>The class a word of the list bears most often.</summary>
    public int Usual(int number) => _usual[number - 1] & ~Certain;

    /// <summary>Whether a word of the list bears no other class.</summary>
    public bool IsCertain(int number) => (_usual[number - 1] & Certain) != 0;
}
