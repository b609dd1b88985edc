namespace StoryTracker.Matching.Arrivals;

/// <summary>Reads whole numbers as <see cref="BinaryWriter.Write7BitEncodedInt(int)"/> writes them, one after another.</summary>
ref struct PackedInts(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> _bytes = bytes;
    int _at;

    /// <summary>The next number.</summary>
    public int Next()
    {
        var (number, shift) = (0u, 0);
        while (true)
        {
            var part = _bytes[_at++];
            number |= (uint)(part & 0x7F) << shift;
            if (part < 0x80) return (int)number;
            shift += 7;
        }
    }
}
