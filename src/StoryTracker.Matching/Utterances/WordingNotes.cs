using System.Collections.Immutable;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>What an editor must see where wordings differ.</summary>
static class WordingNotes
{
    // Quoted parts that share more than this are one part, cut differently.
    const double Alike = 0.8;

    /// <summary>Notes on one row, by the words of each column in it.</summary>
    public static ImmutableArray<RowNote> OfRow(ImmutableArray<ImmutableArray<PrintedWord>> columns)
    {
        var notes = ImmutableArray.CreateBuilder<RowNote>();
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = i + 1; j < columns.Length; j++)
            {
                var (x, y) = (columns[i], columns[j]);
                if (x.IsEmpty || y.IsEmpty) continue;
                var same = x.Length == y.Length && x.Zip(y).All(p => p.First.IsLike(p.Second));
                if (same ? Frame(x, y) : Differ(x, y)) notes.Add(Held(i, j, x, y));
                if (!same && Numbers(x) is { Count: > 0 } n && Numbers(y) is { Count: > 0 } m && !n.SetEquals(m))
                    notes.Add(new(WordingNote.Numbers, [i, j], $"the numbers differ: {Print(x, IsNumber)} and {Print(y, IsNumber)}"));
            }
        }
        return notes.ToImmutable();
    }

    /// <summary>Notes that no single row shows.</summary>
    public static ImmutableArray<RowNote> OfWhole(ImmutableArray<ImmutableArray<PrintedWord>> columns)
    {
        var notes = ImmutableArray.CreateBuilder<RowNote>();
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = i + 1; j < columns.Length; j++)
            {
                if (WindowMatch.Of(Forms(columns[i]), Forms(columns[j])).Opposed)
                    notes.Add(new(WordingNote.Negation, [i, j], "one says it with “not”, the other without"));
                if (Apart(columns[i], columns[j]))
                    notes.Add(new(WordingNote.CannotBothBeVerbatim, [i, j],
                        $"the words in quotation marks differ, “{Join(Quoted(columns[i]))}” and “{Join(Quoted(columns[j]))}”: at most one is verbatim for the same breath"));
                var (x, y) = (Obligation(columns[i]), Obligation(columns[j]));
                if (x is null == y is null) continue;
                var (should, plain) = x is not null ? (i, j) : (j, i);
                if (Finite(columns[plain]) is { } finite)
                    notes.Add(new(WordingNote.IsAgainstShouldBe, [i, j],
                        $"one says “{finite}”, the other “{x ?? y}”: what is, and what should be"));
            }
        }
        return notes.ToImmutable();
    }

    static RowNote Held(int i, int j, ImmutableArray<PrintedWord> x, ImmutableArray<PrintedWord> y)
    {
        var (quotedX, quotedY) = (Quoted(x), Quoted(y));
        if (quotedX.Any(Tells) && quotedY.Any(Tells))
            return new(WordingNote.CannotBothBeVerbatim, [i, j],
                $"both print it in quotation marks, “{Join(quotedX)}” and “{Join(quotedY)}”: at most one is verbatim");
        var (quoted, told) = quotedX.Any(Tells) ? (quotedX, y) : (quotedY, x);
        return new(WordingNote.FrameAgainstQuotation, [i, j],
            $"one quotes “{Join(quoted)}”, the other tells it in its own words: {Join(told)}");
    }

    static ImmutableArray<SpokenWord> Forms(ImmutableArray<PrintedWord> words) => [.. words.SelectMany(w => w.Forms)];

    // Both quote a part only, and neither part holds most of the other.
    static bool Apart(ImmutableArray<PrintedWord> x, ImmutableArray<PrintedWord> y)
    {
        var (quotedX, quotedY) = (Quoted(x), Quoted(y));
        return quotedX.Length < x.Length && quotedY.Length < y.Length && quotedX.Any(Tells) && quotedY.Any(Tells)
            && WindowMatch.Of(Forms(quotedX), Forms(quotedY)).Coverage < Alike;
    }

    static ImmutableArray<PrintedWord> Quoted(ImmutableArray<PrintedWord> words) => [.. words.Where(w => w.Quoted)];

    static bool Differ(ImmutableArray<PrintedWord> x, ImmutableArray<PrintedWord> y) =>
        (Quoted(x).Any(Tells) || Quoted(y).Any(Tells)) && x.Any(Tells) && y.Any(Tells);

    static bool Frame(ImmutableArray<PrintedWord> x, ImmutableArray<PrintedWord> y) =>
        x.Any(Tells) && (x.All(w => w.Quoted) && y.All(w => !w.Quoted) || x.All(w => !w.Quoted) && y.All(w => w.Quoted));

    static bool Tells(PrintedWord word) => word.Forms.Any(f => f.Counts);

    static bool IsNumber(PrintedWord word) => word.Is(WordClass.Number);

    static HashSet<string> Numbers(ImmutableArray<PrintedWord> words) => [.. words.Where(IsNumber).SelectMany(w => w.Forms)
        .Select(f => f.Form)];

    static string? Obligation(ImmutableArray<PrintedWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Is(WordClass.Obligation)) return words[i].Printed + (i + 1 < words.Length ? " " + words[i + 1].Printed : "");
            if (i + 2 < words.Length && Has(words[i], "have")
                && (Has(words[i + 1], "to") || Has(words[i + 1], "get") && Has(words[i + 2], "to")))
                return Join([words[i], words[i + 1], .. Has(words[i + 1], "to") ? ImmutableArray<PrintedWord>.Empty : [words[i + 2]]]);
        }
        return null;
    }

    static string? Finite(ImmutableArray<PrintedWord> words) =>
        words.FirstOrDefault(w => Has(w, "have"))?.Printed ?? words.FirstOrDefault(w => Has(w, "be"))?.Printed;

    static bool Has(PrintedWord word, string form) => word.Forms.Any(f => f.Form == form);

    static string Print(ImmutableArray<PrintedWord> words, Func<PrintedWord, bool> which) =>
        string.Join(" ", words.Where(which).Select(w => w.Printed));

    static string Join(ImmutableArray<PrintedWord> words) => string.Join(" ", words.Select(w => w.Printed));
}
