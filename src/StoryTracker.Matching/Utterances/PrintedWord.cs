using System.Collections.Immutable;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances.Words;

namespace StoryTracker.Matching.Utterances;

/// <summary>A word of a wording as printed, with what closes it up to the next word: all words together are the wording, character for
/// character.</summary>
/// <param name="Forms">What it stands for; two for a contraction.</param>
/// <param name="Printed">The word itself.</param>
/// <param name="From">First character in the article that it takes with it: its own, or for the first word the wording's first.</param>
/// <param name="To">After the last: where the next word starts, or the wording's end.</param>
sealed record PrintedWord(ImmutableArray<SpokenWord> Forms, string Printed, int From, int To)
{
    /// <summary>Inside quotation marks.</summary>
    public bool Quoted => Forms[0].Quoted;

    /// <summary>How much it proves when shared.</summary>
    public double Weight => Forms.Max(f => f.Weight);

    /// <summary>Whether the other is a form of the same word.</summary>
    public bool IsLike(PrintedWord other) => Forms.Any(f => other.Forms.Any(o => WindowMatch.Same(f.Form, o.Form)));

    /// <summary>Whether any of its forms is of a class.</summary>
    public bool Is(WordClass kind) => Forms.Any(f => f.Class == kind);

    /// <summary>The words of a wording; empty when it holds none.</summary>
    public static ImmutableArray<PrintedWord> Of(Wording wording)
    {
        var spoken = SpokenWords.Of(new Report(wording.ReportId, wording.ArticleId, wording.Pieces)).All
            .GroupBy(w => w.Start).Select(g => g.ToImmutableArray()).ToList();
        var words = ImmutableArray.CreateBuilder<PrintedWord>();
        for (var i = 0; i < spoken.Count; i++)
        {
            var (start, end) = (spoken[i][0].Start, spoken[i][0].End);
            var piece = wording.Pieces.First(p => p.Start <= start && end <= p.End);
            words.Add(new(spoken[i], piece.Text[(start - piece.Start)..(end - piece.Start)], i == 0 ? wording.Start : start,
                i + 1 < spoken.Count ? spoken[i + 1][0].Start : wording.End));
        }
        return words.ToImmutable();
    }

    /// <summary>Its characters, cut where the wording's pieces end.</summary>
    public IEnumerable<CellText> Texts(Wording wording, WordMark mark)
    {
        foreach (var piece in wording.Pieces)
        {
            var (from, to) = (Math.Max(From, piece.Start), Math.Min(To, piece.End));
            if (from < to) yield return new(piece.Text[(from - piece.Start)..(to - piece.Start)], from, to, piece.Quoted, mark);
        }
    }
}
