using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Revisions;

/// <summary>What became of a passage in a newer revision.</summary>
public abstract record PassageFate
{
    PassageFate()
    {
    }

    /// <summary>The same characters stand there, and nobody can mistake which they are.</summary>
    /// <param name="Passage">Cut from the newer revision.</param>
    public sealed record Refound(Passage Passage) : PassageFate;

    /// <summary>Other characters stand in their place.</summary>
    /// <param name="Now">What stands there, cut from the newer revision.</param>
    public sealed record Changed(Passage Now) : PassageFate;

    /// <summary>Nothing stands there, or nobody can tell what.</summary>
    public sealed record Gone : PassageFate;
}

/// <summary>
/// Finds a passage again by its exact words and their context (W3C Web Annotation Data Model, 4.2.4, text quote selector). Its
/// words must be the same to the character; the context may differ in the look of its marks and in white space. What fits two places fits none.
/// </summary>
public static class PassageRefinding
{
    // Words that are so long stand where they stand, whatever is round them, if they stand there once.
    const int TellingLength = 30;

    // Letters and digits of context that must agree on one side or the other.
    const int TellingContext = 8;

    // Share of a passage's letters that must be left before what replaced it counts as the same words changed.
    const double Kinship = 0.35;

    /// <summary>What became of a passage.</summary>
    /// <param name="passage">Cut from the older text.</param>
    /// <param name="diff">The two texts.</param>
    /// <exception cref="ArgumentException">The passage is not a slice of the older text.</exception>
    public static PassageFate Find(Passage passage, WordDiff diff)
    {
        if (!passage.IsSliceOf(diff.Old)) throw new ArgumentException("The passage is not a slice of the older text.", nameof(passage));
        var places = Places(passage.Exact, diff.New);
        if (diff.Kept(passage.Start, passage.End) is { } kept && places.Contains(kept.Start) && (places.Count == 1 || HasContext(passage, diff, kept.Start)))
            return Refound(passage, diff.New, kept.Start);
        if (places.Count == 1 && (passage.Exact.Length >= TellingLength || HasContext(passage, diff, places[0]))) return Refound(passage, diff.New, places[0]);
        var fitting = places.Where(p => HasContext(passage, diff, p)).Select(p => (At: p, Score: Context(passage, diff, p))).OrderByDescending(p => p.Score).ToList();
        if (fitting.Count > 0 && (fitting.Count == 1 || fitting[0].Score > fitting[1].Score)) return Refound(passage, diff.New, fitting[0].At);
        return places.Count == 0 ? Replacement(passage, diff) : new PassageFate.Gone();
    }

    static PassageFate.Refound Refound(Passage passage, string now, int at) => new(Passage.Cut(now, at, at + passage.Exact.Length, passage.Quoted));

    // What stands between the places to which its ends correspond, if enough of its words are left there.
    static PassageFate Replacement(Passage passage, WordDiff diff)
    {
        var (from, to) = (diff.MapStart(passage.Start), diff.MapEnd(passage.End));
        while (from < to && char.IsWhiteSpace(diff.New[from])) from++;
        while (to > from && char.IsWhiteSpace(diff.New[to - 1])) to--;
        if (from >= to || diff.New.AsSpan(from, to - from).Equals(passage.Exact, StringComparison.Ordinal)) return new PassageFate.Gone();
        var kept = diff.Segments.Where(s => s.Kind == DiffKind.Kept && s.OldStart < passage.End && passage.Start < s.OldEnd)
            .Sum(s => Letters(diff.Old, Math.Max(s.OldStart, passage.Start), Math.Min(s.OldEnd, passage.End)));
        var longer = Math.Max(Letters(diff.Old, passage.Start, passage.End), Letters(diff.New, from, to));
        if (kept < Kinship * longer) kept = SharedLetters(passage.Exact, diff.New[from..to]);
        return kept >= Kinship * longer && !Splits(diff.New, from) && !Splits(diff.New, to)
            ? new PassageFate.Changed(Passage.Cut(diff.New, from, to, passage.Quoted)) : new PassageFate.Gone();
    }

    static int Letters(string text, int start, int end)
    {
        var letters = 0;
        for (var i = start; i < end; i++) letters += char.IsLetterOrDigit(text[i]) ? 1 : 0;
        return letters;
    }

    // Where the comparison was coarse, the words themselves are compared once more.
    static int SharedLetters(string old, string now) =>
        WordDiff.Of(old, now, 200_000).Segments.Where(s => s.Kind == DiffKind.Kept).Sum(s => Letters(old, s.OldStart, s.OldEnd));

    static bool HasContext(Passage passage, WordDiff diff, int at)
    {
        var (before, after) = Sides(passage, diff, at);
        // A side on which there is nothing in either text agrees with as much as there can be.
        return before >= TellingContext || after >= TellingContext || (before + after >= TellingContext / 2 && AtEdges(passage, diff, at));
    }

    static bool AtEdges(Passage passage, WordDiff diff, int at) =>
        (passage.Start <= TellingContext && at <= TellingContext)
        || (diff.Old.Length - passage.End <= TellingContext && diff.New.Length - at - passage.Exact.Length <= TellingContext);

    static int Context(Passage passage, WordDiff diff, int at) => Sides(passage, diff, at) is var (before, after) ? before + after : 0;

    // Letters and digits that agree, walking away from the passage on either side; marks and white space do not count.
    static (int Before, int After) Sides(Passage passage, WordDiff diff, int at)
    {
        return (Walk(passage.Start - 1, at - 1, -1), Walk(passage.End, at + passage.Exact.Length, 1));

        int Walk(int i, int j, int step)
        {
            var same = 0;
            for (; same < 2 * Passage.ContextLength; i += step, j += step, same++)
            {
                while (i >= 0 && i < diff.Old.Length && !char.IsLetterOrDigit(diff.Old[i])) i += step;
                while (j >= 0 && j < diff.New.Length && !char.IsLetterOrDigit(diff.New[j])) j += step;
                if (i < 0 || j < 0 || i >= diff.Old.Length || j >= diff.New.Length || diff.Old[i] != diff.New[j]) return same;
            }
            return same;
        }
    }

    // Whole words alone: "ban" does not stand in "bank".
    static List<int> Places(string exact, string text)
    {
        List<int> places = [];
        for (var at = text.IndexOf(exact, StringComparison.Ordinal); at >= 0 && places.Count < 1000; at = text.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
            var end = at + exact.Length;
            var cutsBefore = at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(exact[0]);
            var cutsAfter = end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(exact[^1]);
            if (!cutsBefore && !cutsAfter && !Splits(text, at) && !Splits(text, end)) places.Add(at);
        }
        return places;
    }

    static bool Splits(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]);
}
