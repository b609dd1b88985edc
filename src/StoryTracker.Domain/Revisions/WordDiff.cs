namespace StoryTracker.Domain.Revisions;

/// <summary>What became of a stretch of text.</summary>
public enum DiffKind
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stands in the older alone.</summary>
    Removed,

    /// <summary>It stands in the newer alone.</summary>
    Added,
}

/// <summary>A stretch of two texts, in UTF-16 code units.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="OldStart">First code unit in the older text.</param>
/// <param name="OldEnd">After the last; equal to the first for what was added.</param>
/// <param name="NewStart">First code unit in the newer text.</param>
/// <param name="NewEnd">After the last; equal to the first for what was removed.</param>
/// <param name="Move">Number, from 0, of a paragraph that stands elsewhere now: the same for where it stood and where it stands; null for none.</param>
public sealed record DiffSegment(DiffKind Kind, int OldStart, int OldEnd, int NewStart, int NewEnd, int? Move = null);

/// <summary>
/// Two texts compared word by word. Kept and removed stretches in order are the older text, kept and added ones the newer, character for
/// character. Paragraphs are paired first, then sentences, then words; a paragraph that stands elsewhere unchanged is a move, not a loss.
/// </summary>
/// <param name="Old">The older text.</param>
/// <param name="New">The newer text.</param>
/// <param name="Segments">Stretches in order, none empty.</param>
/// <param name="Coarse">True where the limit of work was reached, so that some changes are shown as whole sentences or paragraphs.</param>
public sealed record WordDiff(string Old, string New, IReadOnlyList<DiffSegment> Segments, bool Coarse)
{
    /// <summary>Steps a comparison may take at each of its three levels unless told otherwise: some tenths of a second.</summary>
    public const long DefaultBudget = 20_000_000;

    // A paragraph of fewer words that stands elsewhere ("Advertisement") says nothing about a move.
    const int ShortestMove = 4;

    /// <summary>Compares two texts.</summary>
    /// <param name="old">The older.</param>
    /// <param name="now">The newer.</param>
    /// <param name="budget">Steps it may take at each level; more makes it finer.</param>
    public static WordDiff Of(string old, string now, long budget = DefaultBudget)
    {
        if (old == now) return new(old, now, old.Length == 0 ? [] : [new(DiffKind.Kept, 0, old.Length, 0, now.Length)], false);
        var units = new DiffUnits(old, now);
        var (pairs, coarse) = units.Pair(budget, ShortestMove);
        return new(old, now, DiffSegments.Of(units, pairs), coarse);
    }

    /// <summary>Where the beginning of a range of the older text lies in the newer: itself where it was kept, else where its replacement begins.</summary>
    /// <param name="start">First code unit of the range.</param>
    public int MapStart(int start)
    {
        var s = Segments.FirstOrDefault(s => s.OldEnd > start);
        return s is null ? New.Length : s.Kind == DiffKind.Kept ? s.NewStart + start - s.OldStart : s.NewStart;
    }

    /// <summary>Where the end of a range of the older text lies in the newer: itself where it was kept, else where its replacement ends.</summary>
    /// <param name="end">The code unit after the last of the range.</param>
    public int MapEnd(int end)
    {
        for (var i = 0; i < Segments.Count; i++)
        {
            var s = Segments[i];
            if (s.OldEnd < end || s.OldStart == s.OldEnd) continue;
            if (s.Kind == DiffKind.Kept) return s.NewStart + end - s.OldStart;
            return i + 1 < Segments.Count && Segments[i + 1] is { Kind: DiffKind.Added, Move: null } added ? added.NewEnd : s.NewEnd;
        }
        return 0;
    }

    /// <summary>Where a range of the older text stands in the newer, if it was kept as a whole or moved with its paragraph; else null.</summary>
    /// <param name="start">First code unit of the range.</param>
    /// <param name="end">The code unit after the last.</param>
    public (int Start, int End)? Kept(int start, int end)
    {
        if (Segments.FirstOrDefault(s => s.OldStart <= start && end <= s.OldEnd && s.OldStart < s.OldEnd) is not { } s) return null;
        if (s.Kind == DiffKind.Kept) return (s.NewStart + start - s.OldStart, s.NewStart + end - s.OldStart);
        if (s.Move is null) return null;
        // Counted from the end: before it stands white space, which may be another now.
        var moved = Segments.First(t => t.Kind == DiffKind.Added && t.Move == s.Move);
        return moved.NewEnd - (s.OldEnd - start) is var from && from >= moved.NewStart ? (from, moved.NewEnd - (s.OldEnd - end)) : null;
    }
}
