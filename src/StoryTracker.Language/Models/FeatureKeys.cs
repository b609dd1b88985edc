using System.Runtime.CompilerServices;

namespace StoryTracker.Language.Models;

/// <summary>The features of one decision, as 64-bit hashes; nothing is allocated while they are collected.</summary>
ref struct FeatureKeys(Span<ulong> room)
{
    readonly Span<ulong> _room = room;
    int _count;

    public readonly ReadOnlySpan<ulong> Keys => _room[.._count];

    public void Clear() => _count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a) => Put(Mix(Seed(template), a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b) => Put(Mix(Mix(Seed(template), a), b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b, int c) => Put(Mix(Mix(Mix(Seed(template), a), b), c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b, int c, int d) => Put(Mix(Mix(Mix(Mix(Seed(template), a), b), c), d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int template, int a, int b, int c, int d, int e) => Put(Mix(Mix(Mix(Mix(Mix(Seed(template), a), b), c), d), e));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Seed(int template) => (ulong)(template + 1) * 0x9E3779B97F4A7C15UL;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Mix(ulong hash, int value)
    {
        hash = (hash ^ (uint)value) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Put(ulong key) => _room[_count++] = key;
}
