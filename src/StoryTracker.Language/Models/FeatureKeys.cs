using System.Runtime.CompilerServices;

namespace StoryTracker.Language.Models;

/// <summary>The features of one decision, as 64-bit hashes; nothing is allocated while they are collected.</summary>
/// <remarks>Multiply-shift hashing: each value has a factor of its own for its place, so that the products do not wait for one another.</remarks>
ref struct FeatureKeys(Span<ulong> room)
{
    const ulong A = 0x9E3779B97F4A7C15, B = 0xD6E8FEB86659FD93, C = 0xC2B2AE3D27D4EB4F, D = 0xFF51AFD7ED558CCD, E = 0x165667B19E3779F9;

    readonly Span<ulong> _room = room;
    int _count;

    public readonly ReadOnlySpan<ulong> Keys => _room[.._count];

    public void Clear() => _count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a) => Put(template, (uint)a * A);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b) => Put(template, (uint)a * A + (uint)b * B);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b, int c) => Put(template, (uint)a * A + (uint)b * B + (uint)c * C);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b, int c, int d) => Put(template, (uint)a * A + (uint)b * B + (uint)c * C + (uint)d * D);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b, int c, int d, int e) =>
        Put(template, (uint)a * A + (uint)b * B + (uint)c * C + (uint)d * D + (uint)e * E);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Put(int template, ulong sum)
    {
        sum += (ulong)(template + 1) * 0x27D4EB2F165667C5;
        sum = (sum ^ (sum >> 32)) * 0x94D049BB133111EB;
        _room[_count++] = sum;
    }
}
