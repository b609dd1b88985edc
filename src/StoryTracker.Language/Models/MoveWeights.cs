using System.Runtime.Intrinsics;

namespace StoryTracker.Language.Models;

/// <summary>Weights of a linear classifier with three classes: a slot's content is a feature's three weights, one signed byte each.</summary>
sealed class MoveWeights
{
    readonly FeatureTable _table;

    MoveWeights(FeatureTable table) => _table = table;

    public static MoveWeights Read(ref ReadOnlySpan<byte> bytes) => new(FeatureTable.Read(ref bytes));

    public (int Shift, int Left, int Right) Score(ReadOnlySpan<ulong> keys)
    {
        var (low, high) = (Vector128<short>.Zero, Vector128<short>.Zero);
        var table = _table;
        foreach (ulong key in keys)
        {
            var weights = table.Find(key).AsSByte();
            low += Vector128.WidenLower(weights);
            high += Vector128.WidenUpper(weights);
        }
        low += high;
        return (low[0] + low[4], low[1] + low[5], low[2] + low[6]);
    }
}
