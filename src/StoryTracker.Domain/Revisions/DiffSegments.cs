namespace StoryTracker.Domain.Revisions;

/// <summary>Turns paired words into stretches that cover both texts, white space included.</summary>
static class DiffSegments
{
    public static List<DiffSegment> Of(DiffUnits units, List<(int Old, int New)> pairs)
    {
        var build = new Build(units.OldText, units.NewText);
        var (a, b) = (0, 0);
        foreach (var (i, j) in pairs.Append((units.Old.Count, units.New.Count)))
        {
            for (; a < i; a++) build.Remove(units.Old[a].End, units.MoveOf(a, old: true));
            for (; b < j; b++) build.Add(units.New[b].End, units.MoveOf(b, old: false));
            if (i == units.Old.Count && j == units.New.Count) break;
            build.Keep(units.Old[i], units.New[j]);
            (a, b) = (i + 1, j + 1);
        }
        return build.Finish();
    }

    sealed class Build(string old, string now)
    {
        readonly List<DiffSegment> segments = [];
        int a, b;

        // A word that went, with the white space before it.
        public void Remove(int end, int? move) => Put(DiffKind.Removed, end, b, move);

        public void Add(int end, int? move) => Put(DiffKind.Added, a, end, move);

        public void Keep(DiffToken was, DiffToken stands)
        {
            Gap(was.Start, stands.Start);
            Put(DiffKind.Kept, was.End, stands.End, null);
        }

        public List<DiffSegment> Finish()
        {
            Gap(old.Length, now.Length);
            return Tidy();
        }

        // White space: what both have at its end is kept, the rest is a change.
        void Gap(int oldTo, int newTo)
        {
            var (x, y) = (oldTo, newTo);
            while (x > a && y > b && old[x - 1] == now[y - 1]) (x, y) = (x - 1, y - 1);
            Put(DiffKind.Removed, x, b, null);
            Put(DiffKind.Added, a, y, null);
            Put(DiffKind.Kept, oldTo, newTo, null);
        }

        void Put(DiffKind kind, int oldTo, int newTo, int? move)
        {
            if (oldTo > a || newTo > b) segments.Add(new(kind, a, oldTo, b, newTo, move));
            (a, b) = (oldTo, newTo);
        }

        // Between two kept stretches: first all that went, then all that came; white space that both begin with is kept.
        List<DiffSegment> Tidy()
        {
            List<DiffSegment> tidy = [];
            for (var i = 0; i < segments.Count;)
            {
                if (segments[i].Kind == DiffKind.Kept)
                {
                    Join(tidy, segments[i++]);
                    continue;
                }
                var stop = i;
                while (stop < segments.Count && segments[stop].Kind != DiffKind.Kept) stop++;
                var run = segments.GetRange(i, stop - i);
                var (oldStart, oldEnd, newStart, newEnd) = (run[0].OldStart, run[^1].OldEnd, run[0].NewStart, run[^1].NewEnd);
                if (run[0].Move is null && run.Find(s => s.Kind == DiffKind.Added) is { Move: null } && run.Exists(s => s.Kind == DiffKind.Removed))
                {
                    var same = 0;
                    while (oldStart + same < oldEnd && newStart + same < newEnd && char.IsWhiteSpace(old[oldStart + same])
                        && old[oldStart + same] == now[newStart + same]) same++;
                    if (same > 0) Join(tidy, new(DiffKind.Kept, oldStart, oldStart + same, newStart, newStart + same));
                    (oldStart, newStart) = (oldStart + same, newStart + same);
                }
                foreach (var s in run.Where(s => s.Kind == DiffKind.Removed))
                    Join(tidy, s with { OldStart = Math.Max(s.OldStart, oldStart), NewStart = newStart, NewEnd = newStart });
                foreach (var s in run.Where(s => s.Kind == DiffKind.Added))
                    Join(tidy, s with { NewStart = Math.Max(s.NewStart, newStart), OldStart = oldEnd, OldEnd = oldEnd });
                i = stop;
            }
            return tidy;
        }

        static void Join(List<DiffSegment> tidy, DiffSegment s)
        {
            if (s.OldStart >= s.OldEnd && s.NewStart >= s.NewEnd) return;
            if (tidy.Count > 0 && tidy[^1] is var last && last.Kind == s.Kind && last.Move == s.Move)
                tidy[^1] = last with { OldEnd = s.OldEnd, NewEnd = s.NewEnd };
            else tidy.Add(s);
        }
    }
}
